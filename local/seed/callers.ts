import type * as z from 'zod';
import type { Role, Scope } from '../../schemas/codes.ts';
import { Caller } from '../../schemas/directory.ts';
import { slugOf, workAddressOf } from './staff-names.ts';

/** Somebody or something that may sign in to the demonstration. Machines have a secret, people an e-mail address. */
export interface SignIn {
  readonly caller: Caller;
  readonly name: string;
  readonly email?: string;
  readonly secret?: string;
}

/** The subject of a machine is its client id: `walton-village-practice`. Its secret is `demo-only-` and the client id. */
export function demonstrationCallers(): SignIn[] {
  return [...machines, ...people];
}

const scopes = {
  referrer: ['referrals/write', 'referrals/read'],
  partner: ['partners/work'],
  advisor: ['referrals/write', 'referrals/read', 'cases/work'],
  manager: ['referrals/write', 'referrals/read', 'cases/work'],
  operator: ['service/operate'],
} as const satisfies Record<Role, readonly Scope[]>;

const machines: SignIn[] = [
  machine('walton-village-practice', 'Walton Village Practice (North Docks PCN)', 'referrer'),
  machine('marine-parade-surgery', 'Marine Parade Surgery (Sandhills Coast PCN)', 'referrer'),
  machine('north-mersey-cmht', 'North Mersey Community Mental Health Team', 'referrer'),
  machine('kestrel-money-advice', 'Kestrel Money Advice', 'referrer'),
  partner('kestrel-referrals-desk', 'Kestrel Money Advice, who answer requests', 'partner-kestrel-money-advice'),
  partner('front-step-coordinator', 'Front Step Befrienders, who answer requests', 'partner-front-step'),
  machine('life-rooms-desk', 'Advisor desk, all sites', 'advisor', 'org-life-rooms'),
  machine('life-rooms-manager', 'Service manager’s tools', 'manager', 'org-life-rooms'),
  machine('life-rooms-operator', 'Operator’s tools', 'operator', 'org-life-rooms'),
];

const people: SignIn[] = [
  person('Nadia Farouk', 'link worker, Walton Village Practice', {
    role: 'referrer',
    organisation: 'org-walton-village-practice',
    email: 'nadia.farouk@walton-village.example',
  }),
  person('Grace Okonedo', 'coordinator, Front Step Befrienders', {
    role: 'partner',
    organisation: 'org-front-step',
    partner: 'partner-front-step',
    email: 'grace.okonedo@front-step.example',
  }),
  advisor('Amina Yusuf', 'site-walton'),
  advisor('Tomasz Zielinski', 'site-walton'),
  advisor('Siobhan Keegan', 'site-southport'),
  advisor('Leanne Birchall', 'site-bootle'),
  advisor('Parisa Rahimi', 'site-lee-valley'),
  advisor('Ruth Pendleton', 'site-phone'),
  person('Margaret Sefton-Hughes', 'service manager', { role: 'manager' }),
  person('Dev Patel-Moore', 'operator', { role: 'operator' }),
];

function machine(clientId: string, name: string, role: Role, organisation = `org-${clientId}`): SignIn {
  return {
    caller: Caller.parse({ subject: clientId, role, organisation, scopes: [...scopes[role]] }),
    name,
    secret: `demo-only-${clientId}`,
  };
}

/** The same organisation may refer people to us and take people from us: those are two sign-ins. */
function partner(clientId: string, name: string, of: string): SignIn {
  const { caller, ...signIn } = machine(clientId, name, 'partner', of.replace('partner-', 'org-'));
  return { caller: Caller.parse({ ...caller, partner: of }), ...signIn };
}

function advisor(name: string, site: string): SignIn {
  return person(name, 'Pathways Advisor', { role: 'advisor', site, advisor: `advisor-${slugOf(name)}` });
}

type Binding = Pick<z.input<typeof Caller>, 'role' | 'site' | 'advisor' | 'partner'> & {
  organisation?: string;
  email?: string;
};

function person(name: string, post: string, { email, organisation = 'org-life-rooms', ...binding }: Binding): SignIn {
  return {
    caller: Caller.parse({ subject: slugOf(name), organisation, scopes: [...scopes[binding.role]], ...binding }),
    name: `${name}, ${post}`,
    email: email ?? workAddressOf(name),
  };
}
