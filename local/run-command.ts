import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CannotStart } from './cannot-start.ts';

/** Runs what somebody has typed. What they can put right they read in one sentence, and the exit code is 2. */
export async function runCommand(command: (args: string[]) => void | Promise<void>): Promise<void> {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

/** @throws CannotStart with `usage` when there is no such option, or it lacks its value */
export function parsedArguments<const Config extends ParseArgsConfig>(config: Config, usage: string) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw error instanceof TypeError ? new CannotStart(usage) : error;
  }
}
