import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { askingOf } from '../domain/matching/engine/asking.ts';
import { buildImage } from '../domain/matching/engine/build.ts';
import { type Image, isImage, openImage } from '../domain/matching/engine/image.ts';
import { parts } from '../domain/matching/engine/layout.ts';
import { listFor } from '../domain/matching/engine/lists.ts';
import { rankIndexed } from '../domain/matching/engine/rank-indexed.ts';
import { topOf } from '../domain/matching/engine/search.ts';
import { explainListed } from '../domain/matching/explain.ts';
import { fitOf, judge } from '../domain/matching/judge.ts';
import { match } from '../domain/matching/match.ts';
import { matchIndexed } from '../domain/matching/match-indexed.ts';
import type { NeedProfile } from '../domain/matching/profile.ts';
import { currentRuleset } from '../domain/matching/ruleset.ts';
import type { NeedCode } from '../schemas/codes.ts';
import type { Partner } from '../schemas/directory.ts';
import { hardPeople, offers, people } from './invent.ts';
import { median, quantile, quickestOf, type Round, round } from './measure.ts';
import { bitmaps } from './peers/bitmaps.ts';
import type { Peer } from './peers/peer.ts';
import { flatbush, kdbush } from './peers/rings.ts';
import { orderedScan, scan } from './peers/scan.ts';
import { sqliteRtree } from './peers/sqlite.ts';
import { textSearch } from './peers/text-search.ts';

const length = 10;
const rounds = 5;
const usual = people(2000);
const hard = hardPeople(200);
const needOf = (profile: NeedProfile) => profile.needs[0]?.code as NeedCode;
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

const sizes = process.argv.slice(2).map(Number);
const results = (sizes.length > 0 ? sizes : [100, 1_000, 10_000, 24_000, 100_000, 1_000_000]).map(compareAt);
writeFileSync(
  new URL('../results.json', import.meta.url),
  `${JSON.stringify({ machine: { cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem(), node: process.version }, results }, null, 2)}\n`,
);

function compareAt(size: number) {
  const { image, made } = makeImage(size);
  const engine: Peer = {
    name: 'engine',
    bytes: 0,
    top: (who, need, k) => topOf([askingOf(who, image)], listFor(need), k),
  };
  const peers = [engine, scan(image), orderedScan(image), bitmaps(image), kdbush(image), flatbush(image)];
  if (size <= 100_000) peers.push(sqliteRtree(image));
  if (size <= 10_000) peers.push(textSearch(image));
  const agreed = agreement(peers);
  const isVast = size > 100_000;
  const timed = {
    usual: timings(isVast ? usual.slice(0, 400) : usual, peers),
    hard: timings(isVast ? hard.slice(0, 80) : hard, peers),
    ...(isVast && {
      'usual, all, engine alone': timings(usual, [engine]),
      'hard, all, engine alone': timings(hard, [engine]),
    }),
  };
  const explained = explaining(image);
  const whole = size <= 10_000 ? wholeAnswers(image, size) : undefined;
  const load = loadavg().map(one => Number(one.toFixed(1)));
  console.log(`\n${size} offers · load ${load.join(' ')} · ${JSON.stringify(made)}`);
  console.log(`same list as the column scan, of ${usual.length + hard.length}: ${JSON.stringify(agreed)}`);
  for (const [who, rows] of Object.entries(timed)) {
    console.log(who);
    console.table(rows);
  }
  console.log(`rankIndexed with details, then judged and explained, over bare search: ${explained}`);
  if (whole) console.log(`matchIndexed and match, whole answers: ${JSON.stringify(whole)}`);
  return { size, load, made, agreed, timed, explained, whole };
}

function makeImage(size: number) {
  const start = performance.now();
  const bytes = buildImage(offers(size), { ruleset: currentRuleset, directory: 1, hash });
  const buildMs = performance.now() - start;
  const openings = Array.from({ length: size > 100_000 ? 1 : 9 }, () => {
    const from = performance.now();
    openImage(bytes, { hash });
    return performance.now() - from;
  });
  const image = openImage(bytes, { hash });
  if (!isImage(image)) throw new Error(image.sentence);
  const bytesOf = (chosen: readonly string[]) =>
    Number(
      (parts.filter(part => chosen.includes(part)).reduce((sum, part) => sum + image.sizeOf(part), 0) / size).toFixed(
        1,
      ),
    );
  const details = ['ids', 'idStarts', 'details', 'detailStarts', 'detailChecks'];
  const dictionaries = [
    'ruleset',
    'partners',
    'sites',
    'languages',
    'outcodes',
    'areasOfOutcode',
    'tongues',
    'points',
    'dates',
    'merits',
  ];
  return {
    image,
    made: {
      buildMs: Math.round(buildMs),
      openMs: Number(median(openings).toFixed(2)),
      records: bytesOf(['records']),
      lists: bytesOf(
        parts.filter(part => part !== 'records' && !details.includes(part) && !dictionaries.includes(part)),
      ),
      dictionaries: bytesOf(dictionaries),
      ids: bytesOf(['ids', 'idStarts']),
      details: bytesOf(['details', 'detailStarts', 'detailChecks']),
    },
  };
}

/** How many people get from each peer the very list that weighing every offer of the need gives. */
function agreement(peers: readonly Peer[]) {
  const everyone = [...usual, ...hard];
  const lists = (top: Peer['top']) =>
    everyone.map(one =>
      top(one, needOf(one), length)
        .map(({ record, points, lot }) => `${record} ${points} ${lot}`)
        .join(),
    );
  const wanted = peers.find(({ name }) => name === 'column scan');
  if (!wanted) throw new Error('nothing to compare with');
  const scanned = lists(wanted.top);
  return Object.fromEntries(
    peers.map(({ name, top }) => [name, lists(top).filter((list, i) => list === scanned[i]).length]),
  );
}

/**
 * Peers take turns within each round, so that a busy machine is busy for all. Of each question the quickest of its rounds
 * counts, for everybody alike: what another program took of the processor in between says nothing of either.
 */
function timings(who: readonly NeedProfile[], peers: readonly Peer[]) {
  const taken = new Map<string, Round[]>(peers.map(({ name }) => [name, []]));
  for (const { top } of peers) round(who.slice(0, 100), one => top(one, needOf(one), length));
  for (let i = 0; i < rounds; i++)
    for (const { name, top } of peers) taken.get(name)?.push(round(who, one => top(one, needOf(one), length)));
  const quickest = (name: string) => quickestOf(taken.get(name) ?? []);
  const ours = quickest('engine');
  return peers.map(({ name, bytes }) => {
    const theirs = quickest(name);
    const over = (share: number) => Number((quantile(theirs, share) / quantile(ours, share)).toFixed(1));
    return {
      name,
      p50: Math.round(quantile(theirs, 0.5)),
      p99: Math.round(quantile(theirs, 0.99)),
      timesP50: over(0.5),
      timesP99: over(0.99),
      bytes,
    };
  });
}

/** How much longer the whole answer takes than the bare search: details parsed, judged and explained. */
function explaining(image: Image): string {
  const answer = (one: NeedProfile) => {
    const need = needOf(one);
    const judged = rankIndexed([askingOf(one, image)], need, length).offers.map(offer =>
      judge(offer, fitOf(offer, need) ?? 'related', one, currentRuleset),
    );
    return judged.map((judgement, i) => explainListed(judgement, judged[i - 1], undefined));
  };
  const rows = Array.from({ length: rounds }, () => ({
    bare: round(usual, one => topOf([askingOf(one, image)], listFor(needOf(one)), length)),
    whole: round(usual, answer),
  }));
  const middle = (way: 'bare' | 'whole') => median(quickestOf(rows.map(row => row[way])));
  return `${(middle('whole') / middle('bare')).toFixed(2)} ×`;
}

/** All that the service asks of matching, by images and by judging every offer, in microseconds. */
function wholeAnswers(image: Image, size: number) {
  const all = [...offers(size)];
  const partners = [...new Set(all.map(({ partner }) => partner))].map(
    (id): Partner => ({ id, name: id, kind: 'vcse', dataSharingAgreement: true }),
  );
  const someone = usual.slice(0, 200);
  const rows = Array.from({ length: rounds }, () => ({
    indexed: round(someone, one => matchIndexed(one, { images: [image], partners })),
    judged: round(someone, one => match(one, { offers: all, partners }, currentRuleset)),
  }));
  const middle = (way: 'indexed' | 'judged', share: number) =>
    Math.round(quantile(quickestOf(rows.map(row => row[way])), share));
  return {
    matchIndexed: { p50: middle('indexed', 0.5), p99: middle('indexed', 0.99) },
    match: { p50: middle('judged', 0.5), p99: middle('judged', 0.99) },
  };
}
