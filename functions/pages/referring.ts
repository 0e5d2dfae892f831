// Loaded together: whoever sees what they have sent sends more.
export * from './refer/page.tsx';
export * from './refer/steps/page.tsx';
export * from './refer/steps/send.tsx';
export * from './referrals/drafts/page.tsx';
export * from './referrals/letter.tsx';
export * from './referrals/list/page.tsx';
export * from './referrals/page.tsx';
export * from './referrals/withdraw.tsx';
