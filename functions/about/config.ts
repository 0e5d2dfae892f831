import * as z from 'zod';

/** It needs nothing of the world, so that it answers when everything else is down. */
export const Config = z.object({});
export type Config = z.infer<typeof Config>;
