import { setTimeout as pause } from 'node:timers/promises';
import { startingAt, systemClock } from '../../adapters/clock.ts';
import type { Clock } from '../../domain/ports.ts';
import type { Instant } from '../../schemas/time.ts';
import { demonstrationCallers } from '../seed/callers.ts';
import { addressOf } from './address.ts';
import { ApiClient } from './api-client.ts';
import type { Stage } from './stage.ts';

/** A service that runs, asked over HTTP alone. */
export interface LiveStage extends Stage {
  as(clientId: string): ApiClient;
}

/** @param clock of the service, if the story has started it; nobody can move that of another */
export function liveStage(url: string, clock?: MovableClock): LiveStage {
  const clients = new Map<string, ApiClient>();
  const anybody = new ApiClient(url);
  function as(clientId: string): ApiClient {
    const client = clients.get(clientId) ?? new ApiClient(url, signInOf(clientId));
    clients.set(clientId, client);
    return client;
  }
  return {
    as,
    ask(question) {
      const { proof } = question;
      const client = proof ? new ApiClient(url, { proof }) : question.as === undefined ? anybody : as(question.as);
      const { method, path } = addressOf(question);
      if (method === 'DELETE') return client.delete(path);
      return method === 'GET' ? client.get(path) : client.post(path, question.body ?? {});
    },
    letters: () => anybody.letters(),
    async settle() {
      await pause(50);
      return false;
    },
    now: (clock ?? systemClock()).now,
    ...(clock && { moveTo: async then => clock.moveTo(then) }),
  };
}

export interface MovableClock extends Clock {
  moveTo(then: Instant): void;
}

/** Runs on at the speed of real time, and can be put forward. @param begins now, if left out */
export function movableClock(begins?: Instant): MovableClock {
  let clock = begins ? startingAt(begins) : systemClock();
  return {
    now: () => clock.now(),
    moveTo(then) {
      clock = startingAt(then);
    },
  };
}

function signInOf(clientId: string): { id: string; secret: string } {
  const found = demonstrationCallers().find(({ caller }) => caller.subject === clientId);
  if (!found?.secret) throw new Error(`${clientId} is not a demonstration sign-in`);
  return { id: clientId, secret: found.secret };
}
