/** What differs from one deployment to another. */
export interface Settings {
  readonly region: string;
  /** Begins the address where machines ask for tokens; unique among all Cognito domains of the region. */
  readonly signInPrefix: string;
  /** Where a case can be read after signing in, without a trailing slash: links in e-mails to advisors begin so. */
  readonly caseLinkBase: string;
  /** Where links without an account lead, without a trailing slash: those in messages to partners and people begin so. */
  readonly linkBase: string;
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
  caseLinkBase: 'https://referrals.liferooms.example/cases',
  linkBase: 'https://referrals.liferooms.example/l',
  servicePhone: '0151 496 0800',
  dutyAddress: 'duty@liferooms.example',
  managerAddress: 'manager@liferooms.example',
  clinicalLeadAddress: 'clinical-lead@liferooms.example',
  operatorAddress: 'operator@liferooms.example',
  courier: { kind: 'ses', mailFrom: 'referrals@liferooms.example' },
};
