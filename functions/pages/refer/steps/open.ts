import { londonDate } from '../../../../domain/time/working-time.ts';
import type { Draft, DraftId } from '../../../../schemas/draft.ts';
import type { FormInput } from '../../shell/form.ts';
import type { Ask } from '../../shell/pages-handler.ts';
import type { PagesWorld } from '../../world.ts';
import { draftIdIn, findDraft } from '../drafts/find-drafts.ts';
import { lastSent } from '../last-sent.ts';
import { prefilled } from '../prefill.ts';
import { progressOf } from './progress.ts';
import { stepNames } from './step-names.ts';

/** A draft or, in its place, what one would begin with: nothing is kept before something is saved. */
export interface Opened extends Partial<Pick<Draft, 'begunAt' | 'changedAt'>>, Pick<Draft, 'version' | 'asked'> {
  readonly id?: DraftId;
  readonly answers: FormInput;
}

/** In place of the id of a draft that is not kept yet. */
const fresh = 'new';
export const stepsAddress = (id: string = fresh) => `/refer/steps/${id}`;

/** What this address leads to, or that it has been sent. @throws ProblemError when this reader has no such draft */
export const open = async (world: PagesWorld, ask: Ask): Promise<Opened | 'sent'> =>
  ask.event.pathParameters?.['draft'] === fresh ? begin(world, ask) : findDraft(world, ask, draftIdIn(ask));

/** Whoever has referred before need not say again who they are. */
export async function begin(world: PagesWorld, { reader }: Ask): Promise<Opened> {
  const answers = prefilled(reader.name, reader.caller, await lastSent(world, reader.caller));
  const known = progressOf({ answers, asked: stepNames }, londonDate(world.clock.now()));
  const asked = known
    .filter(({ section, progress }) => section.isAboutSender && progress === 'completed')
    .flatMap(({ section }) => section.steps.map(({ name }) => name));
  return { version: 0, answers, asked };
}
