import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { asText } from '../../domain/letters/as-text.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { ReferralEvent } from '../../events/referral-events.ts';
import { Accesses, AccessQuery } from '../../schemas/access.ts';
import { ReferralView, ViewForReferrer } from '../../schemas/api.ts';
import { ReferralState } from '../../schemas/case-work.ts';
import { GpCoding, GpCodingQuery } from '../../schemas/gp-coding.ts';
import { SentQuery, SentReferrals } from '../../schemas/sent.ts';
import { Worklist, WorklistQuery, WorklistSearch } from '../../schemas/worklist.ts';
import { preferred } from '../shell/accept.ts';
import { type Answer, type Ask, answer, bodyOf, httpHandler, type PrivateOperation, partOf } from '../shell/http.ts';
import { keyedRequest } from '../shell/idempotency.ts';
import { readJson } from '../shell/json-body.ts';
import { ProblemError, parseOrRefuse, refuseBadCursor, refuseTooManyRows } from '../shell/problem.ts';
import type { World } from '../world.ts';
import { type Acted, actOnReferral } from './act-on-referral.ts';
import { codingCsv, codingCsvHeaders } from './coding-csv.ts';
import { exportGpCoding } from './export-gp-coding.ts';
import { letterPage, letterPageHeaders } from './letter-page.ts';
import { listAccesses } from './list-accesses.ts';
import { listReferrals } from './list-referrals.ts';
import { listWork } from './list-work.ts';
import { isStaff } from './may-see.ts';
import { readReferral } from './read-referral.ts';
import { kindsOfWork, type WorkName } from './work.ts';
import { writeLetter } from './write-letter.ts';

type Needs = Pick<World, 'accesses' | 'cases' | 'directory' | 'offers' | 'queues' | 'clock' | 'count' | 'log'>;

export const createHandler = (world: Needs) =>
  httpHandler(world, {
    readReferral: async ask => {
      const view = await readReferral(world, ask.caller, partOf(ask, 'id'));
      if (!view) throw new ProblemError('not-found');
      const headers = { etag: etagOf(view) };
      return isStaff(ask.caller.role)
        ? answer(200, ReferralView, view, headers)
        : answer(200, ViewForReferrer, view, headers);
    },
    readLetter: ask => letter(world, ask),
    listAccesses: async ask => {
      const query = parseOrRefuse(AccessQuery, ask.event.queryStringParameters ?? {});
      const page = await listAccesses(world, ask.caller, partOf(ask, 'id'), query).catch(refuseBadCursor);
      if (!page) throw new ProblemError('not-found');
      return answer(200, Accesses, page);
    },
    listWork: async ({ caller, event }) => {
      const query = parseOrRefuse(WorklistQuery, withLists(event.queryStringParameters, ['target', 'flag']));
      return answer(200, Worklist, await listWork(world, caller, query).catch(refuseBadCursor));
    },
    searchWorklist: async ask => {
      const search = bodyOf(ask, WorklistSearch);
      return answer(200, Worklist, await listWork(world, ask.caller, search).catch(refuseBadCursor));
    },
    listReferrals: async ({ caller, event }) => {
      const query = parseOrRefuse(SentQuery, event.queryStringParameters ?? {});
      return answer(200, SentReferrals, await listReferrals(world, caller, query).catch(refuseBadCursor));
    },
    exportGpCoding: ask => gpCoding(world, ask),
    ...workOperations(world),
  });

/** What may be said several times in an address reaches a function as one text, joined by commas. */
const withLists = (query: APIGatewayProxyEventV2['queryStringParameters'], lists: readonly string[]) =>
  Object.fromEntries(
    Object.entries(query ?? {}).map(([name, text]) => [name, lists.includes(name) ? (text ?? '').split(',') : text]),
  );

async function letter(world: Needs, ask: Ask): Promise<Answer> {
  const written = await writeLetter(world, ask.caller, partOf(ask, 'id'));
  if (!written) throw new ProblemError('not-found');
  if ('refused' in written) throw new ProblemError('not-now', { detail: written.sentence });
  if (preferred(ask, ['text/html', 'text/plain']) === 'text/html')
    return { status: 200, text: await letterPage(written), headers: letterPageHeaders };
  return { status: 200, text: asText(written), headers: { 'content-type': 'text/plain; charset=utf-8' } };
}

async function gpCoding(world: Needs, ask: Ask): Promise<Answer> {
  const period = parseOrRefuse(GpCodingQuery, ask.event.queryStringParameters ?? {});
  const { coding, referrals } = await exportGpCoding(world, ask.caller, period);
  refuseTooManyRows(coding.rows);
  const about = { referrals };
  if (preferred(ask, ['application/json', 'text/csv']) === 'application/json')
    return { ...answer(200, GpCoding, coding), about };
  return { status: 200, text: codingCsv(GpCoding.parse(coding)), headers: codingCsvHeaders, about };
}

/** One operation for each kind of work. */
function workOperations(world: Needs) {
  const names = Object.keys(kindsOfWork) as WorkName[];
  const operations = names.map((name): [WorkName, PrivateOperation] => [name, ask => work(world, name, ask)]);
  return Object.fromEntries(operations) as Record<WorkName, PrivateOperation>;
}

async function work(world: Needs, name: WorkName, ask: Ask): Promise<Answer> {
  const { caller, event } = ask;
  const id = partOf(ask, 'id');
  // Where nothing need be said there may be no body at all.
  const body = event.body ? readJson(event) : {};
  const command = kindsOfWork[name].read(body);
  const acted = await actOnReferral(world, {
    id,
    caller,
    command: referral => command({ caller, referral, world, part: part => partOf(ask, part) }),
    request: keyedRequest(ask, { name, path: event.pathParameters, body }),
    isAsRead: referral => isAsRead(event.headers['if-match'], referral),
  });
  return workAnswer(acted);
}

/** RFC 9110: any of the tags that were sent, or `*`. */
function isAsRead(ifMatch: string | undefined, referral: Referral): boolean {
  const tags = ifMatch?.split(',').map(tag => tag.trim());
  return !tags || tags.includes('*') || tags.includes(etagOf(referral));
}

const etagOf = ({ version }: { readonly version: number }) => `"${version}"`;

function workAnswer(acted: Acted): Answer {
  switch (acted.outcome) {
    case 'done':
    case 'replayed':
      return answer(200, ReferralState, stateOf(acted.referral, acted.last), {
        etag: etagOf(acted.referral),
        ...(acted.outcome === 'replayed' && { 'idempotency-replayed': 'true' }),
      });
    case 'unknown':
      throw new ProblemError('not-found');
    case 'moved-on':
      throw new ProblemError('moved-on', { detail: 'Read it again and decide again.' });
    case 'key-reused':
      throw new ProblemError('idempotency-key-reused');
    case 'refused': {
      const { refused, sentence } = acted.refusal;
      throw new ProblemError(refused.startsWith('unknown-') ? 'not-found' : 'not-now', { detail: sentence });
    }
  }
}

const stateOf = ({ id, reference, status, version, ...referral }: Referral, last: ReferralEvent) => ({
  id,
  reference,
  status,
  version,
  ...('hold' in referral && { hold: referral.hold }),
  ...('onward' in last && { onward: last.onward }),
  ...('escalation' in last && { escalation: last.escalation }),
});
