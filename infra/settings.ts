/** What differs from one deployment to another. */
export interface Settings {
  readonly region: string;
  /** Begins the address where machines ask for tokens and people sign in; unique among all Cognito domains of the region. */
  readonly signInPrefix: string;
  /** Where people find the pages, and where every link in a message leads: https and the host, without a trailing slash. */
  readonly origin: `https://${string}`;
  /** Of that host, in ACM in the same region: made by hand before the first deployment. */
  readonly certificateArn: string;
  /** Whose service it is, as it stands on every page. */
  readonly organisation: string;
  /** NHS identity: only for an NHS organisation to switch on. */
  readonly nhsLogo: boolean;
  /** What people are told to ring, as they would dial it. */
  readonly servicePhone: string;
  /** Shared mailboxes that are paged about referrals. */
  readonly dutyAddress: string;
  readonly managerAddress: string;
  readonly clinicalLeadAddress: string;
  /** Told of every alarm. */
  readonly operatorAddress: string;
  readonly courier: Ses | GovUkNotify;
}

/** The domain of `mailFrom` must be a verified identity in SES before the first deployment. */
interface Ses {
  readonly kind: 'ses';
  readonly mailFrom: string;
}

/** The key is put into Secrets Manager by hand under the name `keySecret` before the first deployment. */
interface GovUkNotify {
  readonly kind: 'notify';
  readonly keySecret: string;
  /** Ids of Notify's templates: see functions/notify/config.ts for what each must hold. */
  readonly templates: { readonly email: string; readonly sms: string; readonly letter: string };
}

/** Every address here is invented and must be replaced before a first deployment. */
export const settings: Settings = {
  region: 'eu-west-2',
  signInPrefix: 'life-rooms-referrals',
  origin: 'https://referrals.liferooms.example',
  certificateArn: 'arn:aws:acm:eu-west-2:000000000000:certificate/00000000-0000-4000-8000-000000000000',
  organisation: 'Mersey Care NHS Foundation Trust',
  nhsLogo: false,
  servicePhone: '0151 496 0800',
  dutyAddress: 'duty@liferooms.example',
  managerAddress: 'manager@liferooms.example',
  clinicalLeadAddress: 'clinical-lead@liferooms.example',
  operatorAddress: 'operator@liferooms.example',
  courier: { kind: 'ses', mailFrom: 'referrals@liferooms.example' },
};
