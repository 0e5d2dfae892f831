import type * as z from 'zod';
import { Referral } from '../../domain/referral/state.ts';
import { ReferralEvent } from '../../events/referral-events.ts';
import { MessageId } from '../../schemas/ids.ts';
import { Message } from '../../schemas/message.ts';
import { machine, mondayMorning, received, referralId } from '../../tests/samples.ts';

type Change = Partial<z.input<typeof Referral>>;

/** As a referral stands: received, unless `status` says otherwise. */
export function aReferral(change: Change & { number?: number } = {}): Referral {
  const { number = 1, ...rest } = change;
  const begun = received({}, mondayMorning, number).after;
  if (begun.status !== 'received') throw new Error('the sample is held');
  const { status: _, waitingSince, assignBy, escalated, ...known } = begun;
  const standing = {
    received: { waitingSince, assignBy, escalated },
    held: {
      hold: {
        reasons: ['safeguarding'],
        since: mondayMorning,
        owner: 'duty',
        lookBy: '2026-11-23T10:30:00Z',
        round: 0,
      },
    },
    assigned: {
      advisor: 'advisor-ada',
      site: 'site-walton',
      because: 'Ada works at a site that suits.',
      isAccepted: false,
      contactBy: '2026-11-25T17:00:00Z',
      overdue: false,
      outreach: { attempts: 0 },
    },
    closed: { advisor: 'advisor-ada', site: 'site-walton' },
  };
  const status = rest.status && rest.status in standing ? (rest.status as keyof typeof standing) : 'received';
  return Referral.parse({ ...known, status, ...standing[status], ...rest });
}

/** One more thing that happened. */
export const anEvent = (sequence: number, of = referralId()): ReferralEvent =>
  ReferralEvent.parse({
    type: 'NeedUnmet.v1',
    referral: of,
    sequence,
    at: mondayMorning,
    by: machine,
    need: 'housing',
    area: 'L9',
    barriers: [],
  });

export const aMessage = (change: Partial<z.input<typeof Message>> = {}): Message => {
  const referral = change.referral ?? referralId();
  return Message.parse({
    id: messageId(1, referral),
    referral,
    kind: 'advisor-assigned',
    to: { kind: 'advisor', advisor: 'advisor-ada' },
    ground: 'staff-duty',
    version: 1,
    queuedAt: mondayMorning,
    attempts: 0,
    state: { status: 'queued', dueAt: mondayMorning },
    ...change,
  });
};

export const messageId = (sequence: number, of: string = referralId()): MessageId =>
  MessageId.parse(`msg_${of.slice('ref_'.length)}-${String(sequence).padStart(4, '0')}-advisor-assigned`);
