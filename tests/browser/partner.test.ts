import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ApiClient } from '../../local/story/api-client.ts';
import type { ReferralId } from '../../schemas/ids.ts';
import { aRequestBody } from '../samples.ts';
import { expectAccessible } from './accessible.ts';
import { tabTo } from './keyboard.ts';
import { openServiceForBrowsers, type ServiceForBrowsers } from './service-for-browsers.ts';

// A partner and the person on their telephones, from the very messages that were sent to them.

let service: ServiceForBrowsers;
beforeAll(async () => {
  service = await openServiceForBrowsers();
});
afterAll(() => service.stop());

const clientOf = (id: string) => new ApiClient(service.url, { id, secret: `demo-only-${id}` });
const partner = 'partner-front-step';
const offer = 'offer-front-step-befriending';
const scope = ['first-name', 'phone', 'age-band', 'outcode', 'need', 'own-words'];

const phone = { system: 'phone', value: '0151 496 0190' } as const;
const email = { system: 'email', value: 'una@post.example' } as const;

/** Somebody is referred, agrees, and the partner is asked. @returns what they can each open from the messages that say so */
async function asked(telecom: readonly (typeof phone | typeof email)[] = [phone, email]) {
  const desk = clientOf('life-rooms-desk');
  const person = { ...aRequestBody().person, telecom: [...telecom] };
  const body = aRequestBody({ person, needs: [{ code: 'loneliness' }], ownWords: 'I miss a chat on a Sunday.' });
  const { id } = await clientOf('walton-village-practice').send(body);
  await desk.whenSettled(id);
  const work = async (path: string, said: unknown) => {
    const { status, text } = await desk.post(`/v1/referrals/${id}/${path}`, said);
    if (status !== 200) throw new Error(`${path} was answered ${status} ${text}`);
  };
  await work('consents', { partner, purpose: 'befriending', channel: 'spoken', scope });
  await work('onward-referrals', { offer, need: 'loneliness', message: 'She would like company at weekends.' });
  return { decision: linkIn(await letterOf(id, 'partner-request')), toPerson: await letterOf(id, 'person-shared') };
}

const linkIn = (text: string) => z.string().parse(/https?:\S+\/l\/[\w-]{43}/.exec(text)?.[0], { reportInput: false });

/** In the mailbox, as soon as it is there. */
async function letterOf(referral: ReferralId, kind: string): Promise<string> {
  const number = referral.slice('ref_'.length);
  const letters = () => new ApiClient(service.url).letters();
  await expect.poll(async () => (await letters()).filter(isIt).length, { timeout: 15_000 }).toBe(1);
  const [letter] = (await letters()).filter(isIt);
  return letter?.text ?? '';

  function isIt({ reference }: { readonly reference: string }): boolean {
    return reference.includes(number) && reference.includes(kind);
  }
}

const shown = (tab: Page) => tab.locator('main').innerText();
const press = (tab: Page, name: string) => tab.getByRole('button', { name, exact: true }).click();
const heading = (tab: Page, name: string) => tab.getByRole('heading', { name }).waitFor();

describe.each([320, 390])('on a telephone %s pixels wide, without scripts', width => {
  test('a partner reads what is asked, sees who it is, accepts, thinks again and declines', async () => {
    const { decision } = await asked();
    const tab = await service.newTab({ width, scripts: false });
    await tab.goto(decision);
    await heading(tab, 'Have you a place for this person?');
    expect(await shown(tab)).toContain('Front Step befriending');
    expect(await shown(tab)).not.toMatch(/Una|0190|Sunday/);

    await press(tab, 'Show who it is');
    await tab.getByText('I miss a chat on a Sunday.').waitFor();
    expect(await shown(tab)).toMatch(/Una\b[\s\S]*0151 496 0190/);
    await tab.getByLabel('Day').fill('1');
    await tab.getByLabel('Month').fill('12');
    await tab.getByLabel('Year').fill('2026');
    await press(tab, 'Accept');
    await heading(tab, 'You have accepted');
    expect(await shown(tab)).toContain('Tuesday 1 December 2026');

    await press(tab, 'Take my answer back');
    await heading(tab, 'Your answer is taken back');
    await tab.getByText('Decline', { exact: true }).first().click();
    await tab.getByLabel('There is no place at the moment').check();
    await press(tab, 'Decline');
    await heading(tab, 'You have declined');
    expect(await shown(tab)).not.toMatch(/Una|0190|Sunday/);
  });
});

test('the link of a person and a link that is none are accessible', async () => {
  const { toPerson } = await asked();
  const consent = linkIn(toPerson);
  const tab = await service.newTab();
  for (const link of [consent, `${service.url}/l/${'x'.repeat(43)}`]) {
    await tab.goto(link);
    await expectAccessible(tab);
  }
});

test('the form of a person that is sent back is accessible', async () => {
  const { toPerson } = await asked();
  const tab = await service.newTab();
  await tab.goto(linkIn(toPerson));
  await press(tab, 'Stop telling them');
  await heading(tab, 'There is a problem');
  await expectAccessible(tab);
});

test('who it is, a form that is sent back and what became of it are accessible', async () => {
  const { decision } = await asked();
  const tab = await service.newTab();
  await tab.goto(decision);
  await press(tab, 'Show who it is');
  await expectAccessible(tab);
  await tab.getByText('Put them on your waiting list').click();
  await tab.getByLabel('How many weeks will it be?').fill('soon');
  await press(tab, 'Put on the waiting list');
  await heading(tab, 'There is a problem');
  await expectAccessible(tab);
  await tab.getByLabel('How many weeks will it be?').fill('3');
  await press(tab, 'Put on the waiting list');
  await heading(tab, 'They are on your waiting list');
  await expectAccessible(tab);
});

test('the person changes their mind, and the partner’s link has nothing more to say', async () => {
  const { decision, toPerson } = await asked();
  const tab = await service.newTab({ width: 320, scripts: false });
  await tab.goto(linkIn(toPerson));
  await tab.getByLabel('Just the one you told me about').check();
  await press(tab, 'Stop telling them');
  await heading(tab, 'We have stopped');

  await tab.goto(decision);

  await heading(tab, 'This link does not work any more');
});

test('somebody who has only paper changes their mind with the code of their letter', async () => {
  const { toPerson } = await asked([phone]);
  const [, address = '', reference = '', code = ''] =
    /(http\S+\/answer) \(reference (\S+), code (\S+)\)/.exec(toPerson) ?? [];
  const tab = await service.newTab({ width: 320, scripts: false });
  await tab.goto(address);
  await tab.getByLabel('Reference').fill(reference);
  await tab.getByLabel('Code').fill(code);
  await press(tab, 'Go on');
  await heading(tab, 'Change my mind');
  await tab.getByLabel('All of them').check();

  await press(tab, 'Stop telling them');

  await heading(tab, 'We have stopped');
});

test('by keyboard alone a partner sees who it is and puts them on the waiting list', async () => {
  const { decision } = await asked();
  const tab = await service.newTab({ width: 390 });
  await tab.goto(decision);

  await tabTo(tab, 'Show who it is', 'button');
  await tab.keyboard.press('Enter');
  await tab.getByText('I miss a chat on a Sunday.').waitFor();
  await tabTo(tab, 'Put them on your waiting list', 'summary');
  await tab.keyboard.press('Enter');
  await tabTo(tab, '', '#expectedWeeks');
  await tab.keyboard.type('6');
  await tabTo(tab, 'Put on the waiting list', 'button');
  await tab.keyboard.press('Enter');

  await heading(tab, 'They are on your waiting list');
});

describe('signed in', () => {
  const grace = 'Grace Okonedo';

  test('a partner works through the inbox from a new request to what happened', async () => {
    await asked();
    const tab = await service.tabOf(grace, { scripts: false });
    await tab.goto(`${service.url}/partner`);
    await tab.getByRole('link', { name: 'Una', exact: true }).last().click();
    await tab.getByText('Needs your answer').waitFor();
    const address = tab.url();
    await press(tab, 'Accept');
    await press(tab, 'Take my answer back');
    await press(tab, 'Accept');

    await press(tab, 'They came');
    await tab.getByText('Has started').waitFor();
    await press(tab, 'They have completed it');

    await tab.getByText('This request has ended').waitFor();
    expect(await shown(tab)).not.toMatch(/Una|0190/);
    await tab.goto(`${service.url}/partner?view=closed`);
    await tab.locator(`a[href="${new URL(address).pathname}"]`).waitFor();
  });

  test('a partner keeps up an offer by a tap and by the form', async () => {
    const tab = await service.tabOf(grace, { scripts: false });
    await tab.goto(`${service.url}/partner/offers`);
    await press(tab, 'Make it 16 places for Front Step befriending');
    await tab.getByText('16: ').waitFor();
    await tab.getByRole('link', { name: 'Change Front Step befriending' }).click();
    await tab.getByLabel('No, we are full').check();
    await tab.getByLabel('How many weeks do people wait?').fill('9');
    await press(tab, 'Save');

    await tab.getByText('9 weeks').waitFor();
    await tab.getByText('Full', { exact: true }).waitFor();
  });

  test('the form of an offer that is sent back is accessible', async () => {
    const tab = await service.tabOf(grace);
    await tab.goto(`${service.url}/partner/offers/${offer}`);
    await tab.getByLabel('How many places are there?').fill('many');
    await press(tab, 'Save');
    await heading(tab, 'There is a problem');
    await expectAccessible(tab);
  });
});
