import { NotifyClient } from 'notifications-node-client';
import { expect, onTestFinished, test } from 'vitest';
import { PermanentError } from '../../domain/ports.ts';
import { Instant } from '../../schemas/time.ts';
import { serveLoopback } from '../../tests/assembly/loopback.ts';
import { startNotifySink } from '../../tests/assembly/notify-sink.ts';
import { systemClock } from '../clock.ts';
import { addressed, aLetter, courierContract } from '../contract/courier.ts';
import { createNotifyCourier } from './notify-courier.ts';

const { now } = systemClock();

async function openNotify() {
  const sink = await startNotifySink();
  const settings = { baseUrl: sink.url, apiKey: sink.apiKey, templates: sink.templates, now };
  return { sink, settings, courier: createNotifyCourier(settings) };
}

courierContract('GOV.UK Notify', async () => {
  const { sink, courier } = await openNotify();
  const arrived = () =>
    sink.sent.map(({ reference, type, to, subject, body }) => ({
      reference: reference ?? '',
      channel: type,
      to,
      subject,
      text: body,
    }));
  return { courier, arrived, refusedAddress: 'sian at liferooms', close: sink.stop };
});

async function aNotifyService() {
  const service = await openNotify();
  onTestFinished(service.sink.stop);
  return service;
}

test("our requests are those of Notify's own client", async () => {
  const { sink, courier } = await aNotifyService();
  const oracle = new NotifyClient(sink.url, sink.apiKey);
  const [email, sms, letter] = [aLetter(addressed.email), aLetter(addressed.sms), aLetter(addressed.letter)];
  const { templates } = sink;

  for (const one of [email, sms, letter]) await courier.send(one);
  await courier.lookUp(sms.reference);
  const { subject, text: body } = email;
  await oracle.sendEmail(templates.email, email.to, { personalisation: { subject, body }, reference: email.reference });
  await oracle.sendSms(templates.sms, sms.to, { personalisation: { body: sms.text }, reference: sms.reference });
  const [address_line_1, address_line_2, address_line_3] = letter.to.split('\n');
  const lines = { address_line_1, address_line_2, address_line_3 };
  await oracle.sendLetter(templates.letter, {
    personalisation: { ...lines, subject: letter.subject, body: letter.text },
    reference: letter.reference,
  });
  await oracle.getNotifications(undefined, undefined, sms.reference);

  expect(sink.received).toHaveLength(8);
  expect(sink.received.slice(0, 4)).toEqual(sink.received.slice(4));
});

test('a letter that Notify has is found by our reference', async () => {
  const { courier } = await aNotifyService();
  const letter = aLetter();
  const sent = await courier.send(letter);
  await courier.send(aLetter());

  expect(await courier.lookUp(letter.reference)).toEqual(sent);
  expect(await courier.lookUp(aLetter().reference)).toBe('not-sent');
});

test.each(['created', 'sending', 'delivered', 'permanent-failure', 'temporary-failure'])(
  'a letter that became "%s" is not sent again',
  async status => {
    const { sink, courier } = await aNotifyService();
    const letter = aLetter();
    const sent = await courier.send(letter);
    for (const notification of sink.sent) notification.status = status;

    expect(await courier.lookUp(letter.reference)).toEqual(sent);
  },
);

test('a technical failure was not sent; the second try was', async () => {
  const { sink, courier } = await aNotifyService();
  const letter = aLetter();
  await courier.send(letter);
  for (const notification of sink.sent) notification.status = 'technical-failure';

  expect(await courier.lookUp(letter.reference)).toBe('not-sent');
  const second = await courier.send(letter);
  expect(await courier.lookUp(letter.reference)).toEqual(second);
});

test.each([
  ['a key of another service', async () => ({ apiKey: (await aNotifyService()).sink.apiKey }), '403 AuthError'],
  ['a clock that is wrong', () => ({ now: () => Instant.parse('2020-01-01T00:00:00Z') }), '403 AuthError'],
  [
    'a template that is gone',
    () => ({ templates: { email: 'gone', sms: 'gone', letter: 'gone' } }),
    '400 BadRequestError',
  ],
])('%s is for a person to mend', async (_, change, reason) => {
  const { settings } = await aNotifyService();
  const courier = createNotifyCourier({ ...settings, ...(await change()) });

  await expect(courier.send(aLetter())).rejects.toThrow(new PermanentError(`Notify refused: ${reason}`));
});

test.each([
  [429, 'RateLimitError'],
  [500, 'Exception'],
])('%i %s may pass, so it can be tried again', async (status, error) => {
  const { sink, courier } = await aNotifyService();

  for (const attempt of [() => courier.send(aLetter()), () => courier.lookUp(aLetter().reference)]) {
    sink.failNext(status, error);
    const failure = await attempt().catch((thrown: unknown) => thrown);

    expect(failure).not.toBeInstanceOf(PermanentError);
    expect(failure).toEqual(new Error(`Notify could not answer now: ${status} ${error}`));
  }
  await courier.send(aLetter());
  expect(sink.sent).toHaveLength(1);
});

test('a gateway that answers in its own words may pass too', async () => {
  const gateway = await serveLoopback(() => ({
    status: 502,
    json: { html: '<h1>sian.example@liferooms.example</h1>' },
  }));
  onTestFinished(gateway.stop);
  const { settings } = await aNotifyService();
  const courier = createNotifyCourier({ ...settings, baseUrl: gateway.url });

  await expect(courier.send(aLetter())).rejects.toThrow(new Error('Notify could not answer now: 502 without a reason'));
});

test('a Notify that does not answer is not waited for', async () => {
  const silent = await serveLoopback(() => new Promise(() => {}));
  onTestFinished(silent.stop);
  const { settings } = await aNotifyService();
  const courier = createNotifyCourier({ ...settings, baseUrl: silent.url, timeoutMs: 50 });

  await expect(courier.send(aLetter())).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('a network that is down may come back', async () => {
  const { sink, courier } = await openNotify();
  await sink.stop();

  const failure = await courier.send(aLetter()).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(PermanentError);
});

test('a key of the wrong form is found at once and not printed', () => {
  const templates = { email: 'any', sms: 'any', letter: 'any' };
  const settings = { baseUrl: 'http://127.0.0.1', templates, now };

  expect(() => createNotifyCourier({ ...settings, apiKey: 'not-a-secret-of-ours' })).toThrow(
    new Error('the Notify API key is not of the form name-<service id>-<secret>'),
  );
});

test.each([
  ['a telephone number that is none', aLetter({ ...addressed.sms, to: 'ring me' })],
  ['an address without a postcode', aLetter({ ...addressed.letter, to: 'Una Sample\n1 Example Street\nWalton' })],
])('%s is for a person to mend', async (_, letter) => {
  const { courier } = await aNotifyService();

  await expect(courier.send(letter)).rejects.toThrow(new PermanentError('Notify refused: 400 ValidationError'));
});
