import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveStage } from '../../local/story/live-stage.ts';
import { aRequestBody } from '../samples.ts';
import { expectAccessible } from './accessible.ts';
import { playerOf } from './scene.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// The first morning, when every list is empty, and a full one, with names and words that no designer has thought of.

let service: ServiceForBrowsers;
beforeAll(async () => {
  service = await openServiceForBrowsers();
});
afterAll(() => service.stop());

const [advisor, linkWorker, manager, partner] = [
  'Amina Yusuf',
  'Nadia Farouk',
  'Margaret Sefton-Hughes',
  'Grace Okonedo',
];

const expectAll = async (readers: readonly (readonly [who: string, ...paths: string[]])[]) => {
  for (const [who, ...paths] of readers) {
    const tab = await service.tabOf(who);
    for (const path of paths) {
      const answer = await tab.goto(`${service.url}${path}`);
      expect(answer?.status(), path).toBe(200);
      await expectAccessible(tab);
    }
  }
};

test('with nothing in them, lists are accessible', async () => {
  await expectAll([
    [advisor, '/worklist', '/calendar'],
    [linkWorker, '/referrals', '/referrals/drafts'],
    [partner, '/partner', '/partner/numbers'],
    [manager, '/dashboard'],
  ]);
}, 60_000);

/** As long as a name may be, and nowhere to break it. */
const longName = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(3).slice(0, 80);
const otherWays =
  'أريد أن أخرج من البيت وأن أتحدث مع الناس، \u202Eabc\u202C אני רוצה\nz\u0351\u036B\u0343\u036A\u0302\u036Ba\u0321\u034A\u0353l\u0356\u0317\u0316';

test('with fifty people, names without an end and words from right to left, nothing is cut off or lies beyond the edge', async () => {
  const player = playerOf(service.url);
  const practice = liveStage(service.url).as('walton-village-practice');
  const own = aRequestBody();
  for (let number = 0; number < 49; number++)
    await practice.send({ ...own, person: { ...own.person, name: { given: [`Una${number}`], family: 'Sample' } } });
  const id = await player.refer({
    referrer: {
      name: longName,
      organisation: { name: longName },
      contact: { email: 'practice@walton-village.example' },
    },
    person: { ...own.person, name: { given: [longName], family: longName.slice(0, 20) }, adjustments: [longName] },
    needs: (['loneliness', 'benefits', 'debt-money', 'housing', 'legal', 'transport'] as const).map(code => ({
      code,
      note: longName,
    })),
    ownWords: `${otherWays} ${longName}${longName}`,
  });
  await player.work('recordContact', { id }, { type: 'phone', outcome: 'spoke', note: `${longName}${longName}` });
  await player.work('agreeGoal', { id }, { words: otherWays, importance: 9 });
  const consent = { partner: 'partner-front-step', purpose: longName, channel: 'spoken', scope };
  await player.work('giveConsent', { id }, consent);
  const request = { offer: 'offer-front-step-befriending', need: 'loneliness', message: `${longName} ${otherWays}` };
  const { onward = '' } = await player.work('requestOnward', { id }, request);

  const ofCase = ['', '/contacts', '/outcomes', '/timeline', '/letters', '/contact', '/close'];
  await expectAll([
    [advisor, '/worklist?view=all', '/calendar', ...ofCase.map(part => `/cases/${id}${part}`)],
    [linkWorker, '/referrals', `/referrals/${id}`, `/referrals/${id}/withdraw`],
    [partner, '/partner', `/partner/requests/${onward}`],
    [manager, '/dashboard'],
  ]);
}, 120_000);

const scope = ['first-name', 'phone', 'age-band', 'outcode', 'need', 'own-words'];
