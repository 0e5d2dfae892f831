import type { Supporting } from '../../../events/supporting.ts';
import {
  clinicalTeams,
  contactOutcomes,
  contactTypes,
  feedbackInWords,
  needInWords,
  personAnswers,
  sharedFieldLabels,
  unsuitableReasons,
} from '../../../schemas/codes.ts';
import { attentionInWords } from '../said.ts';
import { type History, type Telling, toBoth, toStaff } from './telling.ts';

/** What an advisor and a person do together, and what the clinical teams are asked. */
export function supportingTold(event: Supporting, { names, offers, firstSpoken }: History): Telling {
  switch (event.type) {
    case 'AssignmentAccepted.v1':
      return toStaff('The advisor has it.');
    case 'HandedOver.v1':
      return {
        toStaff: `${names.ofAdvisor(event.from)} handed it over to ${names.ofAdvisor(event.advisor)}: ${event.reason}`,
        toReferrer: `${names.ofAdvisor(event.advisor)}, Pathways Advisor, has taken it over.`,
      };
    case 'ReturnedToPool.v1':
      return toStaff(`${names.ofAdvisor(event.from)} returned it to the pool: ${event.reason}`);
    case 'ReferralTaken.v1':
      return {
        ...toBoth(`${names.ofAdvisor(event.advisor)}, Pathways Advisor, took it.`),
        ...(!event.from && { inCodes: 'Assigned to a Pathways Advisor.' }),
      };
    case 'ContactRecorded.v1':
      return contactTold(event, firstSpoken);
    case 'AttemptsUsedUp.v1':
      return toBoth(`We have tried ${event.attempts} times to reach the person. A letter was sent.`);
    case 'ContactOverdue.v1':
      return toStaff(
        event.what === 'next-attempt'
          ? 'The next attempt to reach the person is overdue. The advisor was reminded.'
          : 'Nobody has decided what happens after the agreed attempts. The manager was told.',
      );
    case 'NoteAdded.v1':
      return toStaff(event.isRestricted ? 'A restricted note was added.' : 'A note was added.');
    case 'GoalAgreed.v1':
      return {
        toStaff: `A goal was agreed, ${event.importance} out of 10 for importance.`,
        toReferrer: 'A goal was agreed.',
      };
    case 'ActionPlanned.v1':
      return toStaff(`An action was planned: ${event.what}`);
    case 'ActionDone.v1':
      return toStaff(`Action ${event.action} of the plan is done.`);
    case 'WishesChanged.v1':
      return toStaff('The person would like something else now.');
    case 'OfferSetAside.v1':
      return toStaff(`${event.offerName} was set aside: ${unsuitableReasons[event.reason]}.`);
    case 'OfferSetAsideUndone.v1':
      return toStaff(`${event.offerName} can be proposed again.`);
    case 'SignpostGiven.v1':
      return toBoth(`The person was told of ${event.to}${event.need ? ` for ${needInWords(event.need)}` : ''}.`);
    case 'PersonAnswered.v1': {
      const about = event.onward && offers.get(event.onward)?.offerName;
      return toStaff(`The person says${about ? ` of ${about}` : ''}: ${personAnswers[event.answer]}.`);
    }
    case 'ReviewDue.v1':
      return toStaff('It is time to see how things are. The advisor was reminded.');
    case 'ConsentGiven.v1':
    case 'ConsentRefused.v1':
    case 'ConsentWithdrawn.v1':
    case 'ConsentReviewDue.v1':
      return consentTold(event, names);
    case 'ContactDetailsCorrected.v1':
      return toStaff('How the person is reached was put right.');
    case 'FeedbackChanged.v1':
      return toStaff(`The person wants whoever referred them to hear ${feedbackInWords[event.feedback]} from now on.`);
    case 'EscalationRaised.v1':
      return toBoth(`A concern was raised with ${clinicalTeams[event.to]}.`);
    case 'EscalationUnacknowledged.v1':
      return toStaff('The clinical team has not said that it has the concern. The duty role was paged.');
    case 'EscalationAcknowledged.v1':
      return toBoth('The clinical team has said that it has the concern.');
    case 'AttentionSettled.v1':
      return toStaff(`Decided: ${attentionInWords[event.to]}.`);
    case 'AttentionOverdue.v1':
      return toStaff(`Nobody has decided: ${attentionInWords[event.to]}. The manager was told.`);
  }
}

function contactTold(
  { contact, outcome, sequence }: Extract<Supporting, { type: 'ContactRecorded.v1' }>,
  firstSpoken: number | undefined,
): Telling {
  const toStaff = `Contact ${contactTypes[contact]}: ${contactOutcomes[outcome]}.`;
  if (outcome !== 'spoke') return { toStaff, toReferrer: 'We tried to reach the person.' };
  const isFirst = sequence === firstSpoken;
  return {
    toStaff,
    toReferrer: isFirst ? 'First contact: we have spoken with the person.' : 'We spoke with the person again.',
    ...(isFirst && { inCodes: 'First contact made.' }),
  };
}

type ConsentEvent = Extract<Supporting, { type: `Consent${string}` }>;

/** Between the person and those who support them. */
function consentTold(event: ConsentEvent, names: History['names']): Telling {
  switch (event.type) {
    case 'ConsentGiven.v1': {
      const whose = event.bestInterests ? 'It is in their best interests' : 'The person agrees';
      const what = event.scope.map(field => sharedFieldLabels[field]).join(', ');
      return toStaff(`${whose} that ${names.ofPartner(event.partner)} is told: ${what}.`);
    }
    case 'ConsentRefused.v1':
      return toStaff(`The person does not agree that ${names.ofPartner(event.partner)} is told anything.`);
    case 'ConsentWithdrawn.v1': {
      const whom = event.partner ? names.ofPartner(event.partner) : 'any partner';
      return toStaff(`The person no longer agrees that ${whom} is told anything.`);
    }
    case 'ConsentReviewDue.v1':
      return toStaff(`Consent for ${names.ofPartner(event.partner)} is due to be gone over.`);
  }
}
