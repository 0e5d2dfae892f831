import { type Ruleset, rulesets } from '../domain/matching/ruleset.ts';
import { CannotStart } from './cannot-start.ts';
import { compareRulesets } from './rules-diff/comparison.ts';
import { report } from './rules-diff/report.ts';
import { parsedArguments, runCommand } from './run-command.ts';

// `npm run rules:diff -- v1 v2`: what would change for whom, before one ruleset takes the place of another.

const usage = 'Name two rulesets, such as: npm run rules:diff -- v1 v2 [--referrals 1000] [--json].';
const options = {
  referrals: { type: 'string', default: '1000' },
  json: { type: 'boolean', default: false },
} as const;

await runCommand(args => {
  const { before, after, referrals, json } = readCommandLine(args);
  const comparison = compareRulesets(before, after, referrals);
  process.stdout.write(json ? `${JSON.stringify(comparison, null, 2)}\n` : report(comparison));
});

/** @throws CannotStart saying what is wrong with an argument */
function readCommandLine(args: string[]) {
  const { positionals, values } = parsedArguments({ args, allowPositionals: true, options }, usage);
  const [before, after, ...others] = positionals;
  if (before === undefined || after === undefined || others.length > 0) throw new CannotStart(usage);
  return {
    before: rulesetNamed(before),
    after: rulesetNamed(after),
    referrals: countOf(values.referrals),
    json: values.json,
  };
}

function rulesetNamed(version: string): Ruleset {
  const found = Object.values(rulesets).find(ruleset => ruleset.version === version);
  if (found) return found;
  const all = new Intl.ListFormat('en-GB').format(Object.keys(rulesets));
  throw new CannotStart(`There is no ruleset ${version}: there are ${all}.`);
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new CannotStart(`--referrals ${text} is not a number from 1 to 99999.`);
}
