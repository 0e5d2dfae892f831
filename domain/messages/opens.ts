import type { LinkPurpose } from '../../schemas/link.ts';
import type { Message } from '../../schemas/message.ts';
import { stands } from '../disclosure/consent.ts';
import type { Referral } from '../referral/state.ts';
import { type CatalogueEntry, catalogue } from './catalogue.ts';

/** What the link in a message opens, if it has one. Nobody is asked to take back what they never agreed to. */
export function opensOf({ kind, about }: Pick<Message, 'kind' | 'about'>, referral: Referral): LinkPurpose | undefined {
  const { link: to }: CatalogueEntry = catalogue[kind];
  const one = referral.onward.find(({ id }) => id === about?.onward);
  switch (to) {
    case 'partner-decision':
    case 'partner-attendance':
      return one && { to, onward: one.id, partner: one.partner };
    case 'person-answer':
    case 'person-consent':
      return one || referral.consents.some(stands) ? { to, ...(one && { onward: one.id }) } : undefined;
    case undefined:
      return undefined;
  }
}
