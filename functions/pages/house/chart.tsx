import { scaleBand, scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { Details } from '../nhs/details.tsx';
import { Table } from '../nhs/table.tsx';
import { ChartRows } from './chart-rows.tsx';

export interface ChartProps {
  /** Unlike that of any other chart on the page. */
  readonly id: string;
  /** `rows`: a bar for each label from left to right, for what has names; the first series alone. */
  readonly kind: 'bar' | 'line' | 'rows';
  /** What the figures say, as a sentence. */
  readonly headline: string;
  /** What is counted, of whom, when. */
  readonly subtitle: string;
  /** What stands under the figures, as the head of the table's first column. */
  readonly per: string;
  readonly labels: readonly string[];
  /** At most four: more cannot be told apart. Each is as long as `labels`; undefined where there is no figure. */
  readonly series: readonly Series[];
  /** What stands where there is no figure, if not `not known`. */
  readonly missing?: string | undefined;
}

interface Series {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

/** Figures as a picture, with the table that it is drawn from. */
export function Chart(props: ChartProps) {
  const { id, headline, subtitle, per, labels, series, missing } = props;
  if (series.length > mostSeries) throw new RangeError(`a chart has at most ${mostSeries} series`);
  return (
    <figure class="lr-chart" aria-labelledby={`${id}-headline`}>
      <figcaption>
        <h2 class="nhsuk-heading-s nhsuk-u-margin-bottom-1" id={`${id}-headline`}>
          {headline}
        </h2>
        <p class="nhsuk-body-s">{subtitle}</p>
      </figcaption>
      {props.kind === 'rows' ? <ChartRows {...props} description={descriptionOf(props)} /> : <Picture {...props} />}
      <Details summary="Show the figures">
        <Table
          caption={{ content: headline, size: 's' }}
          head={[per, ...series.map(({ name }) => ({ content: name, format: 'numeric' as const }))]}
          rows={labels.map((label, i) => [
            label,
            ...series.map(({ values }) => (values[i] === undefined ? (missing ?? said(undefined)) : said(values[i]))),
          ])}
          firstCellIsHeader
          compact
          scroll
          id={`${id}-figures`}
        />
      </Details>
    </figure>
  );
}

const mostSeries = 4;
const width = 640;
const height = 320;
const frame = { top: 16, right: 120, bottom: 40, left: 48 };
/** At least 3 to 1 against white, and each line is broken in its own way, so that colour is never all. */
export const seriesStyles = [
  { colour: '#005eb8', dashes: undefined },
  { colour: '#00703c', dashes: '8 4' },
  { colour: '#212b32', dashes: '2 4' },
  { colour: '#ae2573', dashes: '12 4 2 4' },
] as const;

const said = (value: number | undefined) => (value === undefined ? 'not known' : value.toLocaleString('en-GB'));

function Picture(props: ChartProps) {
  const { id, kind, headline, series, labels } = props;
  const top = Math.max(1, ...series.flatMap(({ values }) => values.map(value => value ?? 0)));
  // From zero always: a cut axis makes a small change look like a great one.
  const y = scaleLinear([0, top], [height - frame.bottom, frame.top]).nice(5);
  const shown = everyFew(labels);
  const x = placesOf(kind, labels);
  const names = apart(series.map(({ values }) => y(values.findLast(value => value !== undefined) ?? 0)));
  return (
    <svg
      class="lr-chart__picture"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{headline}</title>
      <desc id={`${id}-desc`}>{descriptionOf(props)}</desc>
      <g>
        {y
          .ticks(5)
          // What is counted is counted in whole numbers.
          .filter(Number.isInteger)
          .map(tick => (
            <>
              <line class="lr-chart__grid" x1={frame.left} x2={width - frame.right} y1={y(tick)} y2={y(tick)} />
              <text x={frame.left - 8} y={y(tick) + 5} text-anchor="end">
                {said(tick)}
              </text>
            </>
          ))}
        {labels.map((label, i) =>
          shown(i) ? (
            <text x={x(i)} y={height - frame.bottom + 24} text-anchor="middle">
              {label}
            </text>
          ) : undefined,
        )}
        {kind === 'line'
          ? series.map((one, i) => <Line series={one} index={i} x={x} y={y} name={names[i] ?? 0} />)
          : series.map((one, i) => <Bars series={one} index={i} of={series.length} labels={labels} y={y} />)}
      </g>
    </svg>
  );
}

/** The middle of each label's place. */
function placesOf(kind: ChartProps['kind'], labels: readonly string[]): (i: number) => number {
  const places = labels.map((_, i) => String(i));
  const range: [number, number] = [frame.left, width - frame.right];
  if (kind === 'line') {
    const points = scalePoint(places, range).padding(0.5);
    return i => points(String(i)) ?? 0;
  }
  const bands = scaleBand(places, range);
  return i => (bands(String(i)) ?? 0) + bands.bandwidth() / 2;
}

/** As many labels as can be read without turning them. */
function everyFew(labels: readonly string[]): (i: number) => boolean {
  const longest = Math.max(...labels.map(label => label.length), 1);
  const step = Math.ceil((labels.length * longest * 9) / (width - frame.left - frame.right));
  return i => i % step === 0;
}

/** Heights at which names can be read that would lie on each other: those below make room. */
function apart(heights: readonly number[]): readonly number[] {
  const placed: number[] = [];
  for (const [height, i] of heights.map((one, at) => [one, at] as const).sort(([a], [b]) => a - b))
    placed[i] = Math.max(height, ...placed.filter(other => other !== undefined).map(other => other + lineHeight));
  return placed;
}
const lineHeight = 18;

interface DrawnProps {
  readonly series: Series;
  readonly index: number;
  readonly y: (value: number) => number;
}

/** Its name stands at its end: nobody has to find it in a legend. */
function Line({
  series,
  index,
  x,
  y,
  name,
}: DrawnProps & { readonly x: (i: number) => number; readonly name: number }) {
  const { colour, dashes } = seriesStyles[index] ?? seriesStyles[0];
  const path = line<number | undefined>()
    .defined(value => value !== undefined)
    .x((_, i) => x(i))
    .y(value => y(value ?? 0));
  const last = series.values.findLastIndex(value => value !== undefined);
  return (
    <g>
      <path d={path([...series.values]) ?? ''} fill="none" stroke={colour} stroke-width="3" stroke-dasharray={dashes} />
      {last >= 0 && (
        <text x={x(last) + 8} y={name + 5} fill={colour} class="lr-chart__name">
          {series.name}
        </text>
      )}
    </g>
  );
}

function Bars({
  series,
  index,
  of,
  labels,
  y,
}: DrawnProps & { readonly of: number; readonly labels: readonly string[] }) {
  const bands = scaleBand(
    labels.map((_, i) => String(i)),
    [frame.left, width - frame.right],
  ).padding(0.2);
  const each = bands.bandwidth() / of;
  const { colour } = seriesStyles[index] ?? seriesStyles[0];
  return (
    <g>
      {series.values.map((value, i) =>
        value === undefined ? undefined : (
          <rect
            x={(bands(String(i)) ?? 0) + each * index}
            y={y(value)}
            width={each * 0.95}
            height={y(0) - y(value)}
            fill={colour}
          />
        ),
      )}
      {of > 1 && (
        <>
          <rect x={width - frame.right + 12} y={frame.top + index * 24} width="14" height="14" fill={colour} />
          <text x={width - frame.right + 32} y={frame.top + index * 24 + 12}>
            {series.name}
          </text>
        </>
      )}
    </g>
  );
}

/** What a picture of this kind is read for: where each series begins and ends, and its highest. */
function descriptionOf({ kind, labels, series, per }: ChartProps): string {
  const about = series.map(({ name, values }) => {
    const known = values.filter(value => value !== undefined);
    if (known.length === 0) return `${name}: no figures.`;
    const highest = Math.max(...known);
    return `${name}: highest ${said(highest)} (${labels[values.indexOf(highest)]}), last ${said(known.at(-1))}.`;
  });
  return `A ${kind === 'rows' ? 'bar' : kind} chart by ${per.toLowerCase()}. ${about.join(' ')} The table below has every figure.`;
}
