import type { Content } from '../nhs/markup.ts';
import { Table } from '../nhs/table.tsx';
import { nameOfRef, type Schema } from './open-api.ts';

/** One thing that is sent or answered: its fields, or what else it can be. */
export const SchemaView = ({ name, schema }: { readonly name: string; readonly schema: Schema }) => (
  <>
    <h1 class="nhsuk-heading-l">
      <span class="nhsuk-caption-l">Schema</span>
      {name}
    </h1>
    {schema.description !== undefined && <p>{schema.description}</p>}
    <Fields caption={`Fields of ${name}`} schema={schema} />
    {schema.examples?.slice(0, 1).map(example => (
      <>
        <h2 class="nhsuk-heading-m">Example</h2>
        <Json value={example} />
      </>
    ))}
  </>
);

function Fields({ caption, schema }: { readonly caption: string; readonly schema: Schema }) {
  const kinds = schema.oneOf ?? schema.anyOf;
  if (kinds)
    return (
      <>
        <p>One of these:</p>
        {kinds.map((kind, i) =>
          kind.properties ? (
            <Fields caption={`${caption}, kind ${i + 1}`} schema={kind} />
          ) : (
            <p>
              <Kind schema={kind} />
            </p>
          ),
        )}
      </>
    );
  if (!schema.properties)
    return (
      <p>
        <Kind schema={schema} />
      </p>
    );
  return (
    <Table
      caption={{ content: caption, size: 's' }}
      head={['Field', 'What it is', 'About it']}
      rows={Object.entries(schema.properties).map(([field, of]) => [
        <>
          <code>{field}</code>
          {schema.required?.includes(field) ? <span class="lr-detail">must be there</span> : undefined}
        </>,
        <Kind schema={of} />,
        (of.description ?? of.items?.description ?? '–').replaceAll('`', ''),
      ])}
      firstCellIsHeader
      responsive
      compact
    />
  );
}

const mostCodes = 40;

/** `list of Contact`, `routine | soon`, `text (date-time)` */
export function Kind({ schema }: { readonly schema: Schema }): Content {
  const { $ref, items, const: only, enum: codes, oneOf, anyOf, type, format } = schema;
  if ($ref !== undefined) return <SchemaLink name={nameOfRef($ref)} />;
  if (items)
    return (
      <>
        list of <Kind schema={items} />
      </>
    );
  if (only !== undefined) return <code>{JSON.stringify(only)}</code>;
  if (codes)
    return codes.slice(0, mostCodes).map((code, i) => (
      <>
        {i > 0 && ' | '}
        <code>{String(code)}</code>
      </>
    ));
  const kinds = oneOf ?? anyOf;
  if (kinds)
    return kinds.map((kind, i) => (
      <>
        {i > 0 && ' or '}
        <Kind schema={kind} />
      </>
    ));
  const name = type === 'string' ? 'text' : (type ?? 'anything');
  return format === undefined ? name : `${name} (${format})`;
}

const SchemaLink = ({ name }: { readonly name: string }) => (
  <a class="lr-typed" href={`/docs/api/schemas/${name}`}>
    {name}
  </a>
);

export const Json = ({ value }: { readonly value: unknown }) => (
  <pre class="lr-code">
    <code>{JSON.stringify(value, null, 2)}</code>
  </pre>
);
