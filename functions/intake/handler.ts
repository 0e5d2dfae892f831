import { BusyError } from '../../domain/ports.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { ReferralAccepted } from '../../schemas/api.ts';
import { DropIn } from '../../schemas/drop-in.ts';
import { ReferralRequest } from '../../schemas/referral.ts';
import type { Instant } from '../../schemas/time.ts';
import { type Answer, type Ask, answer, httpHandler } from '../shell/http.ts';
import { type KeyedRequest, keyedRequest, keyNeeded } from '../shell/idempotency.ts';
import { actorOf } from '../shell/identify.ts';
import { readJson } from '../shell/json-body.ts';
import { type FieldError, ProblemError } from '../shell/problem.ts';
import { parseFilledIn } from './parse-filled-in.ts';
import { receiptOf } from './receipt.ts';
import { type Received, receiveReferral } from './receive-referral.ts';
import { registerDropIn } from './register-drop-in.ts';

type Needs = Parameters<typeof receiveReferral>[0];

export const createHandler = (world: Needs) =>
  httpHandler(world, {
    sendReferral: ask => sendReferral(world, ask),
    registerDropIn: ask => register(world, ask),
  });

async function sendReferral(world: Needs, ask: Ask): Promise<Answer> {
  const { subject, organisation } = ask.caller;
  const body = readJson(ask.event);
  const { fingerprint, ...key } = neededKey(ask, body);
  const request = parseFilledIn(ReferralRequest, body);
  refuseTheFuture(request, world.clock.now());
  const source = { subject, organisation };
  return answerOf(receiveReferral(world, { request, source, by: actorOf(ask.caller), key, fingerprint }));
}

async function register(world: Needs, ask: Ask): Promise<Answer> {
  const body = readJson(ask.event);
  const request = neededKey(ask, body);
  const visit = parseFilledIn(DropIn, body);
  refuseTheFuture(visit, world.clock.now());
  return answerOf(registerDropIn(world, ask.caller, visit, request));
}

function neededKey(ask: Ask, body: unknown): KeyedRequest {
  const request = keyedRequest(ask, body);
  if (!request) throw keyNeeded();
  return request;
}

async function answerOf(receiving: Promise<Received>): Promise<Answer> {
  const received = await receiving.catch((error: unknown) => {
    if (error instanceof BusyError) throw new ProblemError('still-running', { retryAfterSeconds: 1 });
    throw error;
  });
  if (received.outcome === 'key-reused') throw new ProblemError('idempotency-key-reused');
  if (received.outcome === 'refused') throw new ProblemError('not-now', { detail: received.refusal.sentence });
  return accepted(received.events, received.outcome === 'replayed');
}

/** What only a clock can tell is wrong. @throws ProblemError */
function refuseTheFuture({ referredAt, occurredAt, person }: Dated, now: Instant): void {
  const inFuture = (pointer: string): FieldError => ({ pointer, code: 'in-the-future', message: 'is in the future' });
  const errors = [
    ...(referredAt !== undefined && referredAt > now ? [inFuture('/referredAt')] : []),
    ...(occurredAt !== undefined && occurredAt > now ? [inFuture('/occurredAt')] : []),
    ...(person.birthDate !== undefined && person.birthDate > londonDate(now) ? [inFuture('/person/birthDate')] : []),
  ];
  if (errors.length > 0) throw new ProblemError('invalid-request', { errors });
}

type Dated = Pick<DropIn, 'person' | 'occurredAt'> & Pick<ReferralRequest, 'referredAt'>;

/** Built from what was stored, so that a repeat gets the same answer however the referral has moved on since. */
function accepted(events: readonly ReferralEvent[], isReplay: boolean): Answer {
  const receipt = receiptOf(events);
  const location = `/v1/referrals/${receipt.id}`;
  return answer(202, ReferralAccepted, receipt, { location, ...(isReplay && { 'idempotency-replayed': 'true' }) });
}
