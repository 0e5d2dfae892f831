import * as z from 'zod';
import manifest from '../../../package.json' with { type: 'json' };
import { ProblemError } from '../../shell/problem.ts';
import { checkForm, type FieldError } from '../shell/form.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { checkHealth } from './check-health.ts';
import { DiscardReason, discard, listDeadLetters, Queue, redrive } from './dead-letters.ts';
import { DeadLettersView, DiscardView, discardAddress } from './dead-letters-view.tsx';
import { HealthView } from './health-view.tsx';
import { PolicyView } from './policy-view.tsx';
import { traceReferral } from './trace-referral.ts';
import { TraceView } from './trace-view.tsx';

const lettersAddress = '/operations/dead-letters';

export async function showHealth(world: PagesWorld): Promise<Reply> {
  const health = await checkHealth(world);
  const { commit, runsIn, mailbox } = world.site;
  const about = { version: manifest.version, commit, runsIn, now: world.clock.now(), mailbox };
  return { page: { title: 'Health', content: <HealthView {...health} {...about} /> } };
}

export async function showDeadLetters(world: PagesWorld, { formTo }: Ask): Promise<Reply> {
  const letters = await listDeadLetters(world);
  const redriveForm = formTo(`${lettersAddress}/redrive`);
  return { page: { title: 'Given up', content: <DeadLettersView letters={letters} redriveForm={redriveForm} /> } };
}

const Redrive = z.union([z.object({ queue: Queue, letter: z.string() }), z.object({})]);

/** One where one is named, otherwise all. */
export async function redriveDeadLetters(world: PagesWorld, { sent, reader }: Ask): Promise<Reply> {
  const asked = Redrive.parse(sent.input);
  await redrive(world, reader.caller, 'letter' in asked ? { queue: asked.queue, id: asked.letter } : undefined);
  return { goTo: lettersAddress };
}

export const askToDiscard = (world: PagesWorld, ask: Ask): Promise<Reply> => discardPage(world, ask, []);

async function discardPage(world: PagesWorld, ask: Ask, errors: readonly FieldError[]): Promise<Reply> {
  const { queue, id } = letterIn(ask);
  const letter = (await listDeadLetters(world)).find(one => one.queue === queue && one.id === id);
  if (!letter) throw new ProblemError('not-found', { detail: 'This letter has been put back or discarded.' });
  const form = ask.formTo(discardAddress(letter), errors.length > 0 ? ask.sent : undefined);
  return {
    page: {
      title: 'Discard this letter?',
      hasErrors: errors.length > 0,
      backTo: { href: lettersAddress },
      content: <DiscardView letter={letter} form={form} errors={errors} />,
    },
    ...(errors.length > 0 && { status: 400 }),
  };
}

const Discard = z.object({ reason: z.enum(DiscardReason.options, 'Say why it may be forgotten') });

export async function discardDeadLetter(world: PagesWorld, ask: Ask): Promise<Reply> {
  const { value, errors } = checkForm(Discard, ask.sent.input);
  if (errors) return discardPage(world, ask, errors);
  await discard(world, ask.reader.caller, letterIn(ask), value.reason);
  return { goTo: lettersAddress };
}

function letterIn({ event: { pathParameters } }: Ask) {
  const queue = Queue.safeParse(pathParameters?.['queue']).data;
  if (!queue) throw new ProblemError('not-found');
  return { queue, id: pathParameters?.['letter'] ?? '' };
}

export async function showTrace(world: PagesWorld, { event }: Ask): Promise<Reply> {
  const about = event.queryStringParameters?.['about']?.slice(0, 100);
  const trace = about ? await traceReferral(world, about) : undefined;
  return { page: { title: 'Trace a referral', content: <TraceView about={about || undefined} trace={trace} /> } };
}

export const showPolicy = (): Reply => ({ page: { title: 'Policy', content: <PolicyView /> } });
