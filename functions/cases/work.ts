import { care } from './work/care.ts';
import { sharing } from './work/sharing.ts';
import { support } from './work/support.ts';

/** Everything that people do with one referral, each kind under the name of its operation. */
export const kindsOfWork = { ...care, ...support, ...sharing };
export type WorkName = keyof typeof kindsOfWork;
