import type { Period } from '../../../domain/reports/histories.ts';
import type { CalendarDate } from '../../../schemas/time.ts';
import { Chart } from '../house/chart.tsx';
import { SubNavigation } from '../house/sub-navigation.tsx';
import { Button } from '../nhs/button.tsx';
import { Details } from '../nhs/details.tsx';
import { Input } from '../nhs/input.tsx';
import { Table } from '../nhs/table.tsx';
import { WarningCallout } from '../nhs/warning-callout.tsx';
import { type FieldError, messageFor } from '../shell/form.ts';
import { FormErrors } from '../shell/form-view.tsx';
import { addressOf, usualPeriods } from './period.ts';
import type { DashboardModel } from './presenter.ts';
import type { FigureModel } from './words.ts';

interface DashboardProps extends DashboardModel {
  readonly asked: Period;
  readonly errors: readonly FieldError[];
  readonly today: CalendarDate;
}

export const DashboardView = (props: DashboardProps) => (
  <>
    <FormErrors errors={props.errors} />
    <h1 class="nhsuk-heading-l">
      <span class="nhsuk-caption-l">{props.period}</span>
      The service in numbers
    </h1>
    <PeriodFilter {...props} />
    {!props.addsUp && (
      <WarningCallout heading="These numbers do not add up">
        <p>A total is not the sum of its parts. Do not use them before somebody has looked.</p>
      </WarningCallout>
    )}
    <dl class="lr-tiles">
      {props.tiles.map(({ term, value, of }) => (
        <div class="lr-tile">
          <dt>{term}</dt>
          <dd class="lr-tile__value">
            {value}
            <span class="lr-detail">{of}</span>
          </dd>
        </div>
      ))}
    </dl>
    {props.figures.map(figure => (
      <Figure {...figure} />
    ))}
  </>
);

const PeriodFilter = ({ asked, errors, today }: DashboardProps) => (
  <div class="lr-not-printed">
    <SubNavigation
      label="Periods"
      items={usualPeriods(today).map(({ words, period }) => ({
        href: addressOf(period),
        content: words,
        current: period.from === asked.from && period.to === asked.to,
      }))}
    />
    <form action="/dashboard" method="get" class="lr-period" novalidate>
      {(['from', 'to'] as const).map(name => (
        <Input
          name={name}
          type="date"
          label={{ content: name === 'from' ? 'First day' : 'Last day', size: 's' }}
          value={asked[name]}
          errorMessage={messageFor(errors, name)}
          classes="lr-period__day"
        />
      ))}
      <Button small variant="secondary">
        Show this period
      </Button>
    </form>
  </div>
);

const Sentence = ({ id, headline, subtitle }: Pick<FigureModel, 'id' | 'headline' | 'subtitle'>) => (
  <>
    <h2 class="nhsuk-heading-s nhsuk-u-margin-bottom-1" id={`${id}-headline`}>
      {headline}
    </h2>
    <p class="nhsuk-body-s">{subtitle}</p>
  </>
);

/** Its sentence is a heading, so that who listens can go from one to the next. */
const Figure = ({ how, spreadsheet, table, ...chart }: FigureModel) => (
  <div class="lr-figure">
    {chart.labels.length > 0 ? <Chart {...chart} /> : <Sentence {...chart} />}
    {table && (
      <Details summary="By area">
        <Table
          caption={{ content: `${chart.headline}, by area`, size: 's' }}
          head={[...table.head]}
          rows={table.rows}
          firstCellIsHeader
          responsive
          compact
        />
      </Details>
    )}
    <Details summary="How this number is worked out">
      {how.map(sentence => (
        <p>{sentence}</p>
      ))}
    </Details>
    <p class="lr-not-printed">
      <a href={spreadsheet} aria-describedby={`${chart.id}-headline`}>
        Download as a spreadsheet (CSV)
      </a>
    </p>
  </div>
);
