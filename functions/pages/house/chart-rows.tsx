import { scaleLinear } from 'd3-scale';

interface ChartRowsProps {
  readonly id: string;
  readonly headline: string;
  readonly description: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly values: readonly (number | undefined)[] }[];
  readonly missing?: string | undefined;
}

const width = 640;
const rowHeight = 56;
const roomForFigure = 100;

/** A bar for each label, from zero, with its name above it and its figure at its end: nothing has to be read off an axis. */
export function ChartRows({ id, headline, description, labels, series, missing = 'not known' }: ChartRowsProps) {
  const values = labels.map((_, i) => series[0]?.values[i]);
  const x = scaleLinear([0, Math.max(1, ...values.map(value => value ?? 0))], [0, width - roomForFigure]);
  return (
    <svg
      class="lr-chart__picture lr-chart__picture--rows"
      viewBox={`0 0 ${width} ${Math.max(1, labels.length) * rowHeight}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{headline}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {labels.map((label, i) => {
        const value = values[i];
        const top = i * rowHeight;
        return (
          <g>
            <text x="0" y={top + 20}>
              {label}
            </text>
            <rect x="0" y={top + 28} width={x(value ?? 0)} height="16" fill="#005eb8" />
            <text x={x(value ?? 0) + 6} y={top + 42} class="lr-chart__name">
              {value === undefined ? missing : value.toLocaleString('en-GB')}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
