import type { Drafts, QueueDesk, Sessions } from '../../domain/ports.ts';
import type { QueueName } from '../triggers.ts';
import type { World } from '../world.ts';
import type { Assets } from './assets/assets.ts';
import type { Documents } from './docs/documents.ts';
import type { IdentityProvider } from './sign-in/identity-provider.ts';

/** What the pages need of the world. */
export interface PagesWorld
  extends Pick<
    World,
    | 'accesses'
    | 'attempts'
    | 'cases'
    | 'directory'
    | 'hasher'
    | 'ids'
    | 'manifests'
    | 'offers'
    | 'queues'
    | 'servicePhone'
    | 'clock'
    | 'count'
    | 'log'
  > {
  readonly sessions: Sessions;
  readonly drafts: Drafts;
  readonly desks: Readonly<Record<QueueName, QueueDesk>>;
  readonly identity: IdentityProvider;
  readonly assets: Assets;
  readonly documents: Documents;
  /** 256 random bits, base64url. */
  newSecret(): string;
  readonly site: Site;
}

/** Where the pages stand and whose they are. */
interface Site {
  /** Without a trailing slash: `https://referrals.example`. Plain http only on this machine. */
  readonly origin: string;
  /** Where forms may lead beside the site itself: the issuer's origin, to sign out there. */
  readonly issuerOrigin: string;
  readonly organisation: string;
  /** NHS identity, so only for an NHS organisation to switch on. */
  readonly nhsLogo: boolean;
  /** What runs and where, for whoever operates it. */
  readonly commit: string;
  /** A region of AWS, or this machine. */
  readonly runsIn: string;
  /** Where caught mail can be read, where it is caught. */
  readonly mailbox?: string;
}
