import { unmetNeeds } from '../../../domain/referral/unmet.ts';
import { Because, Closure, HandOver, NothingMore, ReleaseHold, Take, Withdrawal } from '../../../schemas/case-work.ts';
import { advisorNamed, ownAdvisor } from '../../shell/look-up.ts';
import { kindOfWork } from './kind.ts';

/** Whose a referral is, and how it ends. */
export const care = {
  takeHold: kindOfWork({
    summary: 'Take a hold',
    description: 'Says that a person is looking at it: paging stops and the clock of that person starts.',
    body: NothingMore,
    command: () => ({ type: 'take-hold' }),
  }),
  releaseHold: kindOfWork({
    summary: 'Release a hold',
    description:
      'Says that a person has looked and that the referral may go on to be matched and assigned. No machine can.',
    body: ReleaseHold,
    command: ({ reason }) => ({ type: 'release-hold', reason }),
  }),
  acceptAssignment: kindOfWork({
    summary: 'Accept an assignment',
    description: 'The advisor says that they have it.',
    body: NothingMore,
    command: () => ({ type: 'accept-assignment' }),
  }),
  handOver: kindOfWork({
    summary: 'Hand a referral over to another advisor',
    description:
      'They are told, and have it to accept. Why is between colleagues: the referrer hears who has it now, and no more.',
    body: HandOver,
    command: async ({ reason, ...to }, { world }) => ({
      type: 'hand-over',
      ...(await advisorNamed(world.directory, to)),
      reason,
    }),
  }),
  returnToPool: kindOfWork({
    summary: 'Return a referral to the pool',
    description: 'It waits there for an advisor to take it, and the manager is told.',
    body: Because,
    command: ({ reason }) => ({ type: 'return-to-pool', reason }),
  }),
  takeReferral: kindOfWork({
    summary: 'Take a referral',
    description: 'From the pool, or from the advisor who has it: they are told.',
    body: Take,
    command: async (said, { caller, world }) => ({
      type: 'take',
      ...(await ownAdvisor(world.directory, caller, said)),
    }),
  }),
  close: kindOfWork({
    summary: 'Close a referral',
    description:
      'Only a person closes one. What stays without help because nothing suitable was found is kept as unmet need; the ' +
      'referrer is told as far as the person agrees.',
    body: Closure,
    command: async ({ reason, words }, { referral, world }) => {
      const hasNothing = reason === 'no-suitable-offer';
      const match = hasNothing ? await world.cases.match(referral.id, referral.matches) : undefined;
      return { type: 'close', reason, words, unmet: hasNothing ? unmetNeeds(referral, match) : [] };
    },
  }),
  reopen: kindOfWork({
    summary: 'Reopen a closed referral',
    description:
      'The same referral goes on: back to its advisor, or to be matched if it never had one. A hold that nobody released holds it again.',
    body: Because,
    command: ({ reason }) => ({ type: 'reopen', reason }),
  }),
  withdraw: kindOfWork({
    summary: 'Withdraw a referral',
    description: 'Partners who have been asked are told to stop. A referrer can withdraw what their organisation sent.',
    body: Withdrawal,
    command: ({ asked, reason }, { caller }) => ({
      type: 'withdraw',
      asked: asked ?? (caller.role === 'referrer' ? 'referrer' : 'person'),
      reason,
    }),
  }),
  enterInError: kindOfWork({
    summary: 'Say that a referral was entered in error',
    description: 'Such as one for the wrong person. It is kept, counts as none, and cannot be reopened.',
    body: Because,
    command: ({ reason }) => ({ type: 'enter-in-error', reason }),
  }),
};
