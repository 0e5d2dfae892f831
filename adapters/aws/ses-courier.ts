import { type SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { type Courier, type Letter, PermanentError } from '../../domain/ports.ts';

interface SesCourierNeeds {
  /** With `maxAttempts: 1`: a retry inside the SDK would be a second e-mail that the ledger knows nothing of. */
  readonly client: SESv2Client;
  readonly from: string;
  readonly configurationSet?: string;
}

/**
 * Sends plain text e-mail by Amazon SES (v2). Our reference travels as the header `X-Reference` and as the tag
 * `reference` of SES's delivery events. SES keeps no list of what it has sent that could be asked by reference, so
 * `lookUp` always answers `unknown`.
 * @throws PermanentError when SES refuses the letter itself or our set-up; any other error may pass by itself
 */
export function createSesCourier({ client, from, configurationSet }: SesCourierNeeds): Courier {
  return {
    carries: ['email'],
    async send(letter) {
      if (letter.channel !== 'email')
        throw new PermanentError('Amazon SES sends e-mail alone: no texts and no letters');
      const command = new SendEmailCommand({
        ...mailOf(letter),
        FromEmailAddress: from,
        ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
      });
      const { MessageId } = await client.send(command).catch(rethrowWithoutAddress);
      if (MessageId === undefined) throw new Error('SES answered without a message id');
      return { providerId: MessageId };
    },
    async lookUp() {
      return 'unknown';
    },
  };
}

function mailOf({ reference, to, subject, text }: Letter) {
  return {
    Destination: { ToAddresses: [to] },
    Content: {
      Simple: {
        Subject: { Data: subject, Charset: 'UTF-8' },
        Body: { Text: { Data: text, Charset: 'UTF-8' } },
        Headers: [{ Name: 'X-Reference', Value: reference }],
      },
    },
    EmailTags: [{ Name: 'reference', Value: reference }],
  };
}

/**
 * Refusals that stand until a person changes the letter or the set-up. Not among them: a paused account and a used-up
 * quota, which pass, and a denied permission, which the next deployment mends.
 */
const refusals: ReadonlySet<string> = new Set([
  'AccountSuspendedException',
  'BadRequestException',
  'MailFromDomainNotVerifiedException',
  'MessageRejected',
  'NotFoundException',
]);

/** SES writes addresses into its messages: only the name of its error goes on. */
function rethrowWithoutAddress(error: unknown): never {
  if (!(error instanceof SESv2ServiceException)) throw error;
  if (refusals.has(error.name)) throw new PermanentError(`SES refused the letter: ${error.name}`);
  throw new Error(`SES could not take the letter now: ${error.name}`);
}
