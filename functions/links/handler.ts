import { partnerView, requestOutline } from '../../domain/disclosure/partner-view.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import { PersonAnswer } from '../../schemas/codes.ts';
import { LetterAnswer, LinkUsed, LinkView } from '../../schemas/link-api.ts';
import { requestTo } from '../partners/requests.ts';
import { type Answer, type Ask, answer, bodyOf, httpHandler, partOf } from '../shell/http.ts';
import { readJson } from '../shell/json-body.ts';
import { letterHash, linkHash } from '../shell/links.ts';
import { ProblemError } from '../shell/problem.ts';
import type { World } from '../world.ts';
import { type Opened, openLink } from './open-link.ts';
import { admitAddress, admitLetter, admitLink, admitPartner } from './throttle.ts';
import { type LinkUse, type Used, useLink } from './use-link.ts';
import { saidOnPaper, wantedBy } from './wanted.ts';

type Needs = Parameters<typeof useLink>[0] & Pick<World, 'attempts' | 'hasher'>;
type PublicAsk = Pick<Ask, 'event'>;

export const createHandler = (world: Needs) =>
  httpHandler(world, {
    readLink: ask => readLink(world, ask),
    useLink: ask => useToken(world, ask),
    answerLetter: ask => answerLetter(world, ask),
  });

/** Says what a link is for, and changes nothing: whatever opens links before people do may open this one. */
async function readLink(world: Needs, ask: PublicAsk): Promise<Answer> {
  await admitAddress(world, ask.event, 'address');
  const opened = await openLink(world, linkHash(partOf(ask, 'token')));
  if (!opened) throw new ProblemError('not-found');
  return answer(200, LinkView, viewOf(world, opened));
}

function viewOf({ clock }: Pick<World, 'clock'>, opened: Opened): LinkView {
  if ('request' in opened) {
    const { referral, request, opens } = opened;
    return { opens: opens.to, request: requestOutline(referral, request, londonDate(clock.now())) };
  }
  const { opens } = opened;
  if (opens.to === 'person-answer') return { opens: opens.to, answers: [...PersonAnswer.options] };
  return { opens: opens.to, choices: opens.onward ? ['this', 'all'] : ['all'] };
}

async function useToken(world: Needs, ask: PublicAsk): Promise<Answer> {
  await admitAddress(world, ask.event, 'address');
  const hash = linkHash(partOf(ask, 'token'));
  await admitLink(world, hash);
  return use(world, { hash, via: 'link', body: readJson(ask.event) });
}

/** The same for somebody who has only paper, which a person of the service may read out for them. */
async function answerLetter(world: Needs, ask: PublicAsk): Promise<Answer> {
  await admitAddress(world, ask.event, 'letterAddress');
  const said = bodyOf(ask, LetterAnswer);
  await admitLetter(world, said.reference);
  const hash = await letterHash(world, said.reference, said.code);
  return use(world, { hash, via: 'letter-code', body: saidOnPaper(said) });
}

type Said = Pick<LinkUse, 'hash' | 'via'> & { readonly body: unknown };

async function use(world: Needs, { hash, via, body }: Said): Promise<Answer> {
  const used = await useLink(world, {
    hash,
    via,
    want: async opened => {
      if ('partner' in opened.opens) await admitPartner(world, opened.opens.partner);
      return wantedBy(opened, body);
    },
  });
  return answerTo(world, used);
}

function answerTo(world: Needs, used: Used): Answer {
  if (used.outcome === 'gone') throw new ProblemError('not-found');
  if (used.outcome === 'refused') throw new ProblemError('not-now', { detail: used.refusal.sentence });
  return answer(200, LinkUsed, afterUse(world, used.opened, used.referral));
}

function afterUse({ clock }: Pick<World, 'clock'>, { opens }: Opened, referral: Referral): LinkUsed {
  if (!('partner' in opens)) return { said: 'Thank you. Your advisor will read this.' };
  const one = requestTo(opens.partner, opens.onward, referral);
  if (!one) throw new RangeError('a request does not vanish by being answered');
  const request = partnerView(referral, one, londonDate(clock.now()));
  return { said: saidOf[request.status], request, ...(request.undoBy && { undoBy: request.undoBy }) };
}

const saidOf = {
  requested: 'This request is waiting for your answer.',
  waitlisted: 'The person is on your waiting list.',
  accepted: 'You have accepted. Please be in touch with the person.',
  'in-progress': 'Thank you. The person has been with you.',
  completed: 'Thank you. This has been completed.',
  failed: 'Thank you. The advisor will look for something else with the person.',
  declined: 'You have declined. The advisor will look for something else with the person.',
  withdrawn: 'This request has been withdrawn.',
} as const;
