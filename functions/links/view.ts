import { requestOutline } from '../../domain/disclosure/partner-view.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { londonDate } from '../../domain/time/working-time.ts';
import { PersonAnswer } from '../../schemas/codes.ts';
import type { LinkUsed, LinkView } from '../../schemas/link-api.ts';
import { requestTo, viewOf as viewOfRequest } from '../partners/requests.ts';
import type { Showing } from '../shell/note-access.ts';
import type { World } from '../world.ts';
import type { Opened } from './open-link.ts';

/** What a link is for, with nothing that could show who the person is. */
export function viewOf({ clock }: Pick<World, 'clock'>, opened: Opened): LinkView {
  if ('request' in opened) {
    const { referral, request, opens } = opened;
    return { opens: opens.to, request: requestOutline(referral, request, londonDate(clock.now())) };
  }
  const { opens } = opened;
  const choices = opens.onward ? (['this', 'all'] as const) : (['all'] as const);
  if (opens.to === 'person-consent') return { opens: opens.to, choices: [...choices] };
  return { opens: opens.to, answers: [...PersonAnswer.options], choices: [...choices] };
}

/** What whoever has used it is told: a partner sees how the request now stands. */
export async function afterUse(
  world: Pick<World, 'cases' | 'clock'>,
  { opens }: Opened,
  referral: Referral,
): Promise<LinkUsed> {
  if (!('partner' in opens)) return { said: 'Thank you. Your advisor will read this.' };
  const one = requestTo(opens.partner, opens.onward, referral);
  if (!one) throw new RangeError('a request does not vanish by being answered');
  const request = await viewOfRequest(world, referral, one);
  return { said: saidOf[request.status], request, ...(request.undoBy && { undoBy: request.undoBy }) };
}

/** Whose record a link shows to whom once it is used: a partner's a person's, and a person's nobody's. */
export function shownBy({ opens, referral }: Opened): Required<Showing>['about'] {
  if (!('partner' in opens)) return { referrals: [] };
  return { referrals: [referral.id], by: { kind: 'link', partner: opens.partner } };
}

const saidOf = {
  requested: 'This request is waiting for your answer.',
  waitlisted: 'The person is on your waiting list.',
  accepted: 'You have accepted. Please be in touch with the person.',
  'in-progress': 'Thank you. The person has been with you.',
  completed: 'Thank you. This has been completed.',
  failed: 'Thank you. The advisor will look for something else with the person.',
  declined: 'You have declined. The advisor will look for something else with the person.',
  withdrawn: 'This request has been withdrawn.',
} as const;
