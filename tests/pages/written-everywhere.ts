import { issueLinkFor } from '../../functions/shell/links.ts';
import type { Role } from '../../schemas/codes.ts';
import { MessageId, ReferralId } from '../../schemas/ids.ts';
import { send } from '../pipeline/ask.ts';
import { run } from '../pipeline/run.ts';
import { benefitChecks } from '../pipeline/sharing.ts';
import { aRequestBody } from '../samples.ts';
import { demonstration } from '../world.ts';
import type { Told } from './every-page.ts';
import type { TestPages } from './open-pages.ts';

export type Cookies = Readonly<Record<Role, string>>;

/** Of whatever can be written somewhere, what somebody must then be able to read. */
export const readBack = [
  ...[
    'ownWords',
    'needNote',
    'riskText',
    'adjustment',
    'organisation',
    'contactNote',
    'note',
    'goal',
    'action',
    'told',
  ],
  ...['message', 'question', 'answer', 'contactRoute', 'closing', 'description', 'offerName', 'helped', 'concern'],
] as const;

/** Names the field in front of the words, so that each can be looked for; a name begins with them, as a formula would. */
const writerOf =
  (words: string) =>
  (field: string, most = 400) =>
    `${field} ${words}`.slice(0, most);

/** The same words in every field that takes words, by every door: what has been refused there is nowhere. */
export async function writeEverywhere(pages: TestPages, cookies: Cookies, words: string): Promise<Told> {
  await describeOffer(pages, words);
  const id = await refer(pages, words);
  const work = workerOn(pages, cookies.advisor, id);
  await work('release-hold', { reason: writerOf(words)('released') });
  await run(pages.world);
  await support(work, words);
  const onward = await askPartner(pages, cookies, work, { id, words });
  const opens = { to: 'partner-decision', onward: onward.id, partner: onward.partner } as const;
  const message = MessageId.parse(`msg_${id.slice('ref_'.length)}-0099-partner-request`);
  const link = await issueLinkFor(pages.world, { id: message, referral: id }, opens);
  const closed = await refer(pages, words);
  await close(pages, workerOn(pages, cookies.advisor, closed), words);
  return {
    referrals: [id, closed],
    onward: [onward.id],
    links: [`/l/${link}`],
    offer: benefitChecks,
    draft: await draft(),
    words,
  };

  async function draft(): Promise<string> {
    const step = '/refer/steps/new/name';
    const form = pages.formOn(await pages.get(step, cookies.referrer), step);
    const fields = { ...form, givenName: words, familyName: words, step: 'continue' };
    const { headers } = await pages.post(step, fields, cookies.referrer);
    return (headers['location'] ?? '/refer/steps/none/').replace(/\/[^/]*$/, '');
  }
}

async function describeOffer({ world }: TestPages, words: string): Promise<void> {
  const w = writerOf(words);
  const content = demonstration();
  const offers = content.offers.map(one =>
    one.id === benefitChecks
      ? { ...one, name: w('offerName', 160), description: w('description'), humanCheck: w('check', 300) }
      : one,
  );
  await world.upkeep.replace({ ...content, offers });
  await world.publish();
}

async function refer({ world }: TestPages, words: string): Promise<ReferralId> {
  const w = writerOf(words);
  const { body, status } = await send(
    world,
    aRequestBody({
      referrer: {
        ...{ name: w('referrerName', 120), role: w('role', 120), team: w('team', 120), service: w('service', 120) },
        organisation: { name: w('organisation', 160) },
        contact: { email: 'referrals@walton-village.example' },
      },
      person: {
        name: {
          given: [words.slice(0, 80)],
          family: w('family', 80),
          preferred: w('preferred', 80),
          pronouns: words.slice(0, 40),
        },
        address: { lines: [w('line', 120)], postcode: 'L9 2AF' },
        telecom: [{ system: 'phone', value: '0151 496 0190' }],
        contactPreference: { safeTimes: w('safe', 200), via: w('via', 200) },
        adjustments: [w('adjustment', 300)],
      },
      needs: [{ code: 'benefits', note: w('needNote') }],
      ownWords: w('ownWords'),
      tried: [{ what: w('tried') }],
      conditions: [w('condition', 200)],
      socialContext: { household: w('household'), employment: w('employment', 300), housing: w('housing', 300) },
      secondaryCare: { underTeam: true, careCoordinator: w('coordinator', 160) },
      risk: {
        ...{ text: w('riskText'), currentPlan: w('plan'), staffRisk: w('staffRisk'), immediateConcern: [] },
        safeguarding: { flag: false, text: w('safeguarding') },
      },
      consent: { referral: { status: 'given', reason: w('reason') }, recordedBy: w('recordedBy', 120) },
      equality: { ethnicity: words.slice(0, 80), gender: words.slice(0, 80) },
    }),
  );
  if (status !== 202) throw new Error(`the referral was answered ${status}`);
  await run(world);
  return ReferralId.parse(body['id']);
}

type Worker = ReturnType<typeof workerOn>;

/** Fills in a form of a case. */
const workerOn =
  (pages: TestPages, cookie: string, id: ReferralId) =>
  async (form: string, fields: Readonly<Record<string, string>>): Promise<void> => {
    const address = `/cases/${id}/${form}`;
    const shown = await pages.get(`${address}?offer=${benefitChecks}`, cookie);
    const { status, html } = await pages.post(address, { ...pages.formOn(shown, address), ...fields }, cookie);
    if (status !== 303) throw new Error(`${form} was answered ${status} ${/error-summary.*?<\/div>/s.exec(html)?.[0]}`);
  };

async function support(work: Worker, words: string): Promise<void> {
  const w = writerOf(words);
  await work('contact', { type: 'phone', outcome: 'spoke', on: '2026-11-23', at: '09:55', note: w('contactNote') });
  await work('note', { text: w('note') });
  await work('goal', { words: w('goal'), importance: '9' });
  await work('action', { what: w('action'), who: 'person' });
  await work('signpost-elsewhere', { to: w('told', 200), reportGroup: 'social-support' });
  await work('escalate', { to: 'cmht', contact: w('spokeWith', 200), reason: w('concern') });
  await work('answer', { answer: 'yes', words: w('helped') });
}

interface Asked {
  readonly id: ReferralId;
  readonly words: string;
}

/** The partner asks something, is answered, and accepts. */
async function askPartner(pages: TestPages, { partner }: Cookies, work: Worker, { id, words }: Asked) {
  const w = writerOf(words);
  await work('consent', { offer: benefitChecks, given: 'spoken', purpose: w('purpose', 300) });
  await work('refer', { offer: benefitChecks, need: 'benefits', message: w('message') });
  await run(pages.world);
  const [onward] = (await pages.world.cases.referral(id))?.onward ?? [];
  if (!onward) throw new Error('no partner was asked');
  const address = `/partner/requests/${onward.id}`;
  const say = async (fields: Readonly<Record<string, string>>) => {
    const form = pages.formOn(await pages.get(address, partner), address);
    const { status } = await pages.post(address, { ...form, ...fields }, partner);
    if (status !== 303) throw new Error(`the partner was answered ${status}`);
  };
  await say({ decision: 'ask', question: w('question') });
  await work('answer-question', { onward: onward.id, answer: w('answer') });
  await say({ decision: 'accept', contactRoute: w('contactRoute', 300) });
  return onward;
}

async function close({ world }: TestPages, work: Worker, words: string): Promise<void> {
  await work('release-hold', { reason: 'Looked at.' });
  await run(world);
  await work('contact', { type: 'phone', outcome: 'spoke', on: '2026-11-23', at: '09:55' });
  await work('close', { reason: 'need-met', words: writerOf(words)('closing'), seen: 'yes' });
}
