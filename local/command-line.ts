import { parseArgs } from 'node:util';
import { Instant } from '../schemas/time.ts';
import { CannotStart } from './cannot-start.ts';

export interface CommandLine {
  readonly port: number;
  readonly data: string;
  readonly reset: boolean;
  readonly clock?: Instant;
  readonly json: boolean;
  readonly help: boolean;
}

export const usage = `The whole service on this machine, on 127.0.0.1 alone.

  npm start -- [options]

  --port <number>      where it listens; 0 for any port that is free (4100)
  --data <folder>      where it keeps everything; two services need two folders (.local)
  --reset              begin anew: delete what the folder holds
  --no-seed-people     seed no invented people or referrals; today none are
  --clock <instant>    begin at this moment, such as 2026-12-24T09:00:00Z, and run on from there (now)
  --json               say where it is as one line of JSON
  --help               this
`;

/** @throws CannotStart saying what is wrong with an option */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { port, data, clock, ...switches } = valuesOf(args);
  return {
    port: portOf(port),
    data: data === '' ? refuse('--data needs the name of a folder') : data,
    reset: switches.reset,
    ...(clock !== undefined && { clock: instantOf(clock) }),
    json: switches.json,
    help: switches.help,
  };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // What follows the first sentence is advice on other programs' options.
    return refuse(error.message.split(/\.?\s*(?:\. |\n|$)/)[0] ?? 'The options are wrong');
  }
}

const options = {
  port: { type: 'string', default: '4100' },
  data: { type: 'string', default: '.local' },
  reset: { type: 'boolean', default: false },
  'no-seed-people': { type: 'boolean', default: false },
  clock: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function portOf(text: string): number {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65535 ? port : refuse(`--port ${text} is not a port from 0 to 65535`);
}

function instantOf(text: string): Instant {
  const instant = Instant.safeParse(text);
  return instant.success ? instant.data : refuse(`--clock ${text} is not an instant such as 2026-12-24T09:00:00Z`);
}

function refuse(because: string): never {
  throw new CannotStart(`${because}: see --help.`);
}
