import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { Clock, Courier } from '../../domain/ports.ts';
import { createNotifyCourier } from './notify-courier.ts';
import { readSecret } from './secret.ts';
import { createSesCourier } from './ses-courier.ts';

export type CourierSettings =
  | { readonly COURIER: 'ses'; readonly MAIL_FROM: string }
  | {
      readonly COURIER: 'notify';
      readonly NOTIFY_BASE_URL: string;
      readonly NOTIFY_KEY_SECRET: string;
      readonly NOTIFY_EMAIL_TEMPLATE: string;
      readonly NOTIFY_SMS_TEMPLATE: string;
      readonly NOTIFY_LETTER_TEMPLATE: string;
    };

/**
 * The courier that the environment names. SES gets one attempt from the SDK: a second one would be a second e-mail that
 * the ledger does not know of.
 */
export async function awsCourier(settings: CourierSettings, clock: Clock): Promise<Courier> {
  if (settings.COURIER === 'ses')
    return createSesCourier({ client: new SESv2Client({ maxAttempts: 1 }), from: settings.MAIL_FROM });
  return createNotifyCourier({
    baseUrl: settings.NOTIFY_BASE_URL,
    apiKey: await readSecret(new SecretsManagerClient(), settings.NOTIFY_KEY_SECRET),
    templates: {
      email: settings.NOTIFY_EMAIL_TEMPLATE,
      sms: settings.NOTIFY_SMS_TEMPLATE,
      letter: settings.NOTIFY_LETTER_TEMPLATE,
    },
    now: clock.now,
  });
}
