import * as z from 'zod';
import type { Operation } from '../../functions/routes.ts';
import { liveStage } from '../../local/story/live-stage.ts';
import { isAbout, kindOf, type Letter } from '../../local/story/stage.ts';
import { OnwardId, ReferralId } from '../../schemas/ids.ts';
import { until } from '../assembly/until.ts';
import { aRequestBody } from '../samples.ts';
import type { ServiceForBrowsers } from './service-for-browsers.ts';

/** What there is to be seen of a case at every turn. */
export interface Scene {
  /** Una is supported: a partner has a question about her, and a clinical team has been told of a concern. */
  readonly una: ReferralId;
  readonly onward: OnwardId;
  readonly escalation: string;
  /** The address that the partner was sent. */
  readonly link: string;
  readonly held: string;
  readonly closed: ReferralId;
  readonly droppedIn: ReferralId;
}

const offer = 'offer-front-step-befriending';
const scope = ['first-name', 'phone', 'age-band', 'outcode', 'need', 'own-words'];

/** Played over the API, as the desk of the advisors would. */
export async function playScene(service: ServiceForBrowsers): Promise<Scene> {
  const { id: held } = await service.tell('04');
  const player = playerOf(service.url);
  const una = await player.refer();
  const { onward, escalation } = await support(player, una);
  const link = await player.linkSentAbout(una, 'partner-request');
  const closed = await player.refer();
  await player.work('recordContact', { id: closed }, { type: 'phone', outcome: 'spoke' });
  await player.work('close', { id: closed }, { reason: 'need-met', words: 'She goes every Tuesday.' });
  const { id } = await player.work(
    'registerDropIn',
    {},
    { person: { name: { given: ['Maureen'] } }, advisor: 'advisor-amina-yusuf' },
  );
  return { una, onward, escalation, link, held, closed, droppedIn: ReferralId.parse(id) };
}

type Player = ReturnType<typeof playerOf>;

async function support({ work }: Player, id: ReferralId) {
  await work('acceptAssignment', { id });
  await work('recordContact', { id }, { type: 'phone', outcome: 'spoke', note: 'Her sister rings on Sundays.' });
  await work('agreeGoal', { id }, { words: 'A table where they keep my chair.', importance: 9 });
  await work('planAction', { id }, { what: 'Ring the café', who: 'advisor', until: '2026-11-30' });
  await work('addNote', { id }, { text: 'She would rather be rung after ten.' });
  await work('giveSignpost', { id }, { offer: 'offer-walton-conversation-cafe', need: 'loneliness' });
  await work(
    'giveConsent',
    { id },
    { partner: 'partner-front-step', purpose: 'To be visited', channel: 'spoken', scope },
  );
  const asked = await work('requestOnward', { id }, { offer, need: 'loneliness' });
  const onward = OnwardId.parse(asked['onward']);
  await work('recordPartnerAnswer', { id, onward }, { decision: 'ask', question: 'Has she a dog?' });
  const concern = { to: 'cmht', contact: 'The duty worker', reason: 'She has stopped sleeping.' };
  const raised = await work('escalate', { id }, concern);
  return { onward, escalation: z.string().parse(raised['escalation']) };
}

/** Somebody who works at the desk of the service that runs here. */
export function playerOf(url: string) {
  const stage = liveStage(url);
  const desk = stage.as('life-rooms-desk');
  return {
    /** @returns once it has an advisor */
    async refer(change: Parameters<typeof aRequestBody>[0] = {}): Promise<ReferralId> {
      const { id } = await stage.as('walton-village-practice').send(aRequestBody(change));
      await desk.whenSettled(id);
      return id;
    },
    async work(operation: Operation, params: Readonly<Record<string, string>>, body: object = {}) {
      const { status, text } = await stage.ask({ operation, as: 'life-rooms-desk', params, body });
      if (status >= 300) throw new Error(`${operation} was answered ${status} ${text}`);
      return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    },
    async linkSentAbout(referral: ReferralId, kind: string): Promise<string> {
      const isIt = (letter: Letter) => isAbout(referral, letter) && kindOf(letter).includes(kind);
      await until(`${kind} was sent`, async () => (await stage.letters()).some(isIt), 15);
      const letter = (await stage.letters()).find(isIt);
      return z.string().parse(/https?:\S+\/l\/[\w-]{43}/.exec(letter?.text ?? '')?.[0], { reportInput: false });
    },
  };
}
