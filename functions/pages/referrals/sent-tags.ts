import type { SentReferral } from '../../../schemas/sent.ts';
import { type StatusTag, statusTags } from '../house/status-tags.ts';

/** The status of a referral as its sender may hear it. */
export const sentTags: Readonly<Record<SentReferral['status'], StatusTag>> = {
  ...statusTags,
  open: { words: 'Open', colour: 'blue' },
};
