import { awsRecords } from '../../adapters/aws/records.ts';
import { awsHasher } from '../../adapters/aws/secret-hasher.ts';
import { awsWakes } from '../../adapters/aws/wakes.ts';
import { systemClock } from '../../adapters/clock.ts';
import { ulidIds } from '../../adapters/ids.ts';
import { observe } from '../shell/observe.ts';
import { Config } from './config.ts';
import { createHandler } from './handler.ts';

const config = Config.parse(process.env);
const { sendCounts, ...observed } = observe('intake');
const clock = systemClock();

export const handler = createHandler({
  ...awsRecords(config),
  ...observed,
  clock,
  ids: ulidIds(clock),
  hasher: awsHasher(config.IDENTITY_KEY_SECRET),
  queues: awsWakes({ matching: config.MATCHING_QUEUE_URL, messages: config.MESSAGES_QUEUE_URL }),
}).use(sendCounts);
