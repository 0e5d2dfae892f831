import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

export interface ProcessOptions {
  readonly data: string;
  readonly clock: string;
  readonly isForPeople?: boolean;
  /** A file that will name every module that is loaded. */
  readonly modules?: string;
}

export interface Running {
  readonly url: string;
  readonly tokenUrl: string;
  /** All that it said until it was ready. */
  readonly said: string;
  secretOf(client: string): string;
  /** @returns the exit code; null when the signal itself ended it */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** What `npm start` starts, as a process of its own on a free port. */
export async function startProcess({ data, clock, isForPeople = false, modules }: ProcessOptions): Promise<Running> {
  const form = isForPeople ? [] : ['--json'];
  const child = run(['--port', '0', '--data', data, '--clock', clock, ...form], modules);
  const said = await untilSaid(child, isForPeople ? /^}'\n/m : /\n/);
  const ready = isForPeople ? undefined : Ready.parse(JSON.parse(said));
  return {
    url: ready?.url ?? /http:\S+/.exec(said)?.[0] ?? '',
    tokenUrl: ready?.tokenUrl ?? '',
    said,
    secretOf: client => ready?.clients.find(({ id }) => id === client)?.secret ?? '',
    async kill(signal) {
      const hasEnded = child.exitCode !== null || child.signalCode !== null;
      const ended = hasEnded ? undefined : once(child, 'exit');
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

/** Starts what is expected to give up. */
export async function failToStart(...options: string[]): Promise<{ code: number | null; said: string }> {
  const child = run(options);
  const [said] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, said };
}

/** Runs a command of this folder to its end. @returns what it said on each of its outputs */
export async function runToItsEnd(command: 'replay' | 'rules-diff', ...options: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', `local/${command}.ts`, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, said, complained };
}

function run(options: readonly string[], modules?: string) {
  const watch = modules === undefined ? [] : ['--import', moduleWatch(modules)];
  return spawn(process.execPath, ['--import', 'tsx', ...watch, 'local/main.ts', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A module that writes down the address of every other one. */
const moduleWatch = (file: string) =>
  `data:text/javascript,${encodeURIComponent(`
    import { appendFileSync } from 'node:fs';
    import { registerHooks } from 'node:module';
    registerHooks({
      resolve(specifier, context, next) {
        const found = next(specifier, context);
        appendFileSync(${JSON.stringify(file)}, found.url + '\\n');
        return found;
      },
    });`)}`;

const Ready = z.strictObject({
  ready: z.literal(true),
  url: z.url(),
  tokenUrl: z.url(),
  mailbox: z.url(),
  clients: z.array(
    z.strictObject({
      id: z.string(),
      secret: z.string(),
      scopes: z.array(z.string()).min(1),
      organisation: z.string(),
      role: z.string(),
    }),
  ),
  people: z.array(z.strictObject({ email: z.email(), role: z.string(), site: z.string().optional() })).min(1),
});

/** @returns what it said, when that is whole @throws Error with its complaints when it ends before */
async function untilSaid(
  child: ChildProcess & Pick<ReturnType<typeof run>, 'stdout' | 'stderr'>,
  whole: RegExp,
): Promise<string> {
  const complaints = text(child.stderr);
  let said = '';
  for await (const part of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += part;
    if (whole.test(said)) return said;
  }
  throw new Error(`the service did not become ready: ${await complaints}`);
}
