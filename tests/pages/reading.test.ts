import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { send } from '../pipeline/ask.ts';
import { run } from '../pipeline/run.ts';
import { aRequestBody } from '../samples.ts';
import { openPages, type TestPages } from './open-pages.ts';

let pages: TestPages;
beforeEach(async () => {
  pages = await openPages();
});
afterEach(() => pages.close());

const aCase = async (change: Parameters<typeof aRequestBody>[0] = {}) => {
  const { body } = await send(pages.world, aRequestBody(change));
  await run(pages.world);
  return { id: String(body['id']), reference: String(body['reference']) };
};

describe('who may read', () => {
  test('everybody reads the start page, with where help is that cannot wait', async () => {
    const { status, html } = await pages.get('/');

    expect(status).toBe(200);
    expect(html).toMatch(/999.*111.*mental health option.*116 123/s);
  });

  test('who is not signed in is sent to sign in and then on', async () => {
    const { id } = await aCase();

    const { status, headers } = await pages.get(`/cases/${id}`);

    expect(status).toBe(303);
    expect(headers['location']).toBe(`/sign-in?to=${encodeURIComponent(`/cases/${id}`)}`);
  });

  test('a referrer is told that the worklist is not theirs', async () => {
    const { status, html } = await pages.get('/worklist', await pages.signIn('nadia-farouk'));

    expect(status).toBe(403);
    expect(html).toContain('You cannot see this page');
  });

  test('a sign-in that is bound to nothing any more reads nothing', async () => {
    expect((await pages.get('/worklist', await pages.signIn('somebody-who-left'))).status).toBe(303);
  });

  test('a session ends after half an hour without a page, and after twelve hours with them', async () => {
    const cookie = await pages.signIn('amina-yusuf');
    pages.world.passMinutes(29);
    expect((await pages.get('/worklist', cookie)).status).toBe(200);
    pages.world.passMinutes(29);
    expect((await pages.get('/worklist', cookie)).status).toBe(200);

    pages.world.passMinutes(31);
    expect((await pages.get('/worklist', cookie)).status).toBe(303);

    const busy = await pages.signIn('amina-yusuf');
    for (let hours = 0; hours < 12; hours += 0.4) {
      expect((await pages.get('/worklist', busy)).status).toBe(200);
      pages.world.passMinutes(24);
    }
    expect((await pages.get('/worklist', busy)).status).toBe(303);
  });
});

describe('what an advisor reads', () => {
  test('the worklist shows whose turn it is, most urgent first, in words', async () => {
    await aCase();
    const held = await aCase({
      person: { name: { given: ['Aisha'], family: 'Sample' } },
      risk: { immediateConcern: ['domestic-abuse'] },
    });

    const { html } = await pages.get('/worklist?view=all', await pages.signIn('amina-yusuf'));

    expect(html).toContain('2 cases, most urgent first');
    expect(html.indexOf('Aisha Sample')).toBeLessThan(html.indexOf('Una Sample'));
    expect(html).toContain(`href="/cases/${held.id}"`);
    expect(html).toMatch(/On hold.*A person must look first/s);
  });

  test('a case says who it is, what helps and why, what was left out, and what has happened', async () => {
    const { id, reference } = await aCase();
    const cookie = await pages.signIn('amina-yusuf');
    const read = async (part = '') => (await pages.get(`/cases/${id}${part}`, cookie)).html;

    const summary = await read();
    expect(summary).toContain(`<title>Case ${reference} – Life Rooms referrals</title>`);
    expect(summary).toMatch(/Una Sample.*15 Jun 1970 \(56\).*0151 496 0190/s);
    expect(await read('/offers')).toMatch(/Why<.*Why not higher:.*Left out \(\d+\)/s);
    expect(await read('/timeline')).toMatch(/Assigned to .*Received\./s);
  });

  test('no title or address names the person', async () => {
    const { id } = await aCase();
    const cookie = await pages.signIn('amina-yusuf');

    for (const path of [`/cases/${id}`, '/worklist?view=all']) {
      const { html } = await pages.get(path, cookie);
      expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).not.toMatch(/Una|Sample/);
      expect([...html.matchAll(/(?:href|action)="([^"]*)"/g)].join(' ')).not.toMatch(/Una|Sample|1970|496/);
    }
  });

  test('what somebody typed is shown as they typed it and does nothing', async () => {
    const { id } = await aCase({ ownWords: hostile, person: { name: { given: [hostile] } } });

    const { html } = await pages.get(`/cases/${id}`, await pages.signIn('amina-yusuf'));

    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});

const hostile = '"><img src=x onerror=alert(1)>';

describe('what goes wrong', () => {
  test('a page that is not there says so, with a way on', async () => {
    const { status, html } = await pages.get('/no/such/page');

    expect(status).toBe(404);
    expect(html).toContain('Page not found');
    expect((await pages.get('/cases/ref_01JD8ZK4T6V9W2X3Y5Z7000099', await pages.signIn('amina-yusuf'))).status).toBe(
      404,
    );
  });

  test('a program with a wrong address is told in its own way', async () => {
    const { status, headers } = await pages.get('/v1/nothing', undefined, { accept: 'application/json' });

    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json');
  });

  test('a failure says nothing of what failed, to the reader or in the log', async () => {
    const broken = await openPages({
      directory: {
        ...pages.world.directory,
        caller: async () => {
          throw new Error('Una Sample, 0151 496 0190');
        },
      },
    });
    const { status, html } = await broken.get('/worklist', await broken.signIn('amina-yusuf'));

    expect(status).toBe(500);
    expect(html).toContain('Sorry, there is a problem with the service');
    expect(html + JSON.stringify(broken.world.logged)).not.toContain('Sample');
    expect(broken.world.logged).toContainEqual(expect.objectContaining({ message: 'page failed', error: 'Error' }));
    broken.close();
  });

  test('pages load and run nothing but what is ours, and stay in no cache', async () => {
    const { headers, html } = await pages.get('/');

    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'self'; base-uri 'none'"),
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': expect.stringContaining('max-age='),
    });
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(html).not.toMatch(/<style|style="|<script(?! type="module" src="\/assets\/)| on\w+="/);
  });
});
