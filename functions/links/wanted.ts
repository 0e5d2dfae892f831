import type { Command } from '../../domain/referral/decide.ts';
import { ConsentLinkUse, PersonLinkUse } from '../../schemas/link-api.ts';
import { AttendanceLinkUse, RequestLinkUse } from '../../schemas/partner-work.ts';
import { partnerCommand } from '../partners/partner-command.ts';
import { parseOrRefuse } from '../shell/problem.ts';
import type { Opened } from './open-link.ts';

/** What the body of a request asks of the link that it came to. @throws ProblemError naming every wrong field */
export function wantedBy({ opens, referral }: Opened, body: unknown): Command | 'look' {
  switch (opens.to) {
    case 'partner-decision':
      return wantedByPartner(opens.onward, parseOrRefuse(RequestLinkUse, body));
    case 'partner-attendance':
      return wantedByPartner(opens.onward, parseOrRefuse(AttendanceLinkUse, body));
    case 'person-answer': {
      const { answer, words } = parseOrRefuse(PersonLinkUse, body);
      return { type: 'person-answers', answer, words, onward: opens.onward };
    }
    case 'person-consent': {
      const { withdraw, reason } = parseOrRefuse(ConsentLinkUse, body);
      const partner = referral.onward.find(({ id }) => id === opens.onward)?.partner;
      return { type: 'withdraw-consent', reason, partner: withdraw === 'this' ? partner : undefined };
    }
  }
}

type FromPartner = RequestLinkUse | AttendanceLinkUse;

const wantedByPartner = (onward: Parameters<typeof partnerCommand>[0], said: FromPartner): Command | 'look' =>
  said.decision === 'look' ? said.decision : partnerCommand(onward, said);
