import { HtmlValidate } from 'html-validate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WorkName } from '../../functions/cases/work.ts';
import { aRequestBody, at } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, type Question, send } from './ask.ts';
import { run } from './run.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const desk = 'life-rooms-desk';
const practice = 'walton-village-practice';

type Feedback = 'full' | 'codes' | 'none';

/** Una is spoken with, asked about, taken on and seen through; two people write notes, one of which few may read. */
async function una(feedbackToGp: Feedback): Promise<string> {
  const consent = { referral: { status: 'given' as const }, feedbackToGp };
  const id = String((await send(world, aRequestBody({ consent, ownWords: 'Somewhere I am expected.' }))).body['id']);
  await run(world);
  const work = (name: WorkName, body?: unknown, more: Question = {}) =>
    ask(world, name, { as: desk, id, body, ...more });
  await work('takeReferral', { advisor: 'advisor-amina-yusuf' });
  await work('recordContact', { type: 'phone', outcome: 'no-answer' });
  world.setTime(at('2026-11-24T10:00:00Z'));
  await work('recordContact', { type: 'phone', outcome: 'spoke', note: 'Her neighbour Mr Poole answered.' });
  await work('addNote', { text: 'Her daughter Tess holds the key.' });
  await work('addNote', { text: 'Her son threatened her.', restricted: true });
  await work('giveSignpost', { offer: 'offer-walton-conversation-cafe', need: 'loneliness' });
  await work('giveConsent', {
    partner: 'partner-front-step',
    purpose: 'To be rung by a befriender',
    scope: ['first-name', 'phone', 'age-band', 'outcode', 'need', 'own-words'],
    channel: 'spoken',
  });
  const asked = await work('requestOnward', { offer: 'offer-front-step-befriending', need: 'loneliness' });
  const params = { onward: String(asked.body['onward']) };
  await work('recordPartnerAnswer', { decision: 'accept', firstDate: '2026-12-01' }, { params });
  world.setTime(at('2026-12-02T10:00:00Z'));
  await work('recordAttendance', { attendance: 'attended', on: '2026-12-01' }, { params });
  await work('close', { reason: 'need-partly-met', words: 'She looks forward to Tuesdays.' });
  return id;
}

const storyFor = async (id: string, as: string) => {
  const { body } = await ask(world, 'readReferral', { id, as });
  return (body['timeline'] as { sentence: string }[]).map(({ sentence }) => sentence);
};

test('the story of a referral, as the practice reads it when the person lets it hear everything', async () => {
  const id = await una('full');

  // Whether she was Amina's already is the lot's decision.
  const story = (await storyFor(id, practice)).filter(sentence => !sentence.endsWith('took it.'));
  expect(story).toEqual([
    'Received. First contact will be attempted by Wednesday 25 November 2026.',
    expect.stringMatching(/^A shortlist of \d+ offers was made\.$/),
    expect.stringMatching(/^Assigned to .+, Pathways Advisor\.$/),
    'We tried to reach the person.',
    'First contact: we have spoken with the person.',
    'The person was told of Conversation café, Walton for meeting people and feeling less alone.',
    expect.stringMatching(/^Front Step Befrienders was asked about .+, for meeting people and feeling less alone\.$/),
    expect.stringMatching(/accepted the person for .+ The first date is Tuesday 1 December 2026\.$/),
    expect.stringMatching(/^The person went to .+ on Tuesday 1 December 2026\.$/),
    'Closed: the need was partly met.',
  ]);
  const { body } = await ask(world, 'readReferral', { id, as: practice });
  expect(body).toMatchObject({ status: 'closed', closed: { words: 'She looks forward to Tuesdays.' } });
});

test('where the person agrees to codes alone the practice reads coded facts and nothing else', async () => {
  const id = await una('codes');
  const { body } = await ask(world, 'readReferral', { id, as: practice });

  expect(await storyFor(id, practice)).toEqual([
    'Received.',
    'Assigned to a Pathways Advisor.',
    'First contact made.',
    'Offered: meeting people and feeling less alone.',
    'Accepted: meeting people and feeling less alone.',
    'Closed: the need was partly met.',
  ]);
  expect(body).toMatchObject({ status: 'closed', closed: { reason: 'need-partly-met' } });
  expect(JSON.stringify(body)).not.toMatch(/Tuesdays|Amina|Front Step|shortlist/);
});

test('where the person agrees to no news the practice reads that it was received and whether it is open', async () => {
  const open = String(
    (await send(world, aRequestBody({ consent: { referral: { status: 'given' }, feedbackToGp: 'none' } }))).body['id'],
  );
  await run(world);
  const before = await ask(world, 'readReferral', { id: open, as: practice });
  const closed = await una('none');
  const after = await ask(world, 'readReferral', { id: closed, as: practice });

  expect(before.body).toMatchObject({ status: 'open', timeline: [{ sentence: 'Received.' }] });
  expect(after.body).toMatchObject({
    status: 'closed',
    timeline: [{ sentence: 'Received.' }, { sentence: 'Closed.' }],
  });
  for (const { body } of [before, after])
    expect(Object.keys(body).filter(field => /match|assigned|closed|hold|note/.test(field))).toEqual([]);
});

test('no reader of the timeline is told a name that somebody wrote down, or a word of a note', async () => {
  const id = await una('full');

  for (const as of [practice, desk]) {
    const story = (await storyFor(id, as)).join('\n');
    expect(story).not.toMatch(/Poole|Tess|threatened|Sample|0151/);
    expect(story.length).toBeGreaterThan(300);
  }
});

describe('notes', () => {
  const notesFor = async (id: string, as: string) =>
    ((await ask(world, 'readReferral', { id, as })).body['notes'] as { text: string }[] | undefined)?.map(
      ({ text }) => text,
    );

  test('a restricted note is read by the advisor whose case it is and by managers; other staff read the others', async () => {
    const id = await una('full');

    const both = ['Her daughter Tess holds the key.', 'Her son threatened her.'];
    expect(await notesFor(id, 'amina-yusuf')).toEqual(both);
    expect(await notesFor(id, 'life-rooms-manager')).toEqual(both);
    expect(await notesFor(id, 'tomasz-zielinski')).toEqual(['Her daughter Tess holds the key.']);
    expect(await notesFor(id, desk)).toEqual(['Her daughter Tess holds the key.']);
    expect(await notesFor(id, practice)).toBeUndefined();
  });
});

describe('the closing letter', () => {
  const letter = (id: string, as: string, accept = 'text/plain') =>
    ask(world, 'readLetter', { id, as, headers: { accept } });

  test('it tells the practice what was asked and done, how it ended and what remains', async () => {
    const id = await una('full');

    const { text, headers } = await letter(id, practice);

    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    const parts = [
      'Dr Priya Menon\nWalton Village Practice',
      'CLOSING LETTER FOR REFERRAL LR-',
      'Name: Una Sample\nDate of birth: 15 June 1970',
      'What was asked\n--------------\nWe received the referral on Monday 23 November 2026. Help was wanted with:\n- meeting people and feeling less alone',
      'We spoke with the person once, on Tuesday 24 November 2026, and tried once more.',
      'Information was given about: Conversation café, Walton (meeting people and feeling less alone).',
      'the person has begun. The person went once.',
      'It was closed on Wednesday 2 December 2026: the need was partly met.\nShe looks forward to Tuesdays.',
      'goes on: the person has begun.',
      'Thank you for sending this person to us.',
    ];
    for (const part of parts) expect(text).toContain(part);
    expect(text).not.toMatch(/Poole|Tess|threatened/);
    expect((await letter(id, desk)).text).toBe(text);
  });

  test('it says no more than the person agrees to', async () => {
    const codes = (await letter(await una('codes'), practice)).text;
    const none = (await letter(await una('none'), practice)).text;

    expect(codes).toContain('- Tuesday 24 November 2026: First contact made.');
    expect(codes).not.toMatch(/Tuesdays|Amina|Front Step|café/);
    expect(none).toContain('The person does not want us to say more than that.');
    expect(none).not.toMatch(/Tuesdays|partly|lonel|alone|contact/);
  });

  test('as a page it is one that prints, loads nothing, and in which nothing that was written is markup', async () => {
    const person = { name: { given: ['<script>alert(1)</script>'], family: 'O’Brien & Sons' } };
    const id = String(
      (await send(world, aRequestBody({ person: { ...aRequestBody().person, ...person } }))).body['id'],
    );
    await run(world);
    await ask(world, 'close', { as: desk, id, body: { reason: 'need-met', words: '<img src=x> & "done"' } });

    const { text, headers } = await letter(id, practice, 'text/html,application/xhtml+xml');

    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(text).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
    expect(text.match(/<h1>/g)).toHaveLength(1);
    expect(text).toContain('@media print');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; O’Brien &amp; Sons');
    expect(text).toContain('&lt;img src=x&gt; &amp; &quot;done&quot;');
    expect(text).not.toMatch(/<script|<img|https?:|<link/);
    const { results } = await new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
    }).validateString(text);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    );
  });

  test('an open referral has none, and to another organisation there is none', async () => {
    const id = String((await send(world, aRequestBody())).body['id']);

    expect(await letter(id, practice)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('received') },
    });
    expect(await letter(await una('full'), 'marine-parade-surgery')).toMatchObject({ status: 404 });
  });
});
