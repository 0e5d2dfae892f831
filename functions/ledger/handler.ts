import { Ledger, PrintedLetter } from '../../schemas/ledger.ts';
import { answer, httpHandler, partOf } from '../shell/http.ts';
import { ProblemError } from '../shell/problem.ts';
import type { World } from '../world.ts';
import { printMessage } from './print-message.ts';
import { readLedger } from './read-ledger.ts';

type Needs = Parameters<typeof printMessage>[0] & Pick<World, 'log'>;

export const createHandler = (world: Needs) =>
  httpHandler(world, {
    readLedger: async ask => {
      const items = await readLedger(world, partOf(ask, 'person'));
      if (!items) throw new ProblemError('not-found');
      return answer(200, Ledger, { items });
    },
    printMessage: async ask => {
      const printed = await printMessage(world, partOf(ask, 'id'), partOf(ask, 'message'));
      if (printed === 'unknown message') throw new ProblemError('not-found');
      if ('refused' in printed) throw new ProblemError('not-now', { detail: printed.refused });
      return answer(200, PrintedLetter, printed);
    },
  });
