import { randomUUID } from 'node:crypto';
import { addressOf } from '../../local/story/address.ts';
import type { Letter, Question, Reply, Stage } from '../../local/story/stage.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { Instant } from '../../schemas/time.ts';
import type { Service } from './service.ts';

/**
 * The synthesised cloud, asked over HTTP, with a clock that moves by hand. The template sends by Amazon SES, which carries
 * e-mail alone: what is to be posted an advisor prints.
 */
export function cloudStage(service: Service): Stage {
  const now = () => Instant.parse(new Date(service.now()).toISOString());
  const ask = (question: Question) => askOver(service, question);
  const concerned = new Set<ReferralId>();
  const printed = new Map<string, Letter>();

  async function printWhatIsToBePosted(): Promise<void> {
    for (const id of concerned) {
      const messages = await service.cases.messages(id);
      const unsent = messages.filter(({ kind, state }) => state.status === 'failed' && kind.startsWith('person-'));
      for (const { id: message } of unsent) {
        const params = { id, message };
        const { status, text } = await ask({ operation: 'printMessage', as: 'life-rooms-desk', params, body: {} });
        if (status === 200) printed.set(message, { to: 'by hand', ...JSON.parse(text), reference: message });
      }
    }
  }

  return {
    now,
    ask(question) {
      const about = ReferralId.safeParse(question.params['id']).data;
      if (about) concerned.add(about);
      return ask(question);
    },
    letters: async () => [...service.sentMail.map(asLetter), ...printed.values()],
    async settle() {
      await service.drain();
      await printWhatIsToBePosted();
      return true;
    },
    async moveTo(then) {
      service.advance({ seconds: Math.ceil((Date.parse(then) - service.now()) / 1000) });
      await service.tick();
      await service.drain();
    },
  };
}

async function askOver(service: Service, { as, body, ...question }: Question): Promise<Reply> {
  const { method, path } = addressOf(question);
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: {
      accept: 'application/json, text/plain',
      'idempotency-key': randomUUID(),
      ...(body && { 'content-type': 'application/json' }),
      ...(as !== undefined && { authorization: `Bearer ${await service.tokenFor(as)}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

const asLetter = ({ to, subject, text, headers }: Service['sentMail'][number]): Letter => ({
  ...{ to, subject, text },
  reference: headers['X-Reference'] ?? '',
});
