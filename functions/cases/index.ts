import { imagesOnDemand } from '../../adapters/aws/on-demand.ts';
import { awsRecords } from '../../adapters/aws/records.ts';
import { awsWakes } from '../../adapters/aws/wakes.ts';
import { systemClock } from '../../adapters/clock.ts';
import { offersOnDemand } from '../match/offers-on-demand.ts';
import { observe } from '../shell/observe.ts';
import { Config } from './config.ts';
import { createHandler } from './handler.ts';

const config = Config.parse(process.env);
const { sendCounts, ...observed } = observe('cases');
const { manifests, ...records } = awsRecords(config);
const clock = systemClock();

export const handler = createHandler({
  ...records,
  ...observed,
  clock,
  offers: offersOnDemand({ ...observed, clock, manifests, images: imagesOnDemand(config) }),
  queues: awsWakes({ matching: config.MATCHING_QUEUE_URL, messages: config.MESSAGES_QUEUE_URL }),
}).use(sendCounts);
