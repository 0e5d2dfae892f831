import { parseArgs } from 'node:util';
import { CannotStart } from './cannot-start.ts';
import { openRecorded } from './replay/recorded.ts';
import { replay } from './replay/replay.ts';
import { exitCodeOf, report } from './replay/report.ts';

// `npm run replay -- LR-7K3M-Q2G`: makes the stored shortlists of a referral again, and says whether they are the same.

const usage = 'Name one referral, by its id or reference: npm run replay -- LR-7K3M-Q2G [--data .local].';

try {
  const { name, data } = readCommandLine(process.argv.slice(2));
  const recorded = openRecorded(data);
  try {
    const outcomes = await replay(recorded, name);
    process.stdout.write(report(outcomes));
    process.exitCode = exitCodeOf(outcomes);
  } finally {
    recorded.close();
  }
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** @throws CannotStart saying how it is to be asked */
function readCommandLine(args: readonly string[]) {
  const { positionals, values } = parsed(args);
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0 || values.data === '') throw new CannotStart(usage);
  return { name, data: values.data };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: 'string', default: '.local' } },
    });
  } catch (error) {
    throw error instanceof TypeError ? new CannotStart(usage) : error;
  }
}
