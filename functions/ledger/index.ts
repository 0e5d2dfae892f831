import { awsRecords } from '../../adapters/aws/records.ts';
import { awsHasher } from '../../adapters/aws/secret-hasher.ts';
import { systemClock } from '../../adapters/clock.ts';
import { observe } from '../shell/observe.ts';
import { Config } from './config.ts';
import { createHandler } from './handler.ts';

const config = Config.parse(process.env);
const { sendCounts, ...observed } = observe('ledger');

export const handler = createHandler({
  ...awsRecords(config),
  ...observed,
  clock: systemClock(),
  hasher: awsHasher(config.IDENTITY_KEY_SECRET),
  caseLinkBase: config.CASE_LINK_BASE,
  linkBase: config.LINK_BASE,
  servicePhone: config.SERVICE_PHONE,
}).use(sendCounts);
