import type { Command } from '../../domain/referral/decide.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { OnwardId } from '../../schemas/ids.ts';
import { ConsentLinkUse, PersonLinkUse } from '../../schemas/link-api.ts';
import { AttendanceLinkUse, RequestLinkUse } from '../../schemas/partner-work.ts';
import { partnerCommand } from '../partners/partner-command.ts';
import { parseOrRefuse } from '../shell/problem.ts';
import type { Opened } from './open-link.ts';

/** A command uses the link up; to look, and to say that an offer is still right, do not. */
export type Wanted = Command | 'look' | 'still-right';

/** What the body of a request asks of the link that it came to. @throws ProblemError naming every wrong field */
export function wantedBy({ opens, referral }: Opened, body: unknown): Wanted {
  switch (opens.to) {
    case 'partner-decision':
      return wantedByPartner(opens.onward, parseOrRefuse(RequestLinkUse, body));
    case 'partner-attendance':
      return wantedByPartner(opens.onward, parseOrRefuse(AttendanceLinkUse, body));
    case 'person-answer': {
      // Whoever is asked how it went may say instead that nobody is to be told of them any more.
      if (isWithdrawal(body)) return withdrawalIn(opens.onward, referral, body);
      const { answer, words } = parseOrRefuse(PersonLinkUse, body);
      return { type: 'person-answers', answer, words, onward: opens.onward };
    }
    case 'person-consent':
      return withdrawalIn(opens.onward, referral, body);
  }
}

const isWithdrawal = (body: unknown) => typeof body === 'object' && body !== null && 'withdraw' in body;

function withdrawalIn(onward: OnwardId | undefined, referral: Referral, body: unknown): Command {
  const { withdraw, reason } = parseOrRefuse(ConsentLinkUse, body);
  const partner = referral.onward.find(({ id }) => id === onward)?.partner;
  return { type: 'withdraw-consent', reason, partner: withdraw === 'this' ? partner : undefined };
}

type FromPartner = RequestLinkUse | AttendanceLinkUse;

const wantedByPartner = (onward: Parameters<typeof partnerCommand>[0], said: FromPartner): Wanted =>
  said.decision === 'look' || said.decision === 'still-right' ? said.decision : partnerCommand(onward, said);
