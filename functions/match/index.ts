import { awsImages } from '../../adapters/aws/images.ts';
import { awsRecords } from '../../adapters/aws/records.ts';
import { awsWakes } from '../../adapters/aws/wakes.ts';
import { systemClock } from '../../adapters/clock.ts';
import { observe } from '../shell/observe.ts';
import { Config } from './config.ts';
import { createHandler } from './handler.ts';
import { createOfferImages } from './offer-images.ts';

const config = Config.parse(process.env);
const { sendCounts, ...observed } = observe('match');
const { manifests, ...records } = awsRecords(config);
const clock = systemClock();

export const handler = createHandler({
  ...records,
  ...observed,
  clock,
  offers: createOfferImages({ ...observed, clock, manifests, images: awsImages(config) }),
  queues: awsWakes({ messages: config.MESSAGES_QUEUE_URL }),
}).use(sendCounts);
