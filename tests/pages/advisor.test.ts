import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calendarFile, folded } from '../../functions/pages/calendar/ics.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { ask, send } from '../pipeline/ask.ts';
import { run } from '../pipeline/run.ts';
import { benefitChecks, needsBenefits, onwardOf } from '../pipeline/sharing.ts';
import { aRequestBody, at } from '../samples.ts';
import { openPages, type TestPages } from './open-pages.ts';

// What an advisor does by the forms of a case.

let pages: TestPages;
let cookie: string;
let id: ReferralId;
beforeEach(async () => {
  pages = await openPages();
  cookie = await pages.signIn('amina-yusuf');
  const { body } = await send(pages.world, aRequestBody(needsBenefits));
  await run(pages.world);
  id = ReferralId.parse(body['id']);
});
afterEach(() => pages.close());

const stored = async () => {
  const referral = await pages.world.cases.referral(id);
  if (!referral) throw new Error(`${id} is not there`);
  return referral;
};
/** Opens a form of the case as a browser would, fills it in and sends it. */
const fillIn = async (form: string, fields: Record<string, string> = {}, query = '') => {
  const address = `/cases/${id}/${form}`;
  const shown = await pages.get(`${address}${query}`, cookie);
  return pages.post(address, { ...pages.formOn(shown, address), ...fields }, cookie);
};
const spoke = { type: 'phone', outcome: 'spoke', on: '2026-11-23', at: '09:55' };

describe('contacts', () => {
  test('one screen, filled in as far as it can be, and the case is active', async () => {
    const { html } = await pages.get(`/cases/${id}/contact`, cookie);
    expect(html).toMatch(/0 of 3.*value="2026-11-23".*value="10:00"/s);

    const { headers } = await fillIn('contact', { ...spoke, note: 'Would like company.' });

    expect(headers['location']).toBe(`/cases/${id}?done=contact`);
    expect((await stored()).status).toBe('active');
    expect((await pages.get(`/cases/${id}/contacts`, cookie)).html).toMatch(
      /we spoke.*Amina Yusuf.*Would like company/s,
    );
  });

  test('a contact that has not happened yet is refused with its sentence, and nothing typed is lost', async () => {
    const { status, html } = await fillIn('contact', { ...spoke, at: '18:00', note: 'Keep this.' });

    expect(status).toBe(409);
    expect(html).toMatch(/There is a problem.*A contact is recorded once it has happened\..*Keep this\./s);
  });

  test('every wrong field is named at once', async () => {
    const { status, html } = await fillIn('contact', { type: 'phone', on: '', at: 'noon', minutes: 'a few' });

    expect(status).toBe(422);
    for (const words of ['Choose what happened', 'Choose the day', 'Give the time', 'Give whole minutes'])
      expect(html).toContain(words);
  });
});

describe('two advisors at once', () => {
  test('who rests on what has changed is told so, and decides again', async () => {
    const address = `/cases/${id}/return`;
    const form = { ...pages.formOn(await pages.get(address, cookie), address), reason: 'I am on leave.' };
    await fillIn('note', { text: 'A colleague was quicker.' });

    const refused = await pages.post(address, form, cookie);
    expect(refused.status).toBe(409);
    expect(refused.html).toMatch(/Somebody has changed this case.*I am on leave\./s);
    expect((await stored()).status).toBe('assigned');

    const again = { ...pages.formOn(refused, address), reason: 'I am on leave.' };
    expect((await pages.post(address, again, cookie)).status).toBe(303);
    expect((await stored()).status).toBe('received');
  });

  test('a note takes nothing from anybody, so it is always saved', async () => {
    const address = `/cases/${id}/note`;
    const form = { ...pages.formOn(await pages.get(address, cookie), address), text: 'Mine.' };
    await fillIn('note', { text: 'A colleague was quicker.' });

    expect((await pages.post(address, form, cookie)).status).toBe(303);
  });
});

describe('an onward referral', () => {
  const query = `?offer=${benefitChecks}`;
  const agree = () => fillIn('consent', { given: 'spoken', purpose: 'A benefit check' }, query);

  test('begins with consent that says exactly what this partner would be told', async () => {
    const { status, headers } = await pages.get(`/cases/${id}/refer${query}`, cookie);
    expect([status, headers['location']]).toEqual([303, `/cases/${id}/consent${query}`]);

    const { html } = await pages.get(`/cases/${id}/consent${query}`, cookie);
    expect(html).toMatch(/Kestrel Money Advice<\/strong>, and nobody else.*full name.*telephone number/s);
    expect((await agree()).headers['location']).toBe(`/cases/${id}/refer${query}&done=agreed`);

    await fillIn('refer', { need: 'benefits', message: 'Mornings suit her.' }, query);
    expect((await stored()).onward).toMatchObject([{ offer: benefitChecks, message: 'Mornings suit her.' }]);
  });

  test('is not made without it, whatever is posted', async () => {
    const address = `/cases/${id}/refer`;
    const fields = { offer: benefitChecks, need: 'benefits', version: String((await stored()).version) };
    const confirm = pages.formOn(await pages.post(address, fields, cookie), address);
    const { status, html } = await pages.post(address, confirm, cookie);

    expect(status).toBe(409);
    expect(html).toContain('The person has not agreed that Kestrel Money Advice is told');
    expect((await stored()).onward).toEqual([]);
  });

  test('a best-interests consent needs its reason; a refusal is kept and tells nobody', async () => {
    const { html } = await fillIn('consent', { given: 'best-interests', purpose: 'A check' }, query);
    expect(html).toContain('Say why it is in their best interests');

    const { headers } = await fillIn('consent', { given: 'refused', purpose: 'A check' }, query);
    expect(headers['location']).toBe(`/cases/${id}/offers?done=refused`);
    expect((await stored()).consents).toMatchObject([{ status: 'refused' }]);
  });

  test('the question of a partner stands first on the case with the form that answers it', async () => {
    await agree();
    await fillIn('refer', { need: 'benefits' }, query);
    const onward = (await stored()).onward[0]?.id;
    if (!onward) throw new Error('nobody was asked');
    const question = { decision: 'ask', question: 'Can she manage two steps?' };
    await ask(pages.world, 'answerRequest', { as: 'kestrel-referrals-desk', params: { onward }, body: question });

    const { html } = await pages.get(`/cases/${id}`, cookie);
    expect(html).toMatch(/Waiting for your decision \(1\).*Can she manage two steps\?.*answer-question\?onward=/s);

    await fillIn('answer-question', { answer: 'Yes, she can.' }, `?onward=${onward}`);
    expect((await onwardOf(pages.world, id, onward)).question?.answer).toBe('Yes, she can.');
  });
});

describe('what could help', () => {
  test('a signpost takes two presses and is counted as the directory says', async () => {
    const { html } = await pages.get(`/cases/${id}/signpost?offer=${benefitChecks}`, cookie);
    expect(html).toContain('Nothing about the person is shared.');

    await fillIn('signpost', {}, `?offer=${benefitChecks}`);

    const events = await pages.world.cases.events(id);
    expect(events.at(-1)).toMatchObject({ type: 'SignpostGiven.v1', offer: benefitChecks, need: 'benefits' });
  });

  test('what matters is changed and looked for again in one go', async () => {
    await fillIn('wishes', { days: 'tue', partsOfDay: 'morning', travelLimitKm: '3' });

    expect(await stored()).toMatchObject({
      matches: 2,
      wishes: { preferences: { days: ['tue'], partsOfDay: ['morning'] }, travelLimitKm: 3 },
    });
  });
});

describe('the end', () => {
  test('the letter is read before the case is closed, and what was written can be changed', async () => {
    await fillIn('contact', spoke);
    const address = `/cases/${id}/close`;
    const preview = await fillIn('close', { reason: 'need-met', words: 'She goes every Tuesday.' });
    expect(preview.html).toMatch(/Nothing has been done yet.*Closing letter for referral.*She goes every Tuesday\./s);
    expect((await stored()).status).toBe('active');

    const back = await pages.post(address, { ...pages.formOn(preview, address), seen: 'change' }, cookie);
    expect(back.html).toMatch(/<textarea[^>]*>She goes every Tuesday\.<\/textarea>/);

    const form = { ...pages.formOn(preview, address), seen: 'yes' };
    expect((await pages.post(address, form, cookie)).headers['location']).toBe(`/cases/${id}?done=closed`);
    expect((await stored()).status).toBe('closed');
    expect((await pages.get(`/cases/${id}/letters`, cookie)).html).toContain('She goes every Tuesday.');
  });

  test('what stands against closing is said instead of the letter', async () => {
    const { status, html } = await fillIn('close', { reason: 'could-not-contact' });

    expect(status).toBe(409);
    expect(html).toContain('Please try 3 times, at different times of day, first.');
  });
});

describe('a drop-in', () => {
  const register = async (fields: Record<string, string>) => {
    const form = pages.formOn(await pages.get('/drop-in', cookie), '/drop-in');
    return pages.post('/drop-in', { ...form, ...fields }, cookie);
  };

  test('a first name is enough, and the reference is said', async () => {
    const { status, headers } = await register({
      given: 'Maureen',
      needs: 'loneliness',
      note: 'Tea.',
      site: 'site-walton',
    });
    expect(status).toBe(303);

    const { html } = await pages.get(headers['location'] ?? '', cookie);
    expect(html).toMatch(/The visit is saved.*LR-/s);
    const made = ReferralId.parse((headers['location'] ?? '').split('/').at(-1));
    expect(await pages.world.cases.referral(made)).toMatchObject({ status: 'active', request: { channel: 'drop-in' } });
  });

  test('without a name nothing is saved, and what was typed stays', async () => {
    const { status, html } = await register({ given: '', note: 'Would like company.' });

    expect(status).toBe(422);
    expect(html).toMatch(/Write their first name.*Would like company\./s);
  });
});

describe('the worklist', () => {
  test('each tab says how many it has', async () => {
    const { html } = await pages.get('/worklist?view=all', cookie);

    expect(html.replaceAll(/<[^>]*>/g, '')).toMatch(
      /My cases \(\d\).*Unassigned \(0\).*On hold \(0\).*All open cases \(1\)/s,
    );
  });

  test('the next case is the most urgent of one’s own, and then the one after it', async () => {
    const assigned = await stored();
    if (!('advisor' in assigned)) throw new Error('nobody has it');
    const own = await pages.signIn(String(assigned.advisor).replace('advisor-', ''));

    expect((await pages.get('/worklist/next', own)).headers['location']).toBe(`/cases/${id}`);
    expect((await pages.get(`/worklist/next?after=${id}`, own)).headers['location']).toBe('/worklist?view=mine');
  });

  test('the spreadsheet has what the page shows, and no formula', async () => {
    await send(pages.world, aRequestBody({ person: { name: { given: ['=HYPERLINK("x")'] } } }));
    await run(pages.world);

    const { html: csv, headers } = await pages.get('/worklist.csv?view=all', cookie);

    expect(headers['content-type']).toContain('text/csv');
    expect(csv).toContain('Una Sample');
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect((await pages.get('/worklist.csv?view=all&need=legal', cookie)).html).not.toContain('Una Sample');
  });
});

test('the change log says who did what, and the page beside it who has looked', async () => {
  await fillIn('note', { text: 'Something.' });

  const { html } = await pages.get(`/cases/${id}/changes`, cookie);
  const looked = await pages.get(`/cases/${id}/accesses`, cookie);

  expect(html).toMatch(/Amina Yusuf \(advisor\).*A note was added\..*The service \(match\)/s);
  expect(looked.html).toMatch(/Amina Yusuf.*advisor, org-life-rooms.*The case.*On these pages/s);
});

test('a page of a case that there is not is not found', async () => {
  expect((await pages.get(`/cases/${id}/__proto__`, cookie)).status).toBe(404);
});

describe('the calendar file', () => {
  const promise = {
    ...{ referral: 'ref_01JD8ZK4T6V9W2X3Y5Z7A8B9C0' as ReferralId, reference: 'LR-7K3M-Q2G' as never },
    ...{ name: { given: ['Una'], family: 'Sample' }, dueAt: at('2026-11-25T16:30:00Z') },
    sentence: 'Consent for Kestrel Money Advice is to be gone over',
  };

  test('has the reference and nothing else of the person', () => {
    const file = calendarFile([promise], at('2026-11-23T10:00:00Z'), 'https://referrals.example');

    expect(file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n.*END:VCALENDAR\r\n$/s);
    expect(file).toMatch(/UID:.*@referrals\.example.*DTSTAMP:20261123T100000Z\r\nDTSTART:20261125T163000Z/s);
    expect(file).toContain('LR-7K3M-Q2G');
    expect(file).not.toMatch(/Una|Sample|Kestrel/);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('a long line is folded after 75 octets, never within a character, and reads the same unfolded', () => {
    const line = `SUMMARY:${'é€😀'.repeat(40)}`;
    const parts = folded(line).split('\r\n');

    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
    expect(parts.join('\r\n').replaceAll('\r\n ', '')).toBe(line);
  });
});
