import { capitalised } from '../house/words.ts';
import type { DocumentEntry } from './documents.ts';
import type { OpenApi, Operation } from './open-api.ts';
import { operationsOf } from './open-api.ts';

/** Where those begin who build on the service or run it. */
export const DocsView = ({ documents }: { readonly documents: readonly DocumentEntry[] }) => (
  <div class="nhsuk-grid-row">
    <div class="nhsuk-grid-column-two-thirds">
      <h1 class="nhsuk-heading-l">Documents for developers</h1>
      <h2 class="nhsuk-heading-m">The API</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>
          <a href="/docs/api">Reference: every operation</a>
        </li>
        <li>
          <a href="/docs/api/try">Try it: the same, to be asked from here</a>
        </li>
        <li>
          <a href="/openapi.json">OpenAPI 3.1 document, for programs</a>
        </li>
      </ul>
      <h2 class="nhsuk-heading-m">How it works and how to run it</h2>
      <Entries entries={documents.filter(({ isDecision }) => !isDecision)} />
      <h2 class="nhsuk-heading-m">Why it is as it is</h2>
      <Entries entries={documents.filter(({ isDecision }) => isDecision)} />
    </div>
  </div>
);

const Entries = ({ entries }: { readonly entries: readonly DocumentEntry[] }) => (
  <ul class="nhsuk-list nhsuk-list--bullet">
    {entries.map(({ name, title }) => (
      <li>
        <a href={`/docs/${name}`}>{title}</a>
      </li>
    ))}
  </ul>
);

/** Every operation, by what it is about. */
export const ReferenceView = ({ openApi }: { readonly openApi: OpenApi }) => {
  const operations = operationsOf(openApi);
  const isAbout = (tag: string) => (one: Operation) => !one.isToldToYou && one.tags?.includes(tag) === true;
  return (
    <>
      <h1 class="nhsuk-heading-l">API reference</h1>
      <p>{openApi.info.description}</p>
      <p>
        <a href="/docs/api/try">Try the API</a> in this browser, with scripts.
      </p>
      {openApi.tags.map(({ name }) => (
        <Operations heading={capitalised(name)} operations={operations.filter(isAbout(name))} />
      ))}
      <Operations heading="What we tell you" operations={operations.filter(({ isToldToYou }) => isToldToYou)} />
      <h2 class="nhsuk-heading-m">Schemas</h2>
      <ul class="lr-columns">
        {Object.keys(openApi.components.schemas)
          .sort()
          .map(name => (
            <li>
              <a href={`/docs/api/schemas/${name}`}>{name}</a>
            </li>
          ))}
      </ul>
    </>
  );
};

const Operations = ({
  heading,
  operations,
}: {
  readonly heading: string;
  readonly operations: readonly Operation[];
}) =>
  operations.length === 0 ? undefined : (
    <>
      <h2 class="nhsuk-heading-m">{heading}</h2>
      <ul class="nhsuk-list">
        {operations.map(({ operationId, summary, method, path }) => (
          <li>
            <a href={`/docs/api/operations/${operationId}`}>{summary}</a>
            <code class="lr-detail lr-typed">
              {method} {path}
            </code>
          </li>
        ))}
      </ul>
    </>
  );
