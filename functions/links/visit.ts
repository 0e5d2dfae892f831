import type { LetterAnswer, LetterCode } from '../../schemas/link-api.ts';
import { letterHash, linkHash } from '../shell/links.ts';
import type { World } from '../world.ts';
import { type Opened, openLink } from './open-link.ts';
import { admitAddress, admitLetter, admitLink, admitPartner } from './throttle.ts';
import { type LinkUse, type Used, useLink } from './use-link.ts';
import { saidOnPaper, wantedBy } from './wanted.ts';

export type VisitNeeds = Parameters<typeof useLink>[0] & Pick<World, 'attempts' | 'hasher'>;

/** Somebody without an account, and from where: whoever tries too often is stopped, whichever way they come. */
interface Visit<Key> {
  readonly key: Key;
  /** Of the network. */
  readonly address: string;
}

// Each throws a ProblemError for too many attempts, and for a body that says nothing that the link is for.

/** Changes nothing: whatever opens links before people do may open this one. */
export async function visitLink(world: VisitNeeds, { key, address }: Visit<string>): Promise<Opened | undefined> {
  await admitAddress(world, address, 'address');
  return openLink(world, linkHash(key));
}

export async function useLinkFor(world: VisitNeeds, { key, address }: Visit<string>, body: unknown): Promise<Used> {
  await admitAddress(world, address, 'address');
  const hash = linkHash(key);
  await admitLink(world, hash);
  return use(world, { hash, via: 'link', body });
}

/** What the code of a letter opens, for somebody who has only paper. */
export async function visitLetter(
  world: VisitNeeds,
  { key: { reference, code }, address }: Visit<LetterCode>,
): Promise<Opened | undefined> {
  await admitCode(world, reference, address);
  return openLink(world, await letterHash(world, reference, code));
}

export async function useLetterFor(world: VisitNeeds, { key, address }: Visit<LetterAnswer>): Promise<Used> {
  const { reference, code } = key;
  await admitCode(world, reference, address);
  return use(world, { hash: await letterHash(world, reference, code), via: 'letter-code', body: saidOnPaper(key) });
}

async function admitCode(world: VisitNeeds, reference: LetterCode['reference'], address: string): Promise<void> {
  await admitAddress(world, address, 'letterAddress');
  await admitLetter(world, reference);
}

type Said = Pick<LinkUse, 'hash' | 'via'> & { readonly body: unknown };

const use = (world: VisitNeeds, { hash, via, body }: Said): Promise<Used> =>
  useLink(world, {
    hash,
    via,
    want: async opened => {
      if ('partner' in opened.opens) await admitPartner(world, opened.opens.partner);
      return wantedBy(opened, body);
    },
  });
