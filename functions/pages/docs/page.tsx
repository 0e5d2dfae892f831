import { ProblemError } from '../../shell/problem.ts';
import { Markdown } from '../house/markdown.tsx';
import type { PublicAsk } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { addressOfLink } from './documents.ts';
import { DocsView, ReferenceView } from './index-view.tsx';
import { operationsOf } from './open-api.ts';
import { OperationView } from './operation-view.tsx';
import { SchemaView } from './schema-view.tsx';
import { TryView } from './try-view.tsx';

type Needs = Pick<PagesWorld, 'documents'>;
const toDocs = { href: '/docs', words: 'Documents for developers' };
const toReference = { href: '/docs/api', words: 'API reference' };

export const showDocs = ({ documents }: Needs): Reply => ({
  page: { title: 'Documents for developers', content: <DocsView documents={documents.list()} /> },
});

export function showDocument({ documents }: Needs, { event }: PublicAsk): Reply {
  const found = documents.find(event.pathParameters?.['name'] ?? '');
  if (!found) throw new ProblemError('not-found');
  return {
    page: {
      title: found.title,
      backTo: toDocs,
      content: <Markdown text={found.text} linkTo={addressOfLink} />,
    },
  };
}

export const showReference = ({ documents }: Needs): Reply => ({
  page: { title: 'API reference', backTo: toDocs, content: <ReferenceView openApi={documents.openApi()} /> },
});

export const showTry = ({ assets }: Pick<PagesWorld, 'assets'>): Reply => ({
  page: { title: 'Try the API', backTo: toReference, content: <TryView swagger={assets.swagger} /> },
});

export function showOperation({ documents }: Needs, { event }: PublicAsk): Reply {
  const operation = operationsOf(documents.openApi()).find(one => one.operationId === event.pathParameters?.['name']);
  if (!operation) throw new ProblemError('not-found');
  return {
    page: { title: operation.summary, backTo: toReference, content: <OperationView operation={operation} /> },
  };
}

export function showSchema({ documents }: Needs, { event }: PublicAsk): Reply {
  const name = event.pathParameters?.['name'] ?? '';
  const schema = new Map(Object.entries(documents.openApi().components.schemas)).get(name);
  if (!schema) throw new ProblemError('not-found');
  return { page: { title: name, backTo: toReference, content: <SchemaView name={name} schema={schema} /> } };
}
