import { createDocumentClient, createDynamoItems } from '../adapters/aws/dynamo-items.ts';
import { systemClock } from '../adapters/clock.ts';
import { createDirectory } from '../adapters/tables/directory.ts';
import { londonDate } from '../domain/time/working-time.ts';
import { CannotStart } from './cannot-start.ts';
import { parsedArguments, runCommand } from './run-command.ts';
import { demonstrationDirectory } from './seed/index.ts';

// `npm run directory:fill -- --table <name>`: puts the demonstration directory into a table on AWS, instead of what is there.

const usage = 'Name the directory table: npm run directory:fill -- --table <name>';

await runCommand(async args => {
  const { table } = parsedArguments({ args, options: { table: { type: 'string' } } }, usage).values;
  if (table === undefined) throw new CannotStart(usage);
  await fill(table);
});

async function fill(table: string): Promise<void> {
  const { callers, ...content } = demonstrationDirectory(londonDate(systemClock().now()));
  const items = createDynamoItems({
    client: createDocumentClient(),
    tables: { cases: 'not-used-here', directory: table },
    now: Date.now,
  });
  await createDirectory(items).replace({ ...content, callers: callers.map(({ caller }) => caller) });
  process.stdout.write(`${table} holds ${content.offers.length} offers and ${content.advisors.length} advisors.\n`);
}
