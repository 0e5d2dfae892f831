import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { awsImages } from '../../adapters/aws/images.ts';
import { awsRecords } from '../../adapters/aws/records.ts';
import { createSecretHasher } from '../../adapters/aws/secret-hasher.ts';
import { awsWakes } from '../../adapters/aws/wakes.ts';
import { systemClock } from '../../adapters/clock.ts';
import { ulidIds } from '../../adapters/ids.ts';
import { createOfferImages } from '../match/offer-images.ts';
import { observe } from '../shell/observe.ts';
import { assetsFromFolder } from './assets/assets.ts';
import { Config } from './config.ts';
import { documentsFromFolder } from './docs/documents.ts';
import { createHandler } from './handler.ts';
import { openIdProvider } from './sign-in/identity-provider.ts';

const config = Config.parse(process.env);
const { sendCounts, ...observed } = observe('pages');
const { manifests, ...records } = awsRecords(config);
const clock = systemClock();

export const handler = createHandler({
  ...records,
  manifests,
  ...observed,
  clock,
  ids: ulidIds(clock),
  offers: createOfferImages({ ...observed, clock, manifests, images: awsImages(config) }),
  hasher: createSecretHasher({ client: new SecretsManagerClient(), secretId: config.IDENTITY_KEY_SECRET }),
  servicePhone: config.SERVICE_PHONE,
  queues: awsWakes({ matching: config.MATCHING_QUEUE_URL, messages: config.MESSAGES_QUEUE_URL }),
  identity: openIdProvider({
    issuer: config.ISSUER_URL,
    clientId: config.PAGES_CLIENT_ID,
    callback: `${config.PAGES_ORIGIN}/callback`,
    signOutAddress: config.ISSUER_SIGN_OUT_URL,
  }),
  assets: assetsFromFolder(fileURLToPath(new URL('assets', import.meta.url))),
  documents: documentsFromFolder(fileURLToPath(new URL('documents', import.meta.url))),
  // What was given up is seen to with the tools of the cloud: these pages are given no right to it.
  desks: {},
  newSecret: () => randomBytes(32).toString('base64url'),
  site: {
    origin: config.PAGES_ORIGIN,
    issuerOrigin: new URL(config.ISSUER_SIGN_OUT_URL).origin,
    organisation: config.ORGANISATION,
    nhsLogo: config.NHS_LOGO === 'on',
  },
}).use(sendCounts);
