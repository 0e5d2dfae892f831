import {
  AgreedFeedback,
  GivenConsent,
  OnwardRequest,
  PerhapsBecause,
  QuestionAnswer,
  RefusedConsent,
  WithdrawnConsent,
} from '../../../schemas/case-work.ts';
import { AttendanceReport, OnwardEnding, PartnerAnswer } from '../../../schemas/partner-work.ts';
import { partnerCommand } from '../../partners/partner-command.ts';
import { offerNamed, partnerNamed } from '../../shell/look-up.ts';
import { kindOfWork } from './kind.ts';

/** What the person agrees to, and what is shared with a partner under it. */
export const sharing = {
  giveConsent: kindOfWork({
    summary: 'Write down that the person agrees',
    description:
      'That this one partner is told these things for this purpose. Agreeing to one partner is agreeing to no other.',
    body: GivenConsent,
    command: async (said, { world }) => {
      await partnerNamed(world.directory, said.partner);
      return { type: 'give-consent', ...said };
    },
  }),
  refuseConsent: kindOfWork({
    summary: 'Write down that the person does not agree',
    description:
      'That this partner is told anything. What had been asked of it is stopped, and nothing more goes there without a new yes.',
    body: RefusedConsent,
    command: async (said, { world }) => {
      await partnerNamed(world.directory, said.partner);
      return { type: 'refuse-consent', ...said };
    },
  }),
  withdrawConsent: kindOfWork({
    summary: 'Write down that the person no longer agrees',
    description: 'Whatever is on its way is stopped, and partners who have been asked are told.',
    body: WithdrawnConsent,
    command: said => ({ type: 'withdraw-consent', ...said }),
  }),
  changeFeedback: kindOfWork({
    summary: 'Write down how much whoever referred them may hear',
    description:
      'From now on, whatever was agreed when the referral was sent: of messages, of what their systems are told, of what they ' +
      'read, and of the codes that are filed. What waits to be sent is asked again.',
    body: AgreedFeedback,
    command: said => ({ type: 'change-feedback', ...said }),
  }),
  requestOnward: kindOfWork({
    summary: 'Ask a partner to take somebody on',
    description:
      'Needs the person’s consent for this partner. It is told what the agreement of the offer says and no more; a place is ' +
      'held where the offer has places. The partner is reminded, and silence comes back to the advisor.',
    body: OnwardRequest,
    command: async ({ offer: id, ...said }, { world }) => {
      const offer = await offerNamed(world.directory, id);
      return { type: 'request-onward', offer, partner: await partnerNamed(world.directory, offer.partner), ...said };
    },
  }),
  withdrawOnward: kindOfWork({
    summary: 'Withdraw a request to a partner',
    description: 'Its place is given back and the partner is told to stop.',
    body: PerhapsBecause,
    command: ({ reason }, { part }) => ({ type: 'withdraw-onward', onward: part('onward'), reason }),
  }),
  answerQuestion: kindOfWork({
    summary: 'Answer a question that a partner has asked',
    description: 'The partner is told. If it has not answered the request yet, it has as long as it had at first.',
    body: QuestionAnswer,
    command: ({ answer }, { part }) => ({ type: 'answer-question', onward: part('onward'), answer }),
  }),
  recordPartnerAnswer: kindOfWork({
    summary: 'Write down what a partner said on the telephone',
    description: 'As if the partner had answered: it accepts, wait-lists, declines, or asks.',
    body: PartnerAnswer,
    command: (said, { part }) => partnerCommand(part('onward'), said),
  }),
  recordAttendance: kindOfWork({
    summary: 'Write down whether the person has been',
    description:
      'As the partner or the person said. The first attendance begins it; an absence is put before the advisor.',
    body: AttendanceReport,
    command: (said, { part }) => ({ type: 'report-attendance', onward: part('onward'), ...said }),
  }),
  recordEnding: kindOfWork({
    summary: 'Write down how taking part ended',
    description: 'Gives the place back. Unless it was completed, finding something else is put before the advisor.',
    body: OnwardEnding,
    command: (said, { part }) => ({ type: 'end-onward', onward: part('onward'), ...said }),
  }),
};
