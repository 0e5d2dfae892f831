import { needsWithoutOffer } from '../../../domain/referral/unmet.ts';
import {
  ActionToDo,
  AgreedGoal,
  Contact,
  Note,
  NothingMore,
  OfferToProposeAgain,
  OfferToSetAside,
  PersonSaid,
  RaisedConcern,
  Receipt,
  SettledAttention,
  Signpost,
  Wishes,
} from '../../../schemas/case-work.ts';
import { ContactDetails } from '../../../schemas/person.ts';
import { shortlistFor } from '../../match/shortlist-for.ts';
import { offerNamed, signpostTo } from '../../shell/look-up.ts';
import { kindOfWork } from './kind.ts';

/** What an advisor and a person do together, and what the clinical teams are asked. */
export const support = {
  recordContact: kindOfWork({
    summary: 'Record a contact',
    description:
      'One attempt to speak with the person, and what became of it. After three that failed a letter goes out and somebody ' +
      'decides what happens: nothing is closed by counting.',
    body: Contact,
    command: ({ type: contact, occurredAt, ...said }, { world }) => ({
      type: 'record-contact',
      contact,
      occurredAt: occurredAt ?? world.clock.now(),
      ...said,
    }),
  }),
  addNote: kindOfWork({
    summary: 'Add a note',
    description: 'For colleagues: no referrer or partner reads it. It can be added after closing too.',
    body: Note,
    command: ({ text, restricted: isRestricted }) => ({ type: 'add-note', text, isRestricted }),
  }),
  agreeGoal: kindOfWork({
    summary: "Write down a goal, in the person's own words",
    description: 'A referrer hears that a goal was agreed, and not which.',
    body: AgreedGoal,
    command: goal => ({ type: 'agree-goal', ...goal }),
  }),
  planAction: kindOfWork({
    summary: 'Plan an action',
    description:
      'Something that the person, the advisor or a partner is to do, and by when. Its place in the plan is its name from then on.',
    body: ActionToDo,
    command: action => ({ type: 'plan-action', ...action }),
  }),
  finishAction: kindOfWork({
    summary: 'Say that an action is done',
    description: 'By its place in the plan, from 1. What is done already is refused.',
    body: NothingMore,
    command: (_, { part }) => ({ type: 'finish-action', action: part('action') }),
  }),
  correctContact: kindOfWork({
    summary: 'Put right how the person is reached',
    description:
      'The numbers, the address or the preferences that are given take the place of those that were; what is left out of the ' +
      'body stays. A number that was called unsafe and is left out stays unsafe. Their record is put right in the same step, ' +
      'what waits to be sent is asked again, and a hold stays until a person releases it.',
    body: ContactDetails,
    command: details => ({ type: 'correct-contact', details }),
  }),
  changeWishes: kindOfWork({
    summary: 'Change what the person would like',
    description: 'It takes the place of what the referrer sent. Ask for a new shortlist afterwards.',
    body: Wishes,
    command: wishes => ({ type: 'change-wishes', ...wishes }),
  }),
  matchAgain: kindOfWork({
    summary: 'Make a new shortlist',
    description: 'From what the person would like now, without the offers that have been set aside.',
    body: NothingMore,
    command: async (_, { referral, world }) => {
      const { shortlist } = await shortlistFor(world, referral);
      return { type: 'match-again', match: shortlist, unmet: needsWithoutOffer(referral, shortlist) };
    },
  }),
  setOfferAside: kindOfWork({
    summary: 'Set an offer aside',
    description:
      'It is not proposed again for this referral. Where nothing suitable is found in the end, the reason counts as what stood ' +
      'in the way. On its page of offers the partner reads on which day one was found not to be as it is described, and no more.',
    body: OfferToSetAside,
    command: async ({ offer, reason, words }, { world }) => ({
      type: 'set-offer-aside',
      offer: await offerNamed(world.directory, offer),
      reason,
      words,
    }),
  }),
  proposeOfferAgain: kindOfWork({
    summary: 'Let an offer be proposed again',
    description:
      'Takes back what an advisor has set aside. What a partner has declined stays declined. Ask for a new shortlist afterwards.',
    body: OfferToProposeAgain,
    command: ({ offer }) => ({ type: 'propose-offer-again', offer }),
  }),
  giveSignpost: kindOfWork({
    summary: 'Write down that information was given',
    description: 'Nothing about the person leaves us, so no consent is needed. The id of an offer is enough.',
    body: Signpost,
    command: async (said, { world }) => ({ type: 'signpost', ...(await signpostTo(world.directory, said)) }),
  }),
  recordAnswer: kindOfWork({
    summary: 'Write down whether it helped',
    description: 'In the person’s own choice of answer, when they said so to us and not by their link.',
    body: PersonSaid,
    command: said => ({ type: 'person-answers', ...said }),
  }),
  settleAttention: kindOfWork({
    summary: 'Say that something has been decided',
    description: 'It no longer waits for the advisor.',
    body: SettledAttention,
    command: said => ({ type: 'settle-attention', ...said }),
  }),
  escalate: kindOfWork({
    summary: 'Write down that a need was raised with a clinical team',
    description: 'By telephone, by a person. The duty role is paged if the team does not say in time that it has it.',
    body: RaisedConcern,
    command: said => ({ type: 'escalate', ...said }),
  }),
  acknowledgeEscalation: kindOfWork({
    summary: 'Write down that the clinical team has it',
    description: 'With the name of whoever said so. From then on the duty role is not paged for it any more.',
    body: Receipt,
    command: ({ from }, { part }) => ({ type: 'acknowledge-escalation', escalation: part('escalation'), from }),
  }),
};
