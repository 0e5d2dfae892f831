import { expect, onTestFinished, test } from 'vitest';
import { descriptions } from '../../functions/api.ts';
import { type Operation, type Route, routes } from '../../functions/routes.ts';
import type { Role } from '../../schemas/codes.ts';
import { ReferralId } from '../../schemas/ids.ts';
import { aRequestBody } from '../samples.ts';
import { openWorld, type TestWorld } from '../world.ts';
import { ask, type Question, type Reply } from './ask.ts';
import { run } from './run.ts';

// Role × operation × relation: every cell is said here and tried. An operation without a row fails, here and in tsc.

/** Whose it is that is asked for: the caller's own, somebody else's, or nobody's because there is no such thing. */
const relations = ['own', 'other', 'none'] as const;
type Relation = (typeof relations)[number];
type Cell = 'allowed' | 403 | 404;
type Row = Readonly<Record<Role, Readonly<Record<Relation, Cell>>>>;

/** Own is: sent by their organisation, their case, a request to them, their subscription. */
const callers: Readonly<Record<Role, Readonly<Record<'own' | 'other', string>>>> = {
  referrer: { own: 'walton-village-practice', other: 'marine-parade-surgery' },
  partner: { own: 'front-step-coordinator', other: 'kestrel-referrals-desk' },
  advisor: { own: 'amina-yusuf', other: 'tomasz-zielinski' },
  manager: { own: 'life-rooms-manager', other: 'margaret-sefton-hughes' },
  operator: { own: 'life-rooms-operator', other: 'dev-patel-moore' },
};

const always = { own: 'allowed', other: 'allowed', none: 'allowed' } as const;
const wherever = { own: 'allowed', other: 'allowed', none: 404 } as const;
const ownOnly = { own: 'allowed', other: 404, none: 404 } as const;
const never = { own: 403, other: 403, none: 403 } as const;
const nobody: Row = { referrer: never, partner: never, advisor: never, manager: never, operator: never };

/** Of one referral, whoever's it is. */
const staff: Row = { ...nobody, advisor: wherever, manager: wherever };
const staffAndSender: Row = { ...staff, referrer: ownOnly };
/** Nothing is asked for by its id. */
const staffAtAll: Row = { ...nobody, advisor: always, manager: always };
const partner: Row = { ...nobody, partner: ownOnly };
const referrer: Row = { ...nobody, referrer: ownOnly };

type PrivateOperation = Exclude<Operation, Extract<(typeof routes)[number], { access: 'public' }>['operation']>;

const whoMay: Readonly<Record<PrivateOperation, Row>> = {
  sendReferral: { ...staffAtAll, referrer: always },
  registerDropIn: staffAtAll,
  readReferral: staffAndSender,
  readLetter: staffAndSender,
  listAccesses: { ...nobody, manager: wherever },
  listReferrals: { ...nobody, referrer: always },
  listWork: staffAtAll,
  searchWorklist: staffAtAll,
  exportGpCoding: { ...nobody, referrer: always, manager: always },

  takeHold: staff,
  releaseHold: staff,
  acceptAssignment: staff,
  handOver: staff,
  returnToPool: staff,
  takeReferral: staff,
  recordContact: staff,
  addNote: staff,
  agreeGoal: staff,
  planAction: staff,
  finishAction: staff,
  changeWishes: staff,
  matchAgain: staff,
  setOfferAside: staff,
  proposeOfferAgain: staff,
  giveSignpost: staff,
  giveConsent: staff,
  refuseConsent: staff,
  withdrawConsent: staff,
  correctContact: staff,
  changeFeedback: staff,
  requestOnward: staff,
  withdrawOnward: staff,
  answerQuestion: staff,
  recordPartnerAnswer: staff,
  recordAttendance: staff,
  recordEnding: staff,
  recordAnswer: staff,
  escalate: staff,
  acknowledgeEscalation: staff,
  settleAttention: staff,
  close: staff,
  reopen: staff,
  withdraw: staffAndSender,
  enterInError: staffAndSender,

  readLedger: staff,
  printMessage: staff,

  reportActivity: { ...nobody, manager: always },
  reportUnmetNeed: { ...nobody, manager: always },
  reportFundedPlaces: { ...nobody, manager: always },

  listRequests: { ...nobody, partner: always },
  readRequest: partner,
  answerRequest: partner,
  reportAttendance: partner,
  endRequest: partner,
  listOffers: { ...nobody, partner: always },
  keepUpOffer: partner,

  listWebhooks: { ...nobody, referrer: always },
  createWebhook: { ...nobody, referrer: always },
  readWebhook: referrer,
  deleteWebhook: referrer,
  rotateWebhookSecret: referrer,
  pauseWebhook: referrer,
  enableWebhook: referrer,
  testWebhook: referrer,
  listWebhookDeliveries: referrer,
  resendWebhookDelivery: referrer,
};

const privateRoutes = routes.flatMap(route => (route.access === 'public' ? [] : [{ ...route, access: route.access }]));

test.each(privateRoutes)('$operation: who may ask it, of what, and whose looking is kept', async route => {
  const { operation } = route;
  const world = await aWorld();
  const things = await aStoryToAskOf(world);
  const tried: Record<string, Record<string, Cell>> = {};
  const shownTo = new Set<string>();

  // Those who may not come first, so that nobody has changed anything by then.
  for (const { role, relation } of cells().sort((a, b) => isAllowed(operation, a) - isAllowed(operation, b))) {
    const as = callers[role][relation === 'other' ? 'other' : 'own'];
    const reply = await ask(world, operation, { as, ...question(operation, relation === 'none' ? nothing : things) });
    const { status } = reply;
    if (status === 200 && relation !== 'none' && isOfRecord(route, reply)) shownTo.add(as);
    tried[role] = { ...tried[role], [relation]: status === 403 || status === 404 ? status : 'allowed' };
    expect([401, 500, 503], `${operation} by ${as}`).not.toContain(status);
  }

  expect(tried).toEqual(whoMay[operation]);
  const { items } = await world.accesses.of({ referral: ReferralId.parse(things.id), limit: 100 });
  expect(new Set(items.map(({ by }) => 'subject' in by && by.subject)), 'shows what of a record?').toEqual(shownTo);
});

/** Asked for by its id, or with the name or the number in it that belong to the person alone. */
const isOfRecord = ({ operation, path, method }: Route, { text }: Reply) =>
  !lists.has(operation) &&
  ((method === 'GET' && /\{(id|onward|person)\}/.test(path)) || /Una|9990548609|Dear/.test(text));

/** A line of these is the way to a record, and not the record. */
const lists = new Set(['listReferrals', 'listWork', 'searchWorklist']);

const cells = () => (Object.keys(callers) as Role[]).flatMap(role => relations.map(relation => ({ role, relation })));

const isAllowed = (operation: PrivateOperation, { role, relation }: { role: Role; relation: Relation }) =>
  Number(whoMay[operation][role][relation] === 'allowed');

test.each(privateRoutes)(
  '$operation is closed to nobody, to strangers and to a token without its scope',
  async route => {
    const world = await aWorld();
    const { operation, access } = route;
    const as = callers[access.roles.at(-1) ?? 'manager'].own;
    const asked = question(operation, nothing);

    expect((await ask(world, operation, { ...asked, as: '' })).status).toBe(401);
    expect((await ask(world, operation, { ...asked, as: 'a-stranger' })).status).toBe(403);
    expect((await ask(world, operation, { ...asked, as, scope: 'service/operate' })).status).toBe(403);
  },
);

test('nothing is public but what says how the service is, and what a link or the code of a letter opens', () => {
  const open: Route[] = routes.filter(({ access }) => access === 'public');

  expect(open.map(({ operation }) => operation)).toEqual(['readLink', 'useLink', 'readHealth', 'readOpenApi']);
});

type Things = Readonly<
  Record<'id' | 'onward' | 'escalation' | 'person' | 'message' | 'offer' | 'webhook' | 'delivery', string>
>;

const number = '01JD8ZK4T6V9W2X3Y5Z7A8B9C0';
const nothing: Things = {
  id: `ref_${number}`,
  onward: `onw_${number}-0007`,
  escalation: `esc_${number}-0007`,
  person: `per_${number}`,
  message: `msg_${number}-0007-person-shared`,
  offer: 'offer-nobody-knows',
  webhook: `whk_${number}`,
  delivery: `msg_${number}-0007-webhook-${number}`,
};

/** Whose webhooks go nowhere. */
async function aWorld(): Promise<TestWorld> {
  const world = await openWorld({
    poster: { mistakeIn: () => undefined, post: async () => ({ outcome: 'answered', status: 200 }) as never },
  });
  onTestFinished(() => world.close());
  return world;
}

/** Una was sent by the practice, is Amina's, and Front Step has been asked to befriend her. */
async function aStoryToAskOf(world: TestWorld): Promise<Things> {
  const { body: webhook } = await ask(world, 'createWebhook', question('createWebhook', nothing));
  const sent = await ask(world, 'sendReferral', question('sendReferral', nothing));
  const id = String(sent.body['id']);
  const work = async (operation: Operation, change: object = {}) => {
    const asked = question(operation, { ...nothing, id });
    const { status, body } = await ask(world, operation, {
      ...asked,
      as: 'life-rooms-desk',
      body: { ...(asked.body as object), ...change },
    });
    expect(status, operation).toBe(200);
    return body;
  };
  await run(world);
  await ask(world, 'takeReferral', { as: callers.advisor.own, id, body: {} });
  await work('recordContact');
  await work('giveConsent');
  const { onward } = await work('requestOnward');
  const { escalation } = await work('escalate');
  await work('planAction');
  const referral = (await world.cases.referral(id as never)) ?? expect.fail('it was kept');
  const messages = await world.cases.messages(referral.id);
  const message =
    messages.find(({ to }) => to.kind === 'person')?.id ?? expect.fail('the person is told of the sharing');
  const params = { webhook: String(webhook['id']) };
  const { body } = await ask(world, 'listWebhookDeliveries', { params });
  const [delivery] = body['items'] as { id: string }[];
  return {
    id,
    onward: String(onward),
    escalation: String(escalation),
    person: referral.person,
    message,
    offer: 'offer-front-step-befriending',
    webhook: params.webhook,
    delivery: String(delivery?.id),
  };
}

/** A question that would be understood: the first example of its body. */
function question(operation: Operation, { id, ...things }: Things): Question {
  const { body, query } = descriptions[operation];
  const [example] = (body?.meta()?.['examples'] as object[] | undefined) ?? [undefined];
  return {
    id,
    params: { ...things, action: '1' },
    body: operation === 'sendReferral' ? aRequestBody() : (example ?? {}),
    headers: { 'idempotency-key': `${operation}-${++keys}` },
    ...(query && 'from' in query.shape && { query: { from: '2026-11-23', to: '2026-11-29' } }),
  };
}

let keys = 0;
