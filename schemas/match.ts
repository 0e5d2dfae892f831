import * as z from 'zod';
import { CodeWord, Count, Sentence, words } from './bounds.ts';
import { NeedCode } from './codes.ts';
import { OfferId, PartnerId } from './ids.ts';
import { ContentHash, mostShards, Shard } from './manifest.ts';
import { Instant } from './time.ts';

/** Many more than any ruleset lists: nobody can choose among them. */
const mostOffers = 50;

/** Each rule and each term says one thing at most. */
const sentences = z.array(Sentence).max(50);

/** One offer on the shortlist, with everything an advisor needs to judge it. */
export const ListedOffer = z
  .strictObject({
    offer: OfferId,
    partner: PartnerId,
    name: words(160),
    partnerName: words(160),
    score: z.number().min(0).max(1).describe('sum of the terms below, 0 to 1'),
    terms: z.record(CodeWord, z.number()).describe('what each published weight contributed'),
    reasons: sentences,
    cautions: sentences,
    questions: sentences.describe('what is not known yet and should be asked'),
    whyNotHigher: Sentence.optional(),
    signpostOnly: z.boolean().describe('no data-sharing agreement: information may be given, nothing sent'),
    needsNoReferral: z.boolean(),
  })
  .meta({ id: 'ListedOffer' });
export type ListedOffer = z.infer<typeof ListedOffer>;

export const RemovedOffer = z
  .strictObject({
    offer: OfferId,
    name: words(160),
    rule: CodeWord.describe('the first rule that removed it'),
    because: Sentence,
    wouldMatchIf: Sentence.describe('the smallest change that would bring it in'),
  })
  .meta({ id: 'RemovedOffer' });
export type RemovedOffer = z.infer<typeof RemovedOffer>;

export const LeftOut = z
  .strictObject({
    byRule: z.record(CodeWord, Count.min(1)).describe('how many offers each rule was the first to remove'),
    nearMisses: z.array(RemovedOffer).max(mostOffers),
  })
  .meta({ id: 'LeftOut', description: 'Why other offers for this need are not listed' });
export type LeftOut = z.infer<typeof LeftOut>;

/** The shortlist as it was made: by one version of the ruleset from one version of the directory. Never changed. */
export const MatchSnapshot = z
  .strictObject({
    number: Count.min(1),
    ruleset: CodeWord,
    directory: Count.describe('version of the directory it was made from'),
    inputsHash: z.string().max(64).describe('SHA-256 of the need profile'),
    matchedAt: Instant,
    images: z
      .array(z.strictObject({ shard: Shard, hash: ContentHash }))
      .min(1)
      .max(mostShards)
      .optional()
      .describe('the stored images of the offers that were judged; shortlists of before there were images name none'),
    partners: ContentHash.optional().describe('the stored list of those who ran the offers'),
    needs: z
      .array(
        z.strictObject({
          code: NeedCode,
          offers: z.array(ListedOffer).max(mostOffers),
          leftOut: LeftOut,
        }),
      )
      .max(NeedCode.options.length),
  })
  .meta({ id: 'MatchSnapshot' });
export type MatchSnapshot = z.infer<typeof MatchSnapshot>;
