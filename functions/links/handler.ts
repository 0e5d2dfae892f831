import { LetterAnswer, LinkUsed, LinkView } from '../../schemas/link-api.ts';
import { type Answer, type Ask, answer, bodyOf, httpHandler, partOf } from '../shell/http.ts';
import { readJson } from '../shell/json-body.ts';
import { ProblemError } from '../shell/problem.ts';
import type { Used } from './use-link.ts';
import { afterUse, viewOf } from './view.ts';
import { useLetterFor, useLinkFor, type VisitNeeds, visitLink } from './visit.ts';

type PublicAsk = Pick<Ask, 'event'>;

export const createHandler = (world: VisitNeeds) =>
  httpHandler(world, {
    readLink: ask => readLink(world, ask),
    useLink: async ask => answerTo(world, await useLinkFor(world, visitBy(ask), readJson(ask.event))),
    answerLetter: async ask => {
      const visit = { key: bodyOf(ask, LetterAnswer), address: addressOf(ask) };
      return answerTo(world, await useLetterFor(world, visit));
    },
  });

async function readLink(world: VisitNeeds, ask: PublicAsk): Promise<Answer> {
  const opened = await visitLink(world, visitBy(ask));
  if (!opened) throw new ProblemError('not-found');
  return answer(200, LinkView, viewOf(world, opened));
}

const visitBy = (ask: PublicAsk) => ({ key: partOf(ask, 'token'), address: addressOf(ask) });
const addressOf = ({ event }: PublicAsk) => event.requestContext.http.sourceIp;

function answerTo(world: VisitNeeds, used: Used): Answer {
  if (used.outcome === 'gone') throw new ProblemError('not-found');
  if (used.outcome === 'refused') throw new ProblemError('not-now', { detail: used.refusal.sentence });
  return answer(200, LinkUsed, afterUse(world, used.opened, used.referral));
}
