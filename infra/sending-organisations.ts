import type { Scope } from '../schemas/codes.ts';

/** A system that signs in as itself. What it may do is decided twice: by scopes here and by a row of the directory. */
export interface SendingOrganisation {
  readonly organisation: `org-${string}`;
  /** What the client is called in the console and in the outputs: letters and digits, as a word. */
  readonly client: string;
  readonly scopes: readonly Scope[];
}

/**
 * At most 50 in one sign-in: that many audiences fit into one authoriser of an HTTP API.
 * How to add one: docs/runbook.md, "Add a sending organisation".
 */
export const sendingOrganisations: readonly SendingOrganisation[] = [
  { organisation: 'org-example-pcn', client: 'ExamplePcn', scopes: ['referrals/write', 'referrals/read'] },
  { organisation: 'org-example-cmht', client: 'ExampleCmht', scopes: ['referrals/write', 'referrals/read'] },
  {
    organisation: 'org-life-rooms',
    client: 'LifeRoomsDesk',
    scopes: ['referrals/write', 'referrals/read', 'cases/work'],
  },
];
