import {
  changesBetween,
  known,
  neverKnown,
  type PublishedTerm,
  percent,
  publishedTerms,
} from '../domain/matching/published.ts';
import { ruleSentences } from '../domain/matching/rules.ts';
import { currentRuleset, type Ruleset, rulesets } from '../domain/matching/ruleset.ts';
import { saidDate } from '../domain/time/said-date.ts';
import { CalendarDate } from '../schemas/time.ts';

/** How matching works, for the public and the advisory group, made from the rules that it runs. */
export function rulesPage(): string {
  return [
    introduction(currentRuleset),
    whatIsKnown(),
    theRules(),
    theOrder(currentRuleset),
    theShortList(currentRuleset),
    theVersions(),
  ].join('\n');
}

const introduction = ({ version }: Ruleset) => `# How we choose what to suggest

Somebody asks us for help. We look for offers that fit: groups, courses, advice.
A computer makes a short list for each need, with its reasons. The person and a Pathways Advisor decide.
Nobody is turned away: the rules below are about offers, never about people. On this page “they” is the person.

This page is made from the rules that the computer follows. It shows version ${version}, the one in use.
`;

const whatIsKnown = () => `## What matching may know

${list(Object.values(known))}

What nobody has told us stays open. It becomes a question for the advisor to ask, and rules nothing out.

## What matching may never know

${list(Object.values(neverKnown))}

Nor do we look up how deprived their area is. Risk decides only whether a person looks at a referral first.
A test changes all of this on invented referrals, and every short list must stay the same.
`;

const theRules = () => `## First, the rules

Every offer that is meant for the need, or for something close to it, is held to these rules.
Somebody who is not sure what they need is offered what they can simply walk into at The Life Rooms.

If all rules pass, the offer can be listed. Where we must ask, it can be listed too, with the question.
Where a rule fails, it is not offered. The first rule that fails is the reason we give.

${table(
  ['Rule', 'It passes', 'We ask', 'It is not offered'],
  Object.values(ruleSentences).map(({ pass, unknown, fail }, i) => [`${i + 1}`, pass, unknown ?? '–', fail ?? '–']),
)}
`;

const theOrder = (ruleset: Ruleset) => `## Then, the order

Every offer that is left gets a score of up to 100%. The best comes first. The score is the sum of these parts.
Distance is a straight line from the middle of their postcode district.

${publishedTerms(ruleset).map(partOfScore).join('\n\n')}

### Between equals

When two offers score the same, a draw decides which comes first. It is made for each referral, so no partner always wins.
The draw of one referral always comes out the same. A new version of the rules draws again.
`;

const partOfScore = ({ looksAt, weight, earnings }: PublishedTerm) => `### ${looksAt}: up to ${percent(weight)}

${list(earnings.map(({ when, worth }) => `${when}: ${percent(worth * weight)}`))}`;

const theShortList = (ruleset: Ruleset) => `## Last, the short list

For each need we look at the best ${ruleset.candidates} offers, and show up to ${ruleset.shortlistLength}.

- **Fair to partners.** We show up to ${ruleset.perPartner} offers of one partner.
  There are more only where nobody else is left to show, or for an open door.
- **One place for several needs.** This saves journeys and new faces.
  It counts for ${percent(ruleset.weights.together)}, so it only decides between near equals.
- **An open door.** Where there is a place they can simply go to, without a referral, one is always shown.
  It is added at the end if it is not among the others.
- **What just missed.** We name up to ${ruleset.nearMisses} offers that a rule left out, with what would bring them in.
`;

const theVersions = () => `## Who agreed it, and what has changed

Before a new version is used, we try it beside the old one on invented referrals. We see what would change, and for whom.

${Object.values(rulesets).map(versionSection).reverse().join('\n\n')}
`;

function versionSection(ruleset: Ruleset, i: number, all: readonly Ruleset[]): string {
  const { version, agreedBy, agreedOn } = ruleset;
  const before = all[i - 1];
  return `### Version ${version}${ruleset === currentRuleset ? ', in use' : ''}

Agreed by: ${agreedBy}. On: ${saidDate(CalendarDate.parse(agreedOn))}.

${before ? `What changed from ${before.version}:\n\n${list(changesBetween(before, ruleset))}` : 'The first version.'}`;
}

const list = (lines: readonly string[]) => lines.map(line => `- ${line}`).join('\n');

/** Columns as wide as their widest cell, so that it can be read as it is. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map(row => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
