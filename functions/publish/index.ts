import { awsImages } from '../../adapters/aws/images.ts';
import { awsDirectory } from '../../adapters/aws/records.ts';
import { systemClock } from '../../adapters/clock.ts';
import { observe } from '../shell/observe.ts';
import { Config } from './config.ts';
import { createHandler } from './handler.ts';

const config = Config.parse(process.env);
const { sendCounts, ...observed } = observe('publish');

export const handler = createHandler({
  ...awsDirectory(config),
  ...observed,
  clock: systemClock(),
  images: awsImages(config),
}).use(sendCounts);
