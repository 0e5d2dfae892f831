import middy from '@middy/core';
import { createPublisher } from './publish-images.ts';
import { reopenOffers } from './reopen-offers.ts';

export function createHandler(world: Parameters<typeof createPublisher>[0]) {
  const publishImages = createPublisher(world);
  return middy(async () => {
    const outcome = await publishImages();
    world.log.info('directory looked at', { outcome });
    // Last, so that nothing about single offers can keep the others from being published; the next look publishes it.
    await reopenOffers(world);
  });
}
