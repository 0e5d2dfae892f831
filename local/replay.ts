import { CannotStart } from './cannot-start.ts';
import { makeAgain } from './replay/make-again.ts';
import { openRecorded } from './replay/recorded.ts';
import { exitCodeOf, report } from './replay/report.ts';
import { parsedArguments, runCommand } from './run-command.ts';

// `npm run replay -- LR-7K3M-Q2G`: makes the stored shortlists of a referral again, and says whether they are the same.

const usage = 'Name one referral, by its id or reference: npm run replay -- LR-7K3M-Q2G [--data .local].';

await runCommand(async args => {
  const { name, data } = readCommandLine(args);
  const recorded = openRecorded(data);
  try {
    const outcomes = await makeAgain(recorded, name);
    process.stdout.write(report(outcomes));
    process.exitCode = exitCodeOf(outcomes);
  } finally {
    recorded.close();
  }
});

/** @throws CannotStart saying how it is to be asked */
function readCommandLine(args: string[]) {
  const { positionals, values } = parsedArguments(
    { args, allowPositionals: true, options: { data: { type: 'string', default: '.local' } } },
    usage,
  );
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0 || values.data === '') throw new CannotStart(usage);
  return { name, data: values.data };
}
