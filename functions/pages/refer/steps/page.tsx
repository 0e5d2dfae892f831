import { isDeepStrictEqual as isEqual } from 'node:util';
import { saidDate } from '../../../../domain/time/said-date.ts';
import { londonDate } from '../../../../domain/time/working-time.ts';
import { type DraftAnswers, type DraftId, draftFields } from '../../../../schemas/draft.ts';
import type { CalendarDate } from '../../../../schemas/time.ts';
import { ProblemError } from '../../../shell/problem.ts';
import type { Content } from '../../nhs/markup.ts';
import { type Checked, type FieldError, type FormInput, textOf } from '../../shell/form.ts';
import type { Ask } from '../../shell/pages-handler.ts';
import type { Reply } from '../../shell/reply.ts';
import type { PagesWorld } from '../../world.ts';
import { readAnswers } from '../answers.ts';
import { answersIn, checkStorable } from '../drafts/answers.ts';
import { draftIdOf } from '../drafts/draft-id.ts';
import { findDraft } from '../drafts/find-drafts.ts';
import { endOf, keepDraft, tooManyDrafts } from '../drafts/keep-draft.ts';
import { ListView } from './list-view.tsx';
import { begin, type Opened, open, stepsAddress } from './open.ts';
import { isReady, progressOf, wrongIn } from './progress.ts';
import { type Section, type Step, sections } from './sections.tsx';
import { StepView } from './step-view.tsx';

export const startSteps = async (world: PagesWorld, ask: Ask): Promise<Reply> =>
  listPage(world, ask, await begin(world, ask));

export async function showDraft(world: PagesWorld, ask: Ask): Promise<Reply> {
  const opened = await open(world, ask);
  return opened === 'sent' ? { goTo: `${ask.event.rawPath}/sent` } : listPage(world, ask, opened);
}

function listPage(world: PagesWorld, { event }: Ask, opened: Opened): Reply {
  const progress = progressOf(opened, londonDate(world.clock.now()));
  const { changedAt } = opened;
  return {
    page: {
      title: 'Refer someone step by step',
      backTo: changedAt ? { href: '/referrals/drafts', words: 'Drafts' } : { href: '/refer', words: 'Refer someone' },
      content: (
        <ListView
          address={stepsAddress(opened.id)}
          sections={progress}
          isReady={isReady(progress)}
          lastDay={changedAt && saidDate(londonDate(endOf(changedAt)))}
          isJustSaved={event.queryStringParameters?.['saved'] !== undefined}
        />
      ),
    },
  };
}

export async function showStep(world: PagesWorld, ask: Ask): Promise<Reply> {
  const place = placeOf(ask);
  const opened = await open(world, ask);
  if (opened === 'sent') return sentAlready(ask);
  const isChange = ask.event.queryStringParameters?.['from'] === 'check';
  return stepPage(ask, { ...place, opened, isChange });
}

/** Puts what was typed into the draft: checked with Continue, as it is with "come back later". */
export async function takeStep(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { section, step } = placeOf(ask);
  const opened = await open(world, ask);
  if (opened === 'sent') return sentAlready(ask);
  const { input } = ask.sent;
  const typed: Typed = {
    ...{ section, step, input },
    isLater: textOf(input, 'step') === 'later',
    isChange: textOf(input, 'from') === 'check',
    version: Number(textOf(input, 'version')),
    answers: answersIn(step.settle?.(input) ?? input, step.fields),
  };
  const { value, errors } = checked(typed, opened, londonDate(world.clock.now()));
  if (!value) return stepPage(ask, { ...typed, opened, errors });
  return keepStep(world, ask, { ...typed, opened, all: value });
}

interface Place {
  readonly section: Section;
  readonly step: Step;
}

interface Typed extends Place {
  readonly input: FormInput;
  readonly isLater: boolean;
  readonly isChange: boolean;
  /** Of the draft that the page was made from. */
  readonly version: number;
  readonly answers: FormInput;
}

/** Of an answer that is not finished it is asked only that it can be kept. */
function checked({ step, answers, isLater }: Typed, opened: Opened, today: CalendarDate): Checked<DraftAnswers> {
  const others = draftFields.filter(field => !step.fields.includes(field));
  const all = { ...answersIn(opened.answers, others), ...answers };
  const storable = checkStorable(all);
  if (storable.errors || isLater) return storable;
  const errors = wrongIn(step, all, readAnswers(all, today).errors ?? []);
  return errors.length > 0 ? { errors } : storable;
}

interface ToKeep extends Typed {
  readonly opened: Opened;
  readonly all: DraftAnswers;
}

async function keepStep(world: PagesWorld, ask: Ask, { opened, all, ...typed }: ToKeep): Promise<Reply> {
  const { step, isLater } = typed;
  const id = opened.id ?? draftIdOf(ask.sent.requestKey);
  const asked = isLater ? opened.asked : [...new Set([...opened.asked, step.name])];
  const kept =
    typed.version === opened.version
      ? await keepDraft(world, ask.reader.caller, { ...opened, id, answers: all, asked })
      : 'moved-on';
  if (kept === 'kept') return { goTo: after(typed, id) };
  if (kept === 'full') return stepPage(ask, { ...typed, opened, refused: tooManyDrafts });
  const current = await findDraft(world, ask, id);
  if (current === 'sent') return sentAlready(ask, id);
  if (isEqual(answersIn(current.answers, step.fields), typed.answers)) {
    // The same form a second time, as after pressing its button twice; or only other steps have changed.
    if (isLater || current.asked.includes(step.name)) return { goTo: after(typed, id) };
    return keepStep(world, ask, { ...typed, version: current.version, opened: current, all: current.answers });
  }
  const refused = <ChangedElsewhere address={`${stepsAddress(id)}/${step.name}`} />;
  return stepPage(ask, { ...typed, opened: current, refused });
}

const ChangedElsewhere = ({ address }: { readonly address: string }) => (
  <>
    This draft was changed in another tab after you opened this page. Nothing is lost: what you typed here is below and
    not saved yet.{' '}
    <a href={address} target="_blank" rel="noopener">
      See what is saved (opens in a new tab)
    </a>
    , then mend what is below and continue, or close this tab.
  </>
);

function after({ section, step, isLater, isChange }: Typed, id: DraftId): string {
  const list = stepsAddress(id);
  if (isLater) return `${list}?saved=yes`;
  if (isChange) return `${list}/check`;
  const next = section.steps[section.steps.indexOf(step) + 1];
  return next ? `${list}/${next.name}` : list;
}

const sentAlready = ({ event }: Ask, id = event.pathParameters?.['draft']): Reply => ({
  goTo: `${stepsAddress(id)}/sent`,
});

/** @throws ProblemError when the form has no such step */
function placeOf({ event }: Ask): Place {
  for (const section of sections)
    for (const step of section.steps) if (step.name === event.pathParameters?.['step']) return { section, step };
  throw new ProblemError('not-found');
}

interface StepPageProps extends Place {
  readonly opened: Opened;
  readonly isChange: boolean;
  /** What was typed, where the form is sent back. */
  readonly input?: FormInput;
  readonly errors?: readonly FieldError[];
  readonly refused?: Content;
}

function stepPage(ask: Ask, { opened, errors = [], input = opened.answers, refused, ...place }: StepPageProps): Reply {
  const list = stepsAddress(opened.id);
  const { section, step, isChange } = place;
  const before = section.steps[section.steps.indexOf(step) - 1];
  const form = ask.formTo(`${list}/${step.name}`, ask.sent);
  return {
    status: errors.length > 0 ? 422 : refused === undefined ? 200 : 409,
    page: {
      title: step.title,
      hasErrors: errors.length > 0 || refused !== undefined,
      backTo: { href: isChange ? `${list}/check` : before ? `${list}/${before.name}` : listAddress(opened) },
      content: <StepView {...{ section, step, form, isChange, refused, input, errors }} version={opened.version} />,
    },
  };
}

const listAddress = ({ id }: Opened) => (id ? stepsAddress(id) : '/refer/steps');
