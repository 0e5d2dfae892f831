import type { Construct } from 'constructs';
import type { Config as Notify } from '../../functions/notify/config.ts';
import type { Settings } from '../settings.ts';
import { readSecretNamed, sendFrom } from './grant.ts';
import type { Environment } from './pipeline-function.ts';

type Ses = Extract<Notify, { COURIER: 'ses' }>;
type GovUkNotify = Extract<Notify, { COURIER: 'notify' }>;
type Courier =
  | Environment<Pick<Ses, 'COURIER' | 'MAIL_FROM'>>
  | Environment<Pick<GovUkNotify, 'COURIER' | Extract<keyof GovUkNotify, `NOTIFY_${string}`>>>;

/** What sends messages, as the settings choose. */
export function courierOf(scope: Construct, courier: Settings['courier']): Courier {
  switch (courier.kind) {
    case 'ses':
      return { COURIER: courier.kind, MAIL_FROM: sendFrom(scope, courier.mailFrom) };
    case 'notify':
      return {
        COURIER: courier.kind,
        NOTIFY_BASE_URL: 'https://api.notifications.service.gov.uk',
        NOTIFY_KEY_SECRET: readSecretNamed(scope, courier.keySecret),
        NOTIFY_EMAIL_TEMPLATE: courier.templates.email,
        NOTIFY_SMS_TEMPLATE: courier.templates.sms,
        NOTIFY_LETTER_TEMPLATE: courier.templates.letter,
      };
  }
}
