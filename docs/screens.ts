import { mkdirSync, writeFileSync } from 'node:fs';
import { openServiceForBrowsers } from '../tests/browser/service-for-browsers.ts';

// A picture of each main page, from the demonstration on an invented Monday morning: `npm run screens` writes them anew.

/** Of a long page the beginning says enough. */
const tall = 1400;
const folder = new URL('screens/', import.meta.url);
const [advisor, referrer, manager, operator, partner] = [
  'Amina Yusuf',
  'Nadia Farouk',
  'Margaret Sefton-Hughes',
  'Dev Patel-Moore',
  'Grace Okonedo',
];

const service = await openServiceForBrowsers();
try {
  mkdirSync(folder, { recursive: true });
  const okafor = await service.tell('01');
  for (const chapter of ['02', '03', '04', '06', '07']) await service.tell(chapter);
  for (const { name, path, as, width = 1100 } of screensOf(okafor.id)) {
    const tab = await (as ? service.tabOf(as, { width }) : service.newTab({ width }));
    await tab.goto(`${service.url}${path}`);
    await tab.setViewportSize({ width, height: tall });
    writeFileSync(new URL(`${name}.png`, folder), await tab.screenshot());
    await tab.close();
  }
} finally {
  await service.stop();
}

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly as?: string | undefined;
  readonly width?: number;
}

function screensOf(referral: string): Screen[] {
  return [
    { name: 'start', path: '/' },
    { name: 'find-support', path: '/offers?need=loneliness&near=L9' },
    { name: 'self-referral-phone', path: '/self-referral', width: 390 },
    { name: 'how-matching-works', path: '/how-matching-works' },
    { name: 'developers', path: '/docs/api' },
    { name: 'refer', path: '/refer', as: referrer },
    { name: 'refer-steps', path: '/refer/steps', as: referrer },
    { name: 'my-referrals', path: '/referrals', as: referrer },
    { name: 'worklist', path: '/worklist', as: advisor },
    { name: 'case', path: `/cases/${referral}`, as: advisor },
    { name: 'matched-offers', path: `/cases/${referral}/offers`, as: advisor },
    { name: 'record-contact', path: `/cases/${referral}/contact`, as: advisor },
    { name: 'drop-in', path: '/drop-in', as: advisor },
    { name: 'partner-inbox', path: '/partner', as: partner },
    { name: 'partner-offers-phone', path: '/partner/offers', as: partner, width: 390 },
    { name: 'dashboard', path: '/dashboard', as: manager },
    { name: 'operations', path: '/operations', as: operator },
  ];
}
