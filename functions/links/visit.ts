import type { LetterCode } from '../../schemas/link-api.ts';
import { letterHash, linkHash } from '../shell/links.ts';
import type { World } from '../world.ts';
import { type Opened, openLink } from './open-link.ts';
import { admitAddress, admitLetter, admitLink, admitPartner } from './throttle.ts';
import { type Used, useLink } from './use-link.ts';
import { wantedBy } from './wanted.ts';

export type VisitNeeds = Parameters<typeof useLink>[0] & Pick<World, 'attempts' | 'hasher'>;

/** The token of a link, or what a letter says to somebody who has only paper. */
export type Proof = string | LetterCode;

/** Somebody without an account, and from where: whoever tries too often is stopped, whichever way they come. */
interface Visit {
  readonly proof: Proof;
  /** Of the network. */
  readonly address: string;
}

// Each throws a ProblemError for too many attempts, and for a body that says nothing that the link is for.

/** Changes nothing: whatever opens links before people do may open this one. */
export const visitLink = async (world: VisitNeeds, visit: Visit): Promise<Opened | undefined> =>
  openLink(world, await admittedHash(world, visit));

export async function useLinkFor(world: VisitNeeds, visit: Visit, body: unknown): Promise<Used> {
  const hash = await admittedHash(world, visit);
  await admitLink(world, hash);
  return useLink(world, {
    hash,
    via: typeof visit.proof === 'string' ? 'link' : 'letter-code',
    want: async opened => {
      if ('partner' in opened.opens) await admitPartner(world, opened.opens.partner);
      return wantedBy(opened, body);
    },
  });
}

/** A token cannot be guessed, so only its address is counted; a code can. */
async function admittedHash(world: VisitNeeds, { proof, address }: Visit): Promise<string> {
  await admitAddress(world, address, typeof proof === 'string' ? 'address' : 'letterAddress');
  if (typeof proof === 'string') return linkHash(proof);
  await admitLetter(world, proof.reference);
  return letterHash(world, proof.reference, proof.code);
}
