import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCsv, textOfFile } from '../../functions/pages/bulk/read-csv.ts';
import { openPages, type TestPages } from './open-pages.ts';

const header = 'first_name,last_name,birth_date,phone,needs,immediate_concerns,consent,own_words';
const una = 'Una,Sample,15/06/1970,0151 496 0190,loneliness; debt-money,none,given,"Somewhere to go, on a Tuesday"';
const billy = 'Billy,Example,1950-02-01,,housing,none,given,';
const wrong = '=cmd(),Mistaken,31/02/1970,12,lonelyness,,given,';

describe('reading a file', () => {
  const fileOf = (text: string) => new TextEncoder().encode(text);

  test.each([
    ['UTF-8', fileOf(`${header}\nZoë,Ó Briain`)],
    ['UTF-8 with a mark', fileOf(`\uFEFF${header}\r\nZoë,Ó Briain`)],
    ['what Windows called ANSI', Uint8Array.from(Buffer.from(`${header}\r\nZoë,Ó Briain`, 'latin1'))],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${header}\r\nZoë,Ó Briain`, 'utf16le'))],
  ])('in %s', (_, bytes) => {
    expect(readCsv(textOfFile(bytes))).toMatchObject({
      rows: [{ line: 2, cells: { first_name: 'Zoë', last_name: 'Ó Briain' } }],
    });
  });

  test('lines are counted as a spreadsheet does, and empty ones say nothing', () => {
    expect(readCsv(`${header}\n,,,\n${una}`)).toMatchObject({ rows: [{ line: 3 }] });
  });

  test.each([
    ['a picture', '\u0089PNG\0\0', 'not a CSV file'],
    ['an open quote', `${header}\n"Una`, 'not a CSV file'],
    ['another table', 'patient,reason\nUna,lonely', 'does not have: patient, reason'],
    ['no needs', 'first_name,consent\nUna,given', 'needs, immediate_concerns'],
    ['the same column twice', `${header},phone\n${una}`, 'same column twice'],
    ['no rows', header, 'no rows'],
    ['too many rows', [header, ...Array.from({ length: 201 }, () => una)].join('\n'), '201 rows: send 200'],
  ])('%s is refused with what to do', (_, text, problem) => {
    expect(readCsv(text)).toEqual({ problem: expect.stringContaining(problem) });
  });
});

describe('uploading', () => {
  let pages: TestPages;
  let cookie: string;
  beforeEach(async () => {
    pages = await openPages();
    cookie = await pages.signIn('nadia-farouk');
  });
  afterEach(() => pages.close());

  const details = { channel: 'gp-pcn', referrerEmail: 'nadia.farouk@walton-village.example' };
  const mine = { referrerName: 'Nadia Farouk', organisation: 'Walton Village Practice', ...details };

  async function upload(...rows: string[]) {
    const form = new FormData();
    const known = pages.formOn(await pages.get('/upload', cookie), '/upload');
    for (const [name, value] of Object.entries({ ...known, ...mine })) form.set(name, value);
    form.set('file', new File([[header, ...rows].join('\r\n')], 'people.csv'));
    return pages.upload('/upload', form, cookie);
  }

  /** The form on the page as a browser sends it, quotes and line ends and all. */
  function formOn(html: string, action: string) {
    const form = new FormData();
    const part = html.split('<form ').find(one => one.includes(`action="${action}"`)) ?? '';
    for (const [, name = '', value = ''] of part.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g))
      form.set(name, value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'));
    return form;
  }

  const sentSoFar = async () => (await pages.get('/referrals', cookie)).html;

  test('every row is looked at before any is sent, and each mistake is named by line and column', async () => {
    const { html } = await upload(una, wrong, billy);

    expect(html).toContain('2 rows can be sent');
    expect(html).toContain('1 row cannot');
    for (const column of ['birth_date', 'phone', 'needs', 'immediate_concerns']) expect(html).toContain(column);
    expect(await sentSoFar()).toContain('No referrals');
  });

  test('the good rows are sent, each once however often the page is sent, and say what they are called', async () => {
    const preview = await upload(una, wrong, billy);

    const results = [];
    for (const _ of [1, 2])
      results.push(await pages.upload('/upload/sent', formOn(preview.html, '/upload/sent'), cookie));

    const references = results.map(({ html }) => html.match(/LR-[0-9A-Z]{4}-[0-9A-Z]{3}/g));
    expect(references[0]).toHaveLength(2);
    expect(references[1]).toEqual(references[0]);
    expect(await sentSoFar()).toContain('2 referrals');
    const [id] = /ref_\w+/.exec(results[0]?.html ?? '') ?? [];
    expect((await pages.get(`/referrals/${id}`, cookie)).html).toContain('Debt, bills or budgeting');
  });

  test('the rows with mistakes come back as a file that runs nothing', async () => {
    const preview = await upload(una, wrong);

    const file = await pages.upload('/upload/rejected.csv', formOn(preview.html, '/upload/rejected.csv'), cookie);

    expect(file.headers['content-disposition']).toContain('rows-with-mistakes.csv');
    expect(file.html).toContain("'=cmd()");
    expect(file.html).toContain('needs: Use the codes of the template, such as loneliness');
    expect(file.html).not.toContain('Somewhere to go');
  });

  test('that file, mended, can be uploaded again', async () => {
    const abroad = una.replace('0151 496 0190', '+44 151 496 0190').replace('loneliness', 'lonelyness');
    const preview = await upload(abroad);
    const { html } = await pages.upload('/upload/rejected.csv', formOn(preview.html, '/upload/rejected.csv'), cookie);
    expect(html).toContain("'+44 151 496 0190");

    const read = readCsv(html.replace('lonelyness', 'loneliness'));

    expect(read).toMatchObject({ rows: [{ cells: { phone: '+44 151 496 0190', needs: 'loneliness; debt-money' } }] });
  });

  test('the template can be uploaded as it is', async () => {
    const template = (await pages.get('/upload/template.csv', cookie)).html;
    const form = new FormData();
    const known = pages.formOn(await pages.get('/upload', cookie), '/upload');
    for (const [name, value] of Object.entries({ ...known, ...mine })) form.set(name, value);
    form.set('file', new File([template], 'template.csv'));

    expect((await pages.upload('/upload', form, cookie)).html).toContain('1 row can be sent.');
  });

  test('who has chosen no file is asked for one', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(pages.formOn(await pages.get('/upload', cookie), '/upload')))
      form.set(name, value);

    const { status, html } = await pages.upload('/upload', form, cookie);

    expect(status).toBe(422);
    expect(html).toContain('<a href="#file">Choose a CSV file</a>');
  });
});
