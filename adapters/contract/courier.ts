import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Courier, type Letter, PermanentError } from '../../domain/ports.ts';
import { MessageChannel } from '../../schemas/message.ts';

export interface OpenCourier {
  readonly courier: Courier;
  /** What the other side has taken so far, in order. */
  readonly arrived: () => readonly Letter[];
  /** An address that the provider will not take. */
  readonly refusedAddress: string;
  readonly close: () => Promise<void> | void;
}

/** What every courier promises. */
export function courierContract(name: string, open: () => Promise<OpenCourier>): void {
  describe(`${name} as a courier`, () => {
    let world: OpenCourier;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    test('whatever it carries arrives whole', async () => {
      const text = 'Good morning Siân,\n\nPlease ring before 12 noon: £5 ½-day café club 🌱.\n\n.\nThe Life Rooms';

      for (const channel of world.courier.carries) {
        const letter = aLetter({ ...addressed[channel], text });
        await world.courier.send(letter);

        expect(world.arrived().at(-1)).toEqual(letter);
      }
    });

    test('what it does not carry is for a person to do', async () => {
      const before = world.arrived().length;

      for (const channel of MessageChannel.options.filter(one => !world.courier.carries.includes(one)))
        await expect(world.courier.send(aLetter(addressed[channel]))).rejects.toThrow(PermanentError);
      expect(world.arrived()).toHaveLength(before);
    });

    test('each letter is known to the provider by an id of its own', async () => {
      const first = await world.courier.send(aLetter());
      const second = await world.courier.send(aLetter());

      expect(first.providerId).not.toBe('');
      expect(second.providerId).not.toBe(first.providerId);
    });

    test('a letter that was sent is never said not to be', async () => {
      const letter = aLetter();
      const sent = await world.courier.send(letter);

      expect([sent, 'unknown']).toContainEqual(await world.courier.lookUp(letter.reference));
    });

    test('a letter that was never sent is never said to be', async () => {
      const letter = aLetter();
      await world.courier.send(aLetter());

      expect(['not-sent', 'unknown']).toContain(await world.courier.lookUp(letter.reference));
    });

    test('a refused address is for a person to look at, and is not repeated in the error', async () => {
      const letter = aLetter({ to: world.refusedAddress });
      const before = world.arrived().length;

      const refusal = await world.courier.send(letter).catch((error: unknown) => error);

      expect(refusal).toBeInstanceOf(PermanentError);
      expect(String(refusal)).not.toContain(world.refusedAddress);
      expect(world.arrived()).toHaveLength(before);
      expect(['not-sent', 'unknown']).toContain(await world.courier.lookUp(letter.reference));
    });
  });
}

/** One of each to an invented person. */
export const addressed = {
  email: { channel: 'email', to: 'una@post.example', subject: 'Zoë Þórsdóttir – a new referral' },
  sms: { channel: 'sms', to: '+447700900123', subject: '' },
  letter: { channel: 'letter', to: 'Una Sample\n1 Example Street\nL9 2AF', subject: 'We have tried to reach you' },
} as const satisfies Record<MessageChannel, Partial<Letter>>;

let lettersWritten = 0;

/** A letter to an invented advisor, with a reference that no other has. */
export function aLetter(overrides: Partial<Letter> = {}): Letter {
  lettersWritten += 1;
  return {
    reference: `msg_01JD8ZK4T6V9W2X3Y5Z7A8B9C0-${String(lettersWritten).padStart(4, '0')}-advisor-assigned`,
    channel: 'email',
    to: 'sian.example@liferooms.example',
    subject: 'A referral is waiting for you: LR-7K3M-Q2T',
    text: 'Please make first contact by Tuesday 24 November.',
    ...overrides,
  };
}
