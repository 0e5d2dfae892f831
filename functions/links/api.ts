import * as z from 'zod';
import { ConsentLinkUse, LinkUsed, LinkView, PersonLinkUse } from '../../schemas/link-api.ts';
import { AttendanceLinkUse, RequestLinkUse } from '../../schemas/partner-work.ts';

const problems = ['unauthorised', 'too-many-requests', 'unexpected', 'busy'] as const;
const ofBody = ['invalid-request', 'invalid-json', 'json-expected', 'body-too-large', 'not-now'] as const;

/** What the outside is told of these operations. */
export const linkDescriptions = {
  readLink: {
    summary: 'See what a link is for',
    description:
      'Changes nothing, and shows nothing of the person. Used, expired and unknown links are answered alike. A code on paper ' +
      'can be tried five times a day, looking included.',
    provedBy: 'link',
    answers: { 200: { description: 'What it opens', schema: LinkView } },
    problems,
  },
  useLink: {
    summary: 'Do what a link is for, once',
    description:
      'A partner may `look` first, which uses nothing up, and take an answer back for ten minutes through the same link. With ' +
      '`still-right` they say that what we say of the offer holds: it is asked every 90 days.',
    body: z
      .union([RequestLinkUse, AttendanceLinkUse, PersonLinkUse, ConsentLinkUse])
      .meta({ examples: [{ decision: 'look' }, { decision: 'accept', firstDate: '2026-12-01' }, { answer: 'yes' }] }),
    provedBy: 'link',
    answers: { 200: { description: 'It is kept', schema: LinkUsed } },
    problems: [...ofBody, ...problems],
  },
} as const;
