import { Markdown } from '../house/markdown.tsx';
import { SummaryList } from '../nhs/summary-list.tsx';
import { Table } from '../nhs/table.tsx';
import { addressOfLink } from './documents.ts';
import type { Operation } from './open-api.ts';
import { Json, Kind } from './schema-view.tsx';

/** One operation: what it does, who may ask, what to send and what comes back. */
export const OperationView = ({ operation }: { readonly operation: Operation }) => (
  <>
    <h1 class="nhsuk-heading-l">
      <span class="nhsuk-caption-l">{operation.isToldToYou ? 'News to your address' : 'Operation'}</span>
      {operation.summary}
    </h1>
    <p>
      <code class="lr-typed">
        {operation.method} {operation.path}
      </code>
    </p>
    {operation.description !== undefined && <Markdown text={operation.description} linkTo={addressOfLink} />}
    <SummaryList
      rows={[
        { key: 'Name', value: operation.operationId },
        { key: 'Who may ask', value: saidScopes(operation) },
      ]}
    />
    <Parameters {...operation} />
    <Body {...operation} />
    <Answers {...operation} />
  </>
);

function saidScopes({ security = [], isToldToYou }: Operation): string {
  if (isToldToYou) return 'We ask you: every request is signed';
  if (security.some(one => 'link' in one)) return 'Whoever has the link or the letter';
  const scopes = security.flatMap(one => Object.values(one).flat());
  return scopes.length === 0 ? 'Everybody' : `A client with ${scopes.join(' or ')}`;
}

const Parameters = ({ parameters = [] }: Operation) =>
  parameters.length === 0 ? undefined : (
    <Table
      caption={{ content: 'Parameters', size: 'm' }}
      head={['Parameter', 'What it is', 'About it']}
      rows={parameters.map(({ name, in: where, required, schema, description }) => [
        <>
          <code>{name}</code>
          <span class="lr-detail">
            in the {where}
            {required ? ', must be there' : ''}
          </span>
        </>,
        <Kind schema={schema} />,
        (description ?? '–').replaceAll('`', ''),
      ])}
      firstCellIsHeader
      responsive
      compact
    />
  );

const Body = ({ requestBody }: Operation) =>
  requestBody === undefined ? undefined : (
    <>
      <h2 class="nhsuk-heading-m">What to send</h2>
      {Object.entries(requestBody.content).map(([type, { schema, examples = {} }]) => (
        <>
          <p>
            <code>{type}</code>: {schema ? <Kind schema={schema} /> : 'anything'}
          </p>
          {Object.values(examples)
            .slice(0, 1)
            .map(({ summary, value }) => (
              <>
                <p>{summary ?? 'For example'}:</p>
                <Json value={value} />
              </>
            ))}
        </>
      ))}
    </>
  );

const Answers = ({ responses }: Operation) => (
  <Table
    caption={{ content: 'Answers and problems', size: 'm' }}
    head={['Status', 'When', 'What it holds']}
    rows={Object.entries(responses).map(([status, { description, content = {} }]) => [
      status,
      description.replaceAll('`', ''),
      Object.values(content)
        .slice(0, 1)
        .map(({ schema }) => (schema ? <Kind schema={schema} /> : 'text')),
    ])}
    firstCellIsHeader
    responsive
    compact
  />
);
