import {
  AttendanceReport,
  OfferUpkeep,
  OnwardEnding,
  PartnerAnswer,
  PartnerOffer,
  PartnerOffers,
  PartnerRequest,
  PartnerRequests,
  PartnerRequestsQuery,
} from '../../schemas/partner-work.ts';

const always = ['unauthorised', 'forbidden', 'unexpected', 'busy'] as const;
const ofBody = ['invalid-request', 'invalid-json', 'json-expected', 'body-too-large'] as const;
const ofWork = [...ofBody, 'not-found', 'not-now', 'idempotency-key-reused', ...always] as const;

/** What the outside is told of these operations. */
export const partnerDescriptions = {
  listRequests: {
    summary: 'List requests to you, those that wait for your answer first',
    description:
      'Requests that are under way. Of each person it tells what they have agreed to for you, and nothing else.',
    query: PartnerRequestsQuery,
    answers: { 200: { description: 'One page', schema: PartnerRequests } },
    problems: ['invalid-request', ...always],
  },
  readRequest: {
    summary: 'Read a request to you',
    description: 'Once it has ended, or the consent has, it says nothing of the person any more.',
    answers: { 200: { description: 'The request', schema: PartnerRequest } },
    problems: ['not-found', ...always],
  },
  answerRequest: {
    summary: 'Accept, wait-list, decline, ask, or take your answer back',
    description: 'Nobody is told of an answer for ten minutes, and until then it can be taken back.',
    body: PartnerAnswer,
    idempotencyKey: 'honoured',
    answers: { 200: { description: 'The request as it now stands', schema: PartnerRequest } },
    problems: ofWork,
  },
  reportAttendance: {
    summary: 'Say whether the person has been',
    description:
      'Today or on a day that has passed. The first time begins it; an absence is put before the advisor, who speaks with the person.',
    body: AttendanceReport,
    idempotencyKey: 'honoured',
    answers: { 200: { description: 'The request as it now stands', schema: PartnerRequest } },
    problems: ofWork,
  },
  endRequest: {
    summary: 'Say how it ended',
    description: 'Gives the place back. Unless it was completed, the advisor looks for something else with the person.',
    body: OnwardEnding,
    idempotencyKey: 'honoured',
    answers: { 200: { description: 'The request as it now stands', schema: PartnerRequest } },
    problems: ofWork,
  },
  listOffers: {
    summary: 'List your offers as we know them',
    description:
      'With how many places of each are held and taken, where they are counted. What is closed is listed too.',
    answers: { 200: { description: 'All of them', schema: PartnerOffers } },
    problems: always,
  },
  keepUpOffer: {
    summary: 'Keep up an offer: capacity, places, pause, waiting time, next start, or that it is still right',
    description: 'There cannot be fewer places than are held and taken.',
    body: OfferUpkeep,
    answers: { 200: { description: 'The offer as it now stands', schema: PartnerOffer } },
    problems: [...ofBody, 'not-found', 'not-now', ...always],
  },
} as const;
