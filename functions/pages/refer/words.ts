import type * as z from 'zod';
import { languageName } from '../../../domain/matching/language-names.ts';
import type { ConsentStatus, FeedbackScope, ImmediateConcern, Urgency } from '../../../schemas/codes.ts';
import type { Workplace } from './answers.ts';

// What the answers of a referral are called where somebody chooses them and where they are read again.

export const concernLabels: Readonly<Record<ImmediateConcern, string>> = {
  'immediate-danger': 'Someone is in immediate danger',
  'suicidal-thoughts-or-self-harm': 'Suicidal thoughts or self-harm',
  'safeguarding-adult': 'An adult may be at risk of harm or neglect',
  'safeguarding-child': 'A child may be at risk of harm or neglect',
  'domestic-abuse': 'Domestic abuse',
  'risk-to-others': 'A risk to others',
  'lacks-capacity': 'They may not be able to decide about this for themselves',
  'no-safe-contact': 'There is no safe way to contact them',
  'clinician-marked-urgent': 'A clinician says that this is urgent',
};

export const consentLabels: Readonly<Record<z.infer<typeof ConsentStatus>, string>> = {
  given: 'Yes, they have agreed',
  'best-interests': 'They cannot decide; it is in their best interests',
  'not-sought': 'They could not be asked',
  refused: 'No, they do not agree',
};

export const feedbackLabels: Readonly<Record<FeedbackScope, string>> = {
  full: 'What happens and how it ends',
  codes: 'Only that they were seen and how it ended',
  none: 'Nothing',
};

export const urgencyLabels: Readonly<Record<z.infer<typeof Urgency>, string>> = {
  routine: 'Routine',
  soon: 'Soon',
};

export const workplaceLabels: Readonly<Record<z.infer<typeof Workplace>, string>> = {
  'gp-pcn': 'A GP practice or primary care network',
  cmht: 'A community mental health team',
  partner: 'A partner organisation',
};

export const choicesOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Those spoken most by people here who would rather not speak English, by their names. */
export const languages = ['ar', 'bn', 'cs', 'zh', 'fa', 'fr', 'ku', 'pl', 'pt', 'ro', 'so', 'es', 'ti', 'uk', 'ur']
  .map(value => ({ value, text: languageName(value) }))
  .sort((a, b) => a.text.localeCompare(b.text));
