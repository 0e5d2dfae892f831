import { Ledger, PrintedLetter } from '../../schemas/ledger.ts';
import { answer, httpHandler, partOf } from '../shell/http.ts';
import { ProblemError } from '../shell/problem.ts';
import type { World } from '../world.ts';
import { printMessage } from './print-message.ts';
import { readLedger } from './read-ledger.ts';

type Needs = Parameters<typeof printMessage>[0] & Pick<World, 'accesses' | 'log'>;

export const createHandler = (world: Needs) =>
  httpHandler(world, {
    readLedger: async ask => {
      const ledger = await readLedger(world, partOf(ask, 'person'));
      if (!ledger) throw new ProblemError('not-found');
      const { entries, referrals } = ledger;
      return { ...answer(200, Ledger, { items: entries }), about: { referrals } };
    },
    printMessage: async ask => {
      const printed = await printMessage(world, partOf(ask, 'id'), partOf(ask, 'message'));
      if (printed === 'unknown message') throw new ProblemError('not-found');
      if ('refused' in printed) throw new ProblemError('not-now', { detail: printed.refused });
      return answer(200, PrintedLetter, printed);
    },
  });
