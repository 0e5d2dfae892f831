import middy from '@middy/core';
import { keepPromises } from './keep-promises.ts';

export const createHandler = (world: Parameters<typeof keepPromises>[0]) =>
  middy(async () => {
    const found = await keepPromises(world);
    world.log.info('promises kept', { found });
  });
