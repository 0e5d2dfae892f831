import type * as z from 'zod';
import type { PartnerCommand } from '../../domain/referral/decide/onward.ts';
import { type OnwardId, type PartnerId, referralOf } from '../../schemas/ids.ts';
import {
  AttendanceReport,
  OfferUpkeep,
  OnwardEnding,
  PartnerAnswer,
  PartnerOffer,
  PartnerOffers,
  PartnerRequest,
  PartnerRequests,
  PartnerRequestsQuery,
} from '../../schemas/partner-work.ts';
import { type Answer, type Ask, answer, bodyOf, httpHandler, partOf } from '../shell/http.ts';
import { keyedRequest } from '../shell/idempotency.ts';
import { ProblemError, parseOrRefuse, refuseBadCursor } from '../shell/problem.ts';
import type { World } from '../world.ts';
import { keepUpOffer, listOffers } from './offers.ts';
import { partnerCommand } from './partner-command.ts';
import { listRequests, readRequest } from './requests.ts';
import { workOnRequest } from './work-on-request.ts';

type Needs = Pick<World, 'accesses' | 'directory'> & Parameters<typeof workOnRequest>[0];

export const createHandler = (world: Needs) =>
  httpHandler(world, {
    listRequests: async ask => {
      const query = parseOrRefuse(PartnerRequestsQuery, ask.event.queryStringParameters ?? {});
      const page = await listRequests(world, partnerOf(ask), query).catch(refuseBadCursor);
      // Each stands there with all that this partner may see of the person, as when it is read by itself.
      return {
        ...answer(200, PartnerRequests, page),
        about: { referrals: page.items.map(({ id }) => referralOf(id)) },
      };
    },
    readRequest: ask => show(world, partnerOf(ask), partOf(ask, 'onward')),
    answerRequest: ask => work(world, ask, PartnerAnswer, partnerCommand),
    reportAttendance: ask =>
      work(world, ask, AttendanceReport, (onward, said) => ({ type: 'report-attendance', onward, ...said })),
    endRequest: ask => work(world, ask, OnwardEnding, (onward, said) => ({ type: 'end-onward', onward, ...said })),
    listOffers: async ask => answer(200, PartnerOffers, { items: await listOffers(world, partnerOf(ask)) }),
    keepUpOffer: ask => upkeep(world, ask),
  });

/** The sign-in is bound to one partner in the directory. */
function partnerOf({ caller }: Pick<Ask, 'caller'>): PartnerId {
  if (!caller.partner) throw new ProblemError('forbidden', { detail: 'This sign-in is not bound to a partner.' });
  return caller.partner;
}

async function show(world: Needs, partner: PartnerId, id: OnwardId): Promise<Answer> {
  const request = await readRequest(world, partner, id);
  if (!request) throw new ProblemError('not-found');
  return answer(200, PartnerRequest, request);
}

async function work<Said>(
  world: Needs,
  ask: Ask,
  schema: z.ZodType<Said>,
  commandOf: (onward: OnwardId, said: Said) => PartnerCommand,
): Promise<Answer> {
  const partner = partnerOf(ask);
  const onward = partOf(ask, 'onward');
  const said = bodyOf(ask, schema);
  const request = keyedRequest(ask, { route: ask.event.routeKey, onward, said });
  const worked = await workOnRequest(world, { partner, command: commandOf(onward, said), request });
  if (worked === 'unknown') throw new ProblemError('not-found');
  if (worked === 'key-reused') throw new ProblemError('idempotency-key-reused');
  if (typeof worked === 'object') throw new ProblemError('not-now', { detail: worked.sentence });
  return show(world, partner, onward);
}

async function upkeep(world: Needs, ask: Ask): Promise<Answer> {
  const upkept = await keepUpOffer(world, partnerOf(ask), partOf(ask, 'offer'), bodyOf(ask, OfferUpkeep));
  if (upkept === 'unknown') throw new ProblemError('not-found');
  if ('refused' in upkept) throw new ProblemError('not-now', { detail: upkept.refused });
  return answer(200, PartnerOffer, upkept);
}
