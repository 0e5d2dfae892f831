import { BusyError } from '../../domain/ports.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import { crisisAdvice, notAnEmergencyService } from '../../domain/triage/crisis.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { ReferralAccepted } from '../../schemas/api.ts';
import type { ReferralRequest } from '../../schemas/referral.ts';
import type { Instant } from '../../schemas/time.ts';
import { fingerprint } from '../shell/fingerprint.ts';
import { type Answer, type Ask, answer, httpHandler } from '../shell/http.ts';
import { readJson } from '../shell/json-body.ts';
import { type FieldError, ProblemError } from '../shell/problem.ts';
import type { World } from '../world.ts';
import { parseReferral } from './parse-referral.ts';
import { receiveReferral } from './receive-referral.ts';

type Needs = Parameters<typeof receiveReferral>[0] & Pick<World, 'directory'>;

export const createHandler = (world: Needs) => httpHandler(world, { sendReferral: ask => sendReferral(world, ask) });

async function sendReferral(world: Needs, { caller, event }: Ask): Promise<Answer> {
  const { subject, organisation, role } = caller;
  const key = keyOf(event.headers['idempotency-key']);
  const body = readJson(event);
  const request = parseReferral(body);
  refuseTheFuture(request, world.clock.now());
  const received = await receiveReferral(world, {
    request,
    source: { subject, organisation },
    by: { kind: 'caller', subject, role, organisation },
    key: { source: subject, key },
    fingerprint: fingerprint(body),
  }).catch((error: unknown) => {
    if (error instanceof BusyError) throw new ProblemError('still-running', { retryAfterSeconds: 1 });
    throw error;
  });
  if (received.outcome === 'key-reused') throw new ProblemError('idempotency-key-reused');
  return accepted(received.events, received.outcome === 'replayed');
}

function keyOf(header: string | undefined): string {
  if (header && /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw new ProblemError('idempotency-key-needed', {
    detail: 'Send a new random value, such as a UUID, with each referral, and the same value when you try again.',
  });
}

/** What only a clock can tell is wrong. @throws ProblemError */
function refuseTheFuture({ referredAt, person }: ReferralRequest, now: Instant): void {
  const inFuture = (pointer: string): FieldError => ({ pointer, code: 'in-the-future', message: 'is in the future' });
  const errors = [
    ...(referredAt !== undefined && referredAt > now ? [inFuture('/referredAt')] : []),
    ...(person.birthDate !== undefined && person.birthDate > londonDate(now) ? [inFuture('/person/birthDate')] : []),
  ];
  if (errors.length > 0) throw new ProblemError('invalid-request', { errors });
}

/** Built from what was stored, so that a repeat gets the same answer however the referral has moved on since. */
function accepted(events: readonly ReferralEvent[], isReplay: boolean): Answer {
  const receipt = events.find(event => event.type === 'ReferralReceived.v1');
  if (!receipt) throw new RangeError('an accepted referral has a receipt');
  const atReceipt = events.filter(event => event.at === receipt.at);
  const isHeld = atReceipt.some(event => event.type === 'ReferralHeld.v1');
  return answer(
    202,
    ReferralAccepted,
    {
      id: receipt.referral,
      reference: receipt.reference,
      status: isHeld ? 'held' : 'received',
      firstContactBy: receipt.firstContactBy,
      linkedToOpenReferral: atReceipt.some(event => event.type === 'ReferralLinked.v1'),
      advice: isHeld ? crisisAdvice : notAnEmergencyService,
    },
    { location: `/v1/referrals/${receipt.referral}`, ...(isReplay && { 'idempotency-replayed': 'true' }) },
  );
}
