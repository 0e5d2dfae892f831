import * as z from 'zod';
import { formed, listOf, Sentence, words } from './bounds.ts';
import { PersonAnswer } from './codes.ts';
import { Reference } from './ids.ts';
import { PartnerRequest, RequestOutline } from './partner-work.ts';
import { Instant } from './time.ts';

// What somebody without an account sees and says through a link, or through a code on paper.

const ConsentChoice = z.enum(['all', 'this']);

/** What a link is for. The ones to a person do not even say which partner it is about: others may open them. */
export const LinkView = z
  .discriminatedUnion('opens', [
    z.strictObject({ opens: z.literal('partner-decision'), request: RequestOutline }),
    z.strictObject({ opens: z.literal('partner-attendance'), request: RequestOutline }),
    z.strictObject({
      opens: z.literal('person-answer'),
      answers: listOf(PersonAnswer),
      choices: listOf(ConsentChoice).describe('who may be told no more, if that is what they say instead'),
    }),
    z.strictObject({ opens: z.literal('person-consent'), choices: listOf(ConsentChoice) }),
  ])
  .meta({ id: 'LinkView' });
export type LinkView = z.infer<typeof LinkView>;

export const LinkUsed = z
  .strictObject({
    said: Sentence.describe('to show to whoever used it'),
    request: PartnerRequest.optional(),
    undoBy: Instant.optional(),
  })
  .meta({ id: 'LinkUsed' });
export type LinkUsed = z.infer<typeof LinkUsed>;

/** Did it help? */
export const PersonLinkUse = z
  .strictObject({ answer: PersonAnswer, words: words(1000).optional() })
  .meta({ id: 'PersonLinkUse' });

/** I have changed my mind. `this` is the one partner that the message was about. */
export const ConsentLinkUse = z
  .strictObject({ withdraw: ConsentChoice, reason: words(1000).optional() })
  .meta({ id: 'ConsentLinkUse' });

/** What a letter says to somebody who has only paper, as they type it. */
export const LetterCode = z.strictObject({
  reference: Reference,
  code: z
    .string()
    .max(20)
    .transform(typed =>
      typed
        .toUpperCase()
        .replace(/[\s\p{Dash}]/gu, '')
        .replace(/[IL]/g, '1')
        .replaceAll('O', '0'),
    )
    .pipe(formed(/^[0-9A-HJKMNP-TV-Z]{8}$/, 8, 'must be the eight letters and digits of the letter')),
});
export type LetterCode = z.infer<typeof LetterCode>;
