import middy from '@middy/core';
import { createPublisher } from './publish-images.ts';

export function createHandler(world: Parameters<typeof createPublisher>[0]) {
  const publishImages = createPublisher(world);
  return middy(async () => {
    const outcome = await publishImages();
    world.log.info('directory looked at', { outcome });
  });
}
