import { SESv2Client } from '@aws-sdk/client-sesv2';
import { expect, onTestFinished, test } from 'vitest';
import { PermanentError } from '../../domain/ports.ts';
import { startSesSink } from '../../tests/assembly/ses-sink.ts';
import { aLetter, courierContract } from '../contract/courier.ts';
import { createSesCourier } from './ses-courier.ts';

const from = 'referrals@liferooms.example';

async function openSes() {
  const sink = await startSesSink();
  const client = new SESv2Client({
    endpoint: sink.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'NOTIFY', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  const close = async () => {
    client.destroy();
    await sink.stop();
  };
  return { sink, client, courier: createSesCourier({ client, from }), close };
}

courierContract('SES', async () => {
  const { sink, courier, close } = await openSes();
  const arrived = () =>
    sink.sent.map(({ headers, to, subject, text }) => ({
      reference: headers['X-Reference'] ?? '',
      channel: 'email' as const,
      to,
      subject,
      text,
    }));
  return { courier, arrived, refusedAddress: 'gone@bounce.invalid', close };
});

async function aSesService() {
  const service = await openSes();
  onTestFinished(service.close);
  return service;
}

test('a letter carries our reference twice: for people in a header, for delivery events in a tag', async () => {
  const { sink, client } = await aSesService();
  const courier = createSesCourier({ client, from, configurationSet: 'referrals' });
  const letter = aLetter();

  const { providerId } = await courier.send(letter);

  expect(sink.sent).toEqual([
    {
      caller: 'NOTIFY',
      messageId: providerId,
      from,
      to: letter.to,
      subject: letter.subject,
      text: letter.text,
      headers: { 'X-Reference': letter.reference },
      tags: { reference: letter.reference },
      configurationSet: 'referrals',
    },
  ]);
});

test('SES cannot be asked by our reference', async () => {
  const { courier } = await aSesService();
  const letter = aLetter();
  await courier.send(letter);

  expect(await courier.lookUp(letter.reference)).toBe('unknown');
});

test('what is no address is refused for good', async () => {
  const { courier } = await aSesService();

  await expect(courier.send(aLetter({ to: 'sian at liferooms' }))).rejects.toThrow(
    new PermanentError('SES refused the letter: BadRequestException'),
  );
});

test.each([
  [429, 'TooManyRequestsException'],
  [400, 'SendingPausedException'],
  [400, 'LimitExceededException'],
  [403, 'AccessDeniedException'],
  [500, 'InternalServiceErrorException'],
])('%i %s may pass, so it can be tried again', async (status, name) => {
  const { sink, courier } = await aSesService();
  sink.failNext(status, name);

  const failure = await courier.send(aLetter()).catch((error: unknown) => error);

  expect(failure).not.toBeInstanceOf(PermanentError);
  expect(failure).toEqual(new Error(`SES could not take the letter now: ${name}`));
  await courier.send(aLetter());
  expect(sink.sent).toHaveLength(1);
});

test('a network that is down may come back', async () => {
  const { sink, courier } = await aSesService();
  await sink.stop();

  const failure = await courier.send(aLetter()).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(PermanentError);
});
