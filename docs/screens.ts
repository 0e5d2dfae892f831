import { mkdirSync, writeFileSync } from 'node:fs';
import { movableClock } from '../local/story/live-stage.ts';
import { openServiceForBrowsers } from '../tests/browser/service-for-browsers.ts';
import { firstMorning, playWeeks, type Weeks } from './screens-story.ts';

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

/** A page of A4 without its margins, in CSS pixels. */
const paper = { width: 643, onPaper: true } as const;
const phone = { width: 390 } as const;

const clock = movableClock(firstMorning);
const service = await openServiceForBrowsers(clock);
try {
  mkdirSync(folder, { recursive: true });
  for (const screen of screensOf(await playWeeks(service, clock))) await take(screen);
} finally {
  await service.stop();
}

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly as?: string | undefined;
  readonly width?: number;
  /** What is in sight, where it is not the beginning of the page. */
  readonly of?: string;
  readonly onPaper?: true;
}

async function take({ name, path, as, width = 1100, of, onPaper }: Screen): Promise<void> {
  const tab = await (as ? service.tabOf(as, { width }) : service.newTab({ width }));
  await tab.goto(new URL(path, service.url).href);
  if (onPaper) await tab.emulateMedia({ media: 'print' });
  const height = Math.min(tall, Number(await tab.evaluate('document.documentElement.scrollHeight')));
  await tab.setViewportSize({ width, height });
  const picture = of === undefined ? await tab.screenshot() : await tab.locator(of).screenshot();
  writeFileSync(new URL(`${name}.png`, folder), picture);
  await tab.context().close();
}

function screensOf({ closed, active, link }: Weeks): Screen[] {
  return [
    { name: 'start', path: '/' },
    { name: 'find-support', path: '/offers?need=loneliness&near=L9' },
    { name: 'self-referral-phone', path: '/self-referral', ...phone },
    { name: 'how-matching-works', path: '/how-matching-works' },
    { name: 'developers', path: '/docs/api' },
    { name: 'refer', path: '/refer', as: referrer },
    { name: 'refer-steps', path: '/refer/steps', as: referrer },
    { name: 'my-referrals', path: '/referrals?by=organisation', as: referrer },
    { name: 'closing-letter-print', path: `/referrals/${closed}/letter`, as: referrer, ...paper },
    { name: 'worklist', path: '/worklist?view=all', as: advisor },
    { name: 'worklist-phone', path: '/worklist', as: advisor, ...phone },
    { name: 'case', path: `/cases/${active}`, as: advisor },
    { name: 'case-timeline', path: `/cases/${closed}/timeline`, as: advisor },
    { name: 'matched-offers', path: `/cases/${active}/offers`, as: advisor },
    { name: 'record-contact', path: `/cases/${active}/contact`, as: advisor },
    { name: 'drop-in', path: '/drop-in', as: advisor },
    { name: 'partner-inbox', path: '/partner', as: partner },
    { name: 'partner-offers-phone', path: '/partner/offers', as: partner, ...phone },
    { name: 'partner-decision-phone', path: link, ...phone },
    { name: 'dashboard', path: '/dashboard', as: manager },
    {
      name: 'unmet-need',
      path: '/dashboard',
      as: manager,
      of: '.lr-figure:has(#unmet-need-title, #unmet-need-headline)',
    },
    { name: 'operations', path: '/operations', as: operator },
  ];
}
