import { LinkUsed, LinkView } from '../../schemas/link-api.ts';
import { type Answer, type Ask, answer, httpHandler } from '../shell/http.ts';
import { readJson } from '../shell/json-body.ts';
import { ProblemError } from '../shell/problem.ts';
import type { World } from '../world.ts';
import { opensNothing, proofIn } from './proof.ts';
import { afterUse, shownBy, viewOf } from './view.ts';
import { useLinkFor, type VisitNeeds, visitLink } from './visit.ts';

type PublicAsk = Pick<Ask, 'event'>;

export const createHandler = (world: VisitNeeds & Pick<World, 'accesses'>) =>
  httpHandler(world, {
    readLink: ask => readLink(world, ask),
    useLink: ask => useLink(world, ask),
  });

async function readLink(world: VisitNeeds, ask: PublicAsk): Promise<Answer> {
  const opened = await visitLink(world, visitBy(ask));
  if (!opened) throw opensNothing();
  return answer(200, LinkView, viewOf(world, opened));
}

async function useLink(world: VisitNeeds, ask: PublicAsk): Promise<Answer> {
  const used = await useLinkFor(world, visitBy(ask), readJson(ask.event));
  if (used.outcome === 'gone') throw opensNothing();
  if (used.outcome === 'refused') throw new ProblemError('not-now', { detail: used.refusal.sentence });
  const { opened, referral } = used;
  return { ...answer(200, LinkUsed, await afterUse(world, opened, referral)), about: shownBy(opened) };
}

const visitBy = (ask: PublicAsk) => ({ proof: proofIn(ask), address: ask.event.requestContext.http.sourceIp });
