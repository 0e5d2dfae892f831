import { type CatalogueEntry, catalogue } from '../domain/messages/catalogue.ts';
import { compose, type Form } from '../domain/messages/compose.ts';
import { type Ground, MessageKind } from '../schemas/message.ts';
import { type Example, messageExamples } from './message-examples.ts';

/** Everything that is ever sent, for those who answer for it: made from the words that go out. */
export const messagesPage = (): string =>
  [introduction, ...Object.entries(readers).map(([to, title]) => section(to, title))].join('\n\n');

const introduction = `# What we send

Every message passes one gate (\`domain/disclosure/gate.ts\`) at the moment it is sent: it must still be true, its ground must
still hold, and there must be a safe way to send it. What does not pass is stopped or left to a person, and the ledger says why.

- **Staff, partners and referrers** get e-mail, at any hour: an office’s e-mail wakes nobody.
- **People** get e-mail, a text or a letter, whichever they like best of those that are safe for them. Nothing reaches their
  telephone before 9 in the morning or after 8 in the evening.
- **Discretion.** Where somebody at home may be reading, a text says neither who we are nor what it is about, and e-mail and
  post are used only where somebody has said that they are safe.
- **Nobody to write to.** Where no machine may write, the advisor is told. They can print the letter and hand it over.
- **Language.** Nothing is translated by machine. Whoever may not read English is sent easy words and the offer of an
  interpreter, and their advisor is told.
- **Words have versions.** The ledger names the version of each message it sent.

The people and places in the examples are invented.`;

const readers: Record<CatalogueEntry['to'], string> = {
  person: 'To people',
  referrer: 'To referrers',
  'webhook-contact': 'To those who run a referrer’s systems',
  partner: 'To partners',
  advisor: 'To advisors',
  role: 'To duty roles',
};

const grounds: Record<Ground, string> = {
  'staff-duty': 'their work; nothing in it is about the person',
  'direct-care-receipt': 'a receipt; it says only what they told us',
  'direct-care-feedback': 'direct care, as far as the person lets news go back',
  'direct-care-contact': 'the person’s own care',
  'partner-agreement': 'our agreement with them; nothing in it is about the person',
  consent: 'the person’s consent for this partner, which must still stand; what they may read is behind the link',
};

function section(to: string, title: string): string {
  const examples = messageExamples();
  const kinds = MessageKind.options.filter(kind => catalogue[kind].to === to);
  return [`## ${title}`, ...kinds.map(kind => entry(kind, examples[kind]))].join('\n\n');
}

const entry = (kind: MessageKind, example: Example): string => `### ${kind}

${catalogue[kind].when} Version ${catalogue[kind].wording}. Ground: ${grounds[catalogue[kind].ground]}.

${formsOf(kind)
  .map(({ title, form }) => quoted(title, compose(example.facts, form)))
  .join('\n\n')}`;

interface Shown {
  readonly title: string;
  readonly form: Form;
}

/** The forms that a message can take: those to people have several. */
export const formsOf = (kind: MessageKind): readonly Shown[] =>
  catalogue[kind].to === 'person' ? toPerson : [{ title: 'E-mail', form: { channel: 'email', isDiscreet: false } }];

const toPerson: readonly Shown[] = [
  { title: 'E-mail or letter', form: { channel: 'email', isDiscreet: false } },
  { title: 'Easy read', form: { channel: 'email', isDiscreet: false, reader: { accessNeeds: ['easy-read'] } } },
  { title: 'Text', form: { channel: 'sms', isDiscreet: false } },
  { title: 'Discreet', form: { channel: 'sms', isDiscreet: true } },
];

const quoted = (title: string, { subject, text }: { subject: string; text: string }) =>
  [
    `**${title}**${subject ? `: ${subject}` : ''}`,
    '',
    ...text
      .trimEnd()
      .split('\n')
      .map(line => `> ${line}`.trimEnd()),
  ].join('\n');
