import * as z from 'zod';
import { Email } from '../../schemas/person.ts';

const always = {
  CASES_TABLE: z.string().min(1),
  DIRECTORY_TABLE: z.string().min(1),
  MESSAGES_QUEUE_URL: z.url().describe('it owes the manager a message when one could not be sent'),
  IDENTITY_KEY_SECRET: z.string().min(1).describe('id of the secret whose text keys the links in messages'),
  LINK_BASE: z.url().describe('where links without an account lead, without a trailing slash'),
  SERVICE_PHONE: z.string().min(1).describe('what people are told to ring, as they would dial it'),
  CASE_LINK_BASE: z.url().describe('where a case can be read after signing in, without a trailing slash'),
  DUTY_ADDRESS: Email.describe('paged first when a referral is held'),
  MANAGER_ADDRESS: Email,
  CLINICAL_LEAD_ADDRESS: Email,
};

/** The addresses are shared mailboxes of the service; a person's own address is never in the environment. */
export const Config = z.discriminatedUnion('COURIER', [
  z.object({ ...always, COURIER: z.literal('ses'), MAIL_FROM: Email }),
  z.object({
    ...always,
    COURIER: z.literal('notify'),
    NOTIFY_BASE_URL: z.url(),
    NOTIFY_KEY_SECRET: z.string().min(1).describe('id of the secret that holds the GOV.UK Notify API key'),
    NOTIFY_EMAIL_TEMPLATE: z.uuid().describe('subject ((subject)), body ((body))'),
    NOTIFY_SMS_TEMPLATE: z.uuid().describe('body ((body)), from a sender whose name does not name the service'),
    NOTIFY_LETTER_TEMPLATE: z.uuid().describe('heading ((subject)), body ((body))'),
  }),
]);
export type Config = z.infer<typeof Config>;
