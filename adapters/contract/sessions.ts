import { describe, expect, onTestFinished, test } from 'vitest';
import { ConflictError, type Sessions } from '../../domain/ports.ts';
import { PageSession, SecretHash, SignInUnderWay } from '../../schemas/page-session.ts';
import { Instant } from '../../schemas/time.ts';
import { createSessions } from '../tables/sessions.ts';
import type { OpenItems } from './item-stores.ts';

/** What every store of sessions promises. */
export function sessionsContract(name: string, open: () => Promise<OpenItems>): void {
  const openSessions = async () => {
    const { items, close } = await open();
    onTestFinished(close);
    return createSessions(items);
  };
  describe(`${name} as a store of sessions`, () => {
    sessionTests(openSessions);
    signInTests(openSessions);
  });
}

type Open = () => Promise<Sessions>;

function sessionTests(openSessions: Open): void {
  test('a session is found until it is ended', async () => {
    const sessions = await openSessions();

    await sessions.keep(amina, aSession(), inAnHour());

    expect(await sessions.find(amina)).toEqual(aSession());
    expect(await sessions.find(tomasz)).toBeUndefined();
    await sessions.end(amina);
    expect(await sessions.find(amina)).toBeUndefined();
  });

  test('a session that has run out is not found', async () => {
    const sessions = await openSessions();

    await sessions.keep(amina, aSession(), aMomentAgo());

    expect(await sessions.find(amina)).toBeUndefined();
  });

  test('a session that goes on is a new version, and nobody can bring an ended one back', async () => {
    const sessions = await openSessions();
    await sessions.keep(amina, aSession(), inAnHour());
    const later = aSession({ version: 2, seenAt: Instant.parse('2026-11-23T10:05:00Z') });

    await sessions.keep(amina, later, inAnHour());

    expect(await sessions.find(amina)).toEqual(later);
    await expect(sessions.keep(amina, later, inAnHour())).rejects.toBeInstanceOf(ConflictError);
    await sessions.end(amina);
    await expect(sessions.keep(amina, aSession({ version: 3 }), inAnHour())).rejects.toBeInstanceOf(ConflictError);
  });
}

function signInTests(openSessions: Open): void {
  test('a sign-in is taken up once', async () => {
    const sessions = await openSessions();
    await sessions.begin(amina, signIn, inAnHour());

    const taken = await Promise.all([sessions.take(amina), sessions.take(amina)]);

    expect(taken.filter(one => one !== undefined)).toEqual([signIn]);
    expect(await sessions.take(amina)).toBeUndefined();
  });

  test('a sign-in that took too long is gone', async () => {
    const sessions = await openSessions();

    await sessions.begin(amina, signIn, aMomentAgo());

    expect(await sessions.take(amina)).toBeUndefined();
  });
}

const amina = SecretHash.parse('A'.repeat(43));
const tomasz = SecretHash.parse('T'.repeat(43));

const aSession = (change: Partial<PageSession> = {}): PageSession =>
  PageSession.parse({
    version: 1,
    subject: 'amina-yusuf',
    name: 'Amina Yusuf',
    startedAt: '2026-11-23T10:00:00Z',
    seenAt: '2026-11-23T10:00:00Z',
    ...change,
  });

const signIn = SignInUnderWay.parse({ state: 'state', nonce: 'nonce', verifier: 'verifier', goTo: '/worklist' });

const fromNow = (seconds: number) => Instant.parse(new Date(Date.now() + seconds * 1000).toISOString());
const inAnHour = () => fromNow(3600);
const aMomentAgo = () => fromNow(-2);
