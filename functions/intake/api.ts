import { ReferralAccepted } from '../../schemas/api.ts';
import { DropIn } from '../../schemas/drop-in.ts';
import { ReferralRequest } from '../../schemas/referral.ts';

const problems = [
  'invalid-request',
  'invalid-json',
  'idempotency-key-needed',
  'not-now',
  'still-running',
  'body-too-large',
  'json-expected',
  'idempotency-key-reused',
  'unauthorised',
  'forbidden',
  'unexpected',
  'busy',
] as const;

/** What the outside is told of these operations. */
export const intakeDescriptions = {
  sendReferral: {
    summary: 'Send a referral',
    description:
      'Keeps a referral from any door. From the 202 on it is safe: it will be assigned to a Pathways Advisor or visibly held ' +
      'for a person to look at. Send a new Idempotency-Key with each referral and the same one when you try again.',
    body: ReferralRequest,
    idempotencyKey: 'needed',
    answers: { 202: { description: 'Kept. Show `advice` to whoever sent it.', schema: ReferralAccepted } },
    problems,
  },
  registerDropIn: {
    summary: 'Register somebody who has come in',
    description:
      'The person, their referral, its advisor, the contact and what they were told of, kept in one step. A first name is ' +
      'enough. What a person must look at first is held, and what was said is then kept as a note.',
    body: DropIn,
    idempotencyKey: 'needed',
    answers: { 202: { description: 'Kept', schema: ReferralAccepted } },
    problems,
  },
} as const;
