import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { desksOnDemand, hasherOnDemand, imagesOnDemand, wakesOnDemand } from '../../adapters/aws/on-demand.ts';
import { awsRecords } from '../../adapters/aws/records.ts';
import { systemClock } from '../../adapters/clock.ts';
import { ulidIds } from '../../adapters/ids.ts';
import { offersOnDemand } from '../match/offers-on-demand.ts';
import { observe } from '../shell/observe.ts';
import { queues } from '../triggers.ts';
import { assetsFromFolder } from './assets/assets.ts';
import { Config } from './config.ts';
import { documentsFromFolder } from './docs/documents.ts';
import { createHandler } from './handler.ts';
import { identityOnDemand } from './sign-in/identity-on-demand.ts';

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
  offers: offersOnDemand({ ...observed, clock, manifests, images: imagesOnDemand(config) }),
  hasher: hasherOnDemand(config.IDENTITY_KEY_SECRET),
  servicePhone: config.SERVICE_PHONE,
  queues: wakesOnDemand({ matching: config.MATCHING_QUEUE_URL, messages: config.MESSAGES_QUEUE_URL }),
  identity: identityOnDemand({
    issuer: config.ISSUER_URL,
    clientId: config.PAGES_CLIENT_ID,
    callback: `${config.PAGES_ORIGIN}/callback`,
    signOutAddress: config.ISSUER_SIGN_OUT_URL,
  }),
  assets: assetsFromFolder(fileURLToPath(new URL('assets', import.meta.url))),
  documents: documentsFromFolder(fileURLToPath(new URL('documents', import.meta.url))),
  desks: desksOnDemand({
    matching: {
      ...queues.matching,
      queueUrl: config.MATCHING_QUEUE_URL,
      deadLettersUrl: config.MATCHING_DEAD_LETTERS_URL,
    },
    messages: {
      ...queues.messages,
      queueUrl: config.MESSAGES_QUEUE_URL,
      deadLettersUrl: config.MESSAGES_DEAD_LETTERS_URL,
    },
  }),
  newSecret: () => randomBytes(32).toString('base64url'),
  site: {
    origin: config.PAGES_ORIGIN,
    issuerOrigin: new URL(config.ISSUER_SIGN_OUT_URL).origin,
    organisation: config.ORGANISATION,
    nhsLogo: config.NHS_LOGO === 'on',
    commit: config.COMMIT,
    runsIn: `AWS, ${config.REGION}`,
  },
}).use(sendCounts);
