import type { SubNavigationProps } from '../house/sub-navigation.tsx';
import { addressOf, type ReferralsAddress } from './list/address.ts';

type Tab = ReferralsAddress['by'] | 'drafts';

export const tabNames: Readonly<Record<Tab, string>> = {
  me: 'My referrals',
  organisation: 'My organisation’s referrals',
  drafts: 'Drafts',
};

/** What a referrer has written. @param drafts how many wait to be finished */
export const referralTabs = (current: Tab, drafts: number): SubNavigationProps => ({
  label: 'Whose referrals',
  items: [
    ...(['me', 'organisation'] as const).map(by => ({
      href: addressOf({ by }),
      content: tabNames[by],
      current: by === current,
    })),
    { href: '/referrals/drafts', content: tabNames.drafts, count: String(drafts), current: current === 'drafts' },
  ],
});
