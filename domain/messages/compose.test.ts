import { expect, test } from 'vitest';
import type { FeedbackScope, OnwardOutcome } from '../../schemas/codes.ts';
import type { Message, MessageKind } from '../../schemas/message.ts';
import {
  active,
  ada,
  aFlag,
  andThen,
  anOffer,
  aPartner,
  aSite,
  asked,
  consentCommand,
  matchCommand,
  mondayMorning,
  neighbours,
  onwardCommand,
  onwardOf,
  received,
} from '../../tests/samples.ts';
import type { Decision } from '../referral/decide.ts';
import type { Referral } from '../referral/state.ts';
import { compose } from './compose.ts';

const caseLinkBase = 'https://cases.example/referrals';
const byEmail = { channel: 'email', isDiscreet: false } as const;
const write = (kind: MessageKind, referral: Referral, about?: Message['about']) =>
  compose(
    {
      message: { kind, ...(about && { about }) },
      referral,
      sites: [aSite()],
      partners: [aPartner()],
      caseLinkBase,
      phone: '0151 496 0800',
    },
    byEmail,
  );

test('the advisor reads reference, site, needs in general words, the due date and a link', () => {
  const assigned = andThen(
    received({ needs: [{ code: 'loneliness', note: 'Sees nobody' }, { code: 'bereavement' }] }),
    matchCommand(),
  ).after;

  const { subject, text } = write('advisor-assigned', assigned);

  expect(subject).toBe(`New referral ${assigned.reference} for you`);
  expect(text).toContain('at Walton');
  expect(text).toContain('meeting people and feeling less alone; loss and grief');
  expect(text).toContain('Wednesday 25 November 2026');
  expect(text).toContain(`${caseLinkBase}/${assigned.id}`);
});

test('a held referral is acknowledged with what to do in a crisis, and no date is promised', () => {
  const { text } = write('referrer-acknowledged', received(aFlag).after);

  expect(text).toContain('999');
  expect(text).toContain('111');
  expect(text).toContain('116 123');
  expect(text).not.toContain('by Wednesday');
});

test('a referrer reads how it ended, or that it has, as far as the person allows', () => {
  const closedFor = (feedbackToGp: FeedbackScope) => {
    const open = active({ consent: { referral: { status: 'given' }, feedbackToGp } });
    const closed = andThen(open, { type: 'close', reason: 'needs-clinical-care', unmet: [] }, mondayMorning, ada);
    return write('referrer-closed', closed.after).text;
  };

  expect(closedFor('full')).toContain('returned to the referrer for clinical care');
  expect(closedFor('codes')).not.toContain('clinical');
  expect(closedFor('codes')).toContain('coding export');
});

test('a referrer reads whether it worked out with a partner, as far as the person allows, and never why not', () => {
  const endedFor = (feedbackToGp: FeedbackScope, outcome: OnwardOutcome) => {
    const request = asked();
    const onward = onwardOf(request).id;
    const accepted = andThen(request, { type: 'partner-accept', onward }, mondayMorning, neighbours);
    const { after } = andThen(accepted, { type: 'end-onward', onward, outcome }, mondayMorning, neighbours);
    const consent = { ...after.request.consent, feedbackToGp };
    return write('referrer-partner-ended', { ...after, request: { ...after.request, consent } }, { onward }).text;
  };

  expect(endedFor('full', 'completed')).toContain('seen through');
  expect(endedFor('full', 'did-not-attend')).toContain('did not work out');
  expect(endedFor('full', 'did-not-attend')).not.toMatch(/attend|come/);
  expect(endedFor('codes', 'did-not-attend')).toBe(endedFor('codes', 'completed'));
});

test('whoever waits for a place reads for how long, where the partner has said so', () => {
  const request = asked();
  const onward = onwardOf(request).id;
  const told = (expectedWeeks?: number) => {
    const command = {
      type: 'partner-waitlist',
      onward,
      ...(expectedWeeks !== undefined && { expectedWeeks }),
    } as const;
    return write('person-waitlisted', andThen(request, command, mondayMorning, neighbours).after, { onward }).text;
  };

  expect(told()).toContain('You are on the waiting list. ');
  expect(told(1)).toContain('You are on the waiting list, for about a week. ');
  expect(told(6)).toContain('You are on the waiting list, for about 6 weeks. ');
});

test('what somebody wants help with is not in the message to a partner that is not to know it', () => {
  const scope = ['full-name', 'phone'] as const;
  const agreed = andThen(active(), consentCommand({ scope }), mondayMorning, ada);
  const request = andThen(agreed, onwardCommand({ offer: anOffer({ shares: [...scope] }) }), mondayMorning, ada);
  const words = (decision: Decision) =>
    write('partner-request', decision.after, { onward: onwardOf(decision).id }).text;

  expect(words(asked())).toContain('They want help with: meeting people');
  expect(words(request)).not.toContain('meeting people');
});
