import { createHash } from 'node:crypto';
import { askingOf } from '../domain/matching/engine/asking.ts';
import { buildImage } from '../domain/matching/engine/build.ts';
import { isImage, openImage } from '../domain/matching/engine/image.ts';
import { listFor } from '../domain/matching/engine/lists.ts';
import { topOf } from '../domain/matching/engine/search.ts';
import { currentRuleset } from '../domain/matching/ruleset.ts';
import type { NeedCode } from '../schemas/codes.ts';
import { hardPeople, offers, people } from './invent.ts';
import { definition } from './peers/definition.ts';

// Does the engine find what judging every offer finds? `npm run exact -- 24000 60`: so many offers, so many people.

const [size = 24_000, count = 60] = process.argv.slice(2).map(Number);
const length = 10;
const everyone = [
  ...people(2000).slice(0, Math.ceil(count * 0.6)),
  ...hardPeople(200).slice(0, Math.floor(count * 0.4)),
];
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

const image = openImage(buildImage(offers(size), { ruleset: currentRuleset, directory: 1, hash }), { hash });
if (!isImage(image)) throw new Error(image.sentence);
const wanted = definition(offers(size), everyone, currentRuleset, length);
const right = everyone.filter((one, i) => {
  const found = topOf([askingOf(one, image)], listFor(one.needs[0]?.code as NeedCode), length);
  return wanted[i] === found.map(({ record, points }) => `${image.offerAt(record).id} ${points / 10_000}`).join();
});
console.log(`${size} offers: ${right.length} of ${everyone.length} lists are those of judging every offer`);
process.exitCode = right.length === everyone.length ? 0 : 1;
