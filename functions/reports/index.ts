import { awsRecords } from '../../adapters/aws/records.ts';
import { systemClock } from '../../adapters/clock.ts';
import { observe } from '../shell/observe.ts';
import { Config } from './config.ts';
import { createHandler } from './handler.ts';

const config = Config.parse(process.env);
const { sendCounts, ...observed } = observe('reports');

export const handler = createHandler({
  ...awsRecords(config),
  ...observed,
  clock: systemClock(),
}).use(sendCounts);
