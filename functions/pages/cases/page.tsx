import { previewClosing } from '../../cases/preview-closing.ts';
import { ProblemError } from '../../shell/problem.ts';
import { type FormInput, textOf } from '../shell/form.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import { nextAfter, passedBy } from '../worklist/passed-by.ts';
import type { PagesWorld } from '../world.ts';
import { factsOf, idOf } from './case-facts.ts';
import { doWork } from './do-work.ts';
import { doneWords } from './done.ts';
import type { CaseForm, Planned } from './forms/case-form.tsx';
import { type FormShown, formPage, previewPage } from './forms/form-page.tsx';
import { formAt } from './forms/forms.ts';
import { type PartName, parts } from './parts/names.ts';
import { partViews } from './parts/parts.tsx';
import { presentHead } from './presenter.ts';
import { CaseBar, CasePage } from './view.tsx';

export const showCase = (world: PagesWorld, ask: Ask): Promise<Reply> => showPart(world, ask, 'summary');

/** A part of a case, or a form of it. */
export async function showCasePage(world: PagesWorld, ask: Ask): Promise<Reply> {
  const part = parts.find(({ name }) => name === pageOf(ask) && name !== 'summary');
  return part ? showPart(world, ask, part.name) : showForm(world, ask, formOf(ask));
}

/** What a form of a case asks for. A second click finds it done already: then the case shows how it stands. */
export async function workOnCase(world: PagesWorld, ask: Ask): Promise<Reply> {
  const form = formOf(ask);
  const { input } = ask.sent;
  const facts = await factsOf(world, ask, input);
  const { value: planned, errors } = form.read(input, facts);
  const shown = { form, facts, input, identity: ask.formTo(ask.event.rawPath, ask.sent) };
  if (errors) return formPage({ ...shown, errors });
  if (form.isPreviewed && textOf(input, 'seen') !== 'yes') return preview(world, ask, shown, planned);
  const notDone = await doWork(world, ask, planned.works, form.restsOnRead ? versionIn(input) : undefined);
  if (!notDone) return { goTo: `/cases/${facts.view.id}${planned.next}` };
  const { sentence, isSpent } = notDone;
  const identity = isSpent ? ask.formTo(ask.event.rawPath) : shown.identity;
  return formPage({ ...shown, identity, refused: sentence });
}

async function showPart(world: PagesWorld, ask: Ask, name: PartName): Promise<Reply> {
  const facts = await factsOf(world, ask);
  const head = presentHead(facts);
  const passed = passedBy(ask.event.queryStringParameters?.['passed']);
  const label = parts.find(part => part.name === name)?.label ?? '';
  return {
    page: {
      title: name === 'summary' ? `Case ${head.reference}` : `${label}, case ${head.reference}`,
      backTo: { href: '/worklist', words: 'Worklist' },
      above: <CaseBar {...head} />,
      content: (
        <CasePage head={head} label={label} next={nextAfter(head.id, passed)} done={doneIn(ask)}>
          {await partViews[name](world, ask, facts)}
        </CasePage>
      ),
    },
  };
}

async function showForm(world: PagesWorld, ask: Ask, form: CaseForm): Promise<Reply> {
  const asked = ask.event.queryStringParameters ?? {};
  const facts = await factsOf(world, ask, asInput(asked));
  const elsewhere = form.first(facts);
  if (elsewhere !== undefined) return { goTo: `/cases/${facts.view.id}${elsewhere}` };
  const input = { ...form.prefilled(facts), ...asInput(asked) };
  return formPage({ form, facts, input, identity: ask.formTo(ask.event.rawPath), done: doneIn(ask) });
}

/** Whoever wants to change something goes back to what they wrote. */
async function preview(world: PagesWorld, ask: Ask, shown: FormShown, { works: [work] }: Planned): Promise<Reply> {
  const { seen, ...input } = shown.input;
  if (seen === 'change') return formPage({ ...shown, input });
  const said = { caller: ask.reader.caller, id: idOf(ask), said: given(work?.body) };
  const letter = await previewClosing(world, said);
  if (!letter) throw new ProblemError('not-found');
  return 'refused' in letter
    ? formPage({ ...shown, refused: letter.sentence })
    : previewPage({ ...shown, input }, letter);
}

const given = (body: object = {}) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

const pageOf = ({ event }: Ask) => event.pathParameters?.['page'] ?? '';

function formOf(ask: Ask): CaseForm {
  const form = formAt(pageOf(ask));
  if (!form) throw new ProblemError('not-found');
  return form;
}

const asInput = (asked: Readonly<Record<string, string | undefined>>): FormInput =>
  Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const doneIn = ({ event }: Ask) => doneWords.get(event.queryStringParameters?.['done'] ?? '');

/** A form without it has not been read by anybody. */
const versionIn = (input: FormInput) => Number(textOf(input, 'version'));
