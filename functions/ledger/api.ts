import { Ledger, PrintedLetter } from '../../schemas/ledger.ts';

const always = ['not-found', 'unauthorised', 'forbidden', 'unexpected', 'busy'] as const;

/** What the outside is told of these operations. */
export const ledgerDescriptions = {
  readLedger: {
    summary: 'List what was sent about a person',
    description:
      'Who was told what, when, on which channel and under which consent, or why not; for every referral of the person. ' +
      'What a message said is not repeated here, and addresses are masked. News to the systems of whoever referred is listed ' +
      'too, on the channel `webhook`.',
    answers: { 200: { description: 'Newest first', schema: Ledger } },
    problems: always,
  },
  printMessage: {
    summary: 'Print a message to the person',
    description:
      'Gives the words of a message that could not be sent, to be handed over on paper. From then on the ledger says that ' +
      'the person was given it. It is refused when it may not be said any more.',
    answers: { 200: { description: 'The letter', schema: PrintedLetter } },
    problems: ['not-now', ...always],
  },
} as const;
