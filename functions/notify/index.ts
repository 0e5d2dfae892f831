import { awsCourier } from '../../adapters/aws/courier.ts';
import { awsRecords } from '../../adapters/aws/records.ts';
import { awsHasher } from '../../adapters/aws/secret-hasher.ts';
import { awsWakes } from '../../adapters/aws/wakes.ts';
import { systemClock } from '../../adapters/clock.ts';
import { createWebhookPoster } from '../../adapters/webhooks/poster.ts';
import { observe } from '../shell/observe.ts';
import { Config } from './config.ts';
import { createHandler } from './handler.ts';

const config = Config.parse(process.env);
const { sendCounts, ...observed } = observe('notify');
const clock = systemClock();

export const handler = createHandler({
  ...awsRecords(config),
  ...observed,
  clock,
  courier: await awsCourier(config, clock),
  poster: createWebhookPoster({ allowsLoopback: false }),
  queues: awsWakes({ messages: config.MESSAGES_QUEUE_URL }),
  dutyAddresses: {
    duty: config.DUTY_ADDRESS,
    manager: config.MANAGER_ADDRESS,
    'clinical-lead': config.CLINICAL_LEAD_ADDRESS,
  },
  hasher: awsHasher(config.IDENTITY_KEY_SECRET),
  caseLinkBase: config.CASE_LINK_BASE,
  linkBase: config.LINK_BASE,
  servicePhone: config.SERVICE_PHONE,
}).use(sendCounts);
