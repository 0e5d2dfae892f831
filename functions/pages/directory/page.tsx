import { isListed } from '../../../domain/directory/find-offers.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import { ProblemError } from '../../shell/problem.ts';
import type { PublicAsk } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { addressOf, OfferAddress } from './address.ts';
import { OfferView } from './offer-view.tsx';
import { districtOf, partnerOf, presentOffers } from './presenter.ts';
import { OffersView } from './view.tsx';

// For everybody: these read the directory alone, which holds nothing about anybody who is helped, and keep nothing.
type Needs = Pick<PagesWorld, 'directory' | 'clock'>;

export async function showSupport({ directory, clock }: Needs, { event }: PublicAsk): Promise<Reply> {
  const query = event.queryStringParameters ?? {};
  const address = OfferAddress.parse(query);
  // Where somebody lives is more than a search needs: it stands in no address that can be kept or passed on.
  if (address.near !== undefined && address.near !== query['near']) return { goTo: addressOf(address) };
  const isUnclear = Boolean(query['near']) && address.near === undefined;
  const model = presentOffers(await directory.snapshot(), address, londonDate(clock.now()), isUnclear);
  return { page: { title: model.title, content: <OffersView {...model} /> } };
}

export async function showSupportOffer({ directory, clock }: Needs, { event }: PublicAsk): Promise<Reply> {
  const today = londonDate(clock.now());
  const content = await directory.snapshot();
  const offer = content.offers.find(({ id }) => id === event.pathParameters?.['id']);
  if (!offer || !isListed(offer, today)) throw new ProblemError('not-found');
  const about = { offer, today, partner: partnerOf(offer, content), district: districtOf(offer, content) };
  return {
    page: {
      title: offer.name,
      backTo: { href: '/offers', words: 'Find support' },
      content: <OfferView {...about} />,
    },
  };
}
