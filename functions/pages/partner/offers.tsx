import { londonDate } from '../../../domain/time/working-time.ts';
import { OfferId } from '../../../schemas/ids.ts';
import type { PartnerOffer } from '../../../schemas/partner-work.ts';
import { keepUpOffer as keepUp, listOffers } from '../../partners/offers.ts';
import { readDoubts } from '../../partners/past.ts';
import { ProblemError } from '../../shell/problem.ts';
import type { FieldError, FormInput } from '../shell/form.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { readUpkeep, upkeepInput } from './offer-form.ts';
import { presentOffer } from './offers-presenter.ts';
import { OffersView, OfferView } from './offers-view.tsx';
import { partnerOf } from './partner-of.ts';

/** What a partner offers, as the service knows it. */
export async function showOffers(world: PagesWorld, ask: Ask): Promise<Reply> {
  const [offers, doubts] = await Promise.all([listOffers(world, partnerOf(ask)), readDoubts(world)]);
  const today = londonDate(world.clock.now());
  const models = offers.map(offer => {
    const model = presentOffer(offer, today, doubts.get(offer.id));
    return { ...model, form: ask.formTo(model.href) };
  });
  return { page: { title: 'Your offers', content: <OffersView offers={models} /> } };
}

export async function showOffer(world: PagesWorld, ask: Ask): Promise<Reply> {
  const offer = await offerOf(world, ask);
  return offerPage(world, ask, offer, { input: inputOf(offer), errors: [] });
}

/** Says what has changed; saying it twice changes nothing more, because it says how things are and not by how much. */
export async function keepUpOffer(world: PagesWorld, ask: Ask): Promise<Reply> {
  const offer = await offerOf(world, ask);
  const { input } = ask.sent;
  const { value, errors } = readUpkeep(input);
  const again = { ...inputOf(offer), ...upkeepInput(input) };
  if (!value) return offerPage(world, ask, offer, { input: again, errors });
  const upkept = await keepUp(world, partnerOf(ask), offer.id, value);
  if (upkept === 'unknown') throw new ProblemError('not-found');
  if ('refused' in upkept)
    return offerPage(world, ask, offer, { input: again, errors: [{ field: 'places', message: upkept.refused }] });
  return { goTo: '/partner/offers' };
}

async function offerOf(world: PagesWorld, ask: Ask): Promise<PartnerOffer> {
  const id = OfferId.safeParse(ask.event.pathParameters?.['offer']).data;
  const offer = (await listOffers(world, partnerOf(ask))).find(one => one.id === id);
  if (!offer) throw new ProblemError('not-found');
  return offer;
}

const inputOf = ({ capacity, places, waitingWeeks, nextStart, pausedUntil }: PartnerOffer): FormInput => ({
  capacity,
  places: String(places ?? ''),
  waitingWeeks: String(waitingWeeks ?? ''),
  nextStart: nextStart ?? '',
  pausedUntil: pausedUntil ?? '',
});

interface Filled {
  readonly input: FormInput;
  readonly errors: readonly FieldError[];
}

function offerPage(world: PagesWorld, ask: Ask, offer: PartnerOffer, { input, errors }: Filled): Reply {
  const model = presentOffer(offer, londonDate(world.clock.now()));
  const form = ask.formTo(model.href, errors.length > 0 ? ask.sent : undefined);
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: 'Change an offer',
      hasErrors: errors.length > 0,
      backTo: { href: '/partner/offers', words: 'Your offers' },
      content: <OfferView {...model} form={form} input={input} errors={errors} />,
    },
  };
}
