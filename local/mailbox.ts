import type { CaughtMail } from '../adapters/embedded/caught-mail.ts';
import { html, type Markup, page, pageHeaders } from './html.ts';

export type CaughtLetter = ReturnType<CaughtMail['list']>[number];

export interface MailboxAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Caught letters as a JSON array, newest last; as a page, newest first, for whoever prefers HTML. */
export function mailboxAnswer(letters: readonly CaughtLetter[], accept: string | undefined): MailboxAnswer {
  if (prefersHtml(accept)) return { headers: pageHeaders, body: mailboxPage(letters) };
  return {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(letters),
  };
}

function prefersHtml(accept = '*/*'): boolean {
  const quality = qualityIn(accept);
  return quality('text', 'html') > quality('application', 'json');
}

/** RFC 9110 12.5.1: of the ranges that fit, the most exact one counts. */
function qualityIn(accept: string) {
  const ranges = new Map(
    accept.split(',').map(range => {
      const [name = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase());
      const weight = parameters.find(parameter => parameter.startsWith('q='))?.slice('q='.length);
      return [name, weight === undefined ? 1 : Number(weight) || 0] as const;
    }),
  );
  return (type: string, subtype: string) =>
    ranges.get(`${type}/${subtype}`) ?? ranges.get(`${type}/*`) ?? ranges.get('*/*') ?? 0;
}

function mailboxPage(letters: readonly CaughtLetter[]): string {
  return page(
    'Mailbox',
    html`<p>${countOf(letters.length)} Nothing leaves this machine: this is what would have been sent, newest first.</p>
${letters.toReversed().map(article)}`,
  );
}

const countOf = (count: number) => (count === 1 ? '1 message.' : `${count} messages.`);

const article = ({ channel, to, subject, text, sentAt, reference }: CaughtLetter) => html`<article>
<h2>${subject || channels[channel]}</h2>
<dl>
<dt>Sent as</dt><dd>${channels[channel]}</dd>
<dt>To</dt><dd class="lines">${to}</dd>
<dt>Sent</dt><dd><time datetime="${sentAt}">${sentAt}</time></dd>
<dt>Reference</dt><dd>${reference}</dd>
</dl>
<pre>${withLinks(text)}</pre>
</article>
`;

const channels = { email: 'E-mail', sms: 'Text message', letter: 'Letter' } as const satisfies Record<
  CaughtLetter['channel'],
  string
>;

/** Addresses can be followed. What follows one in a sentence is not part of it. */
const withLinks = (text: string): Markup[] =>
  text
    .split(/(https?:\/\/[^\s()]+[^\s().,])/)
    .map((part, i) => (i % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : html`${part}`));
