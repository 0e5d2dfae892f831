import * as z from 'zod';

/** A property that is known and changes nothing here. */
export const notRun = z.unknown().optional();
