import type { Referral } from '../../../domain/referral/state.ts';
import { londonDate } from '../../../domain/time/working-time.ts';
import type { Offer } from '../../../schemas/directory.ts';
import type { Opened } from '../../links/open-link.ts';
import type { Used } from '../../links/use-link.ts';
import { shownBy } from '../../links/view.ts';
import { useLinkFor, visitLink } from '../../links/visit.ts';
import { requestTo, viewOf } from '../../partners/requests.ts';
import { NoPlaceError } from '../../shell/places.ts';
import { readAnswer } from '../partner/answer-form.ts';
import { isStale } from '../partner/offers-presenter.ts';
import { type FieldError, type FormInput, textOf } from '../shell/form.ts';
import type { PublicAsk } from '../shell/pages-handler.ts';
import type { Reply } from '../shell/reply.ts';
import type { PagesWorld } from '../world.ts';
import { gonePage } from './gone.tsx';
import { answeredPage, lookedPage, outlinePage, stillRightPage } from './partner-pages.tsx';
import { questionOf, readPersonAnswer } from './person-form.ts';
import { personPage, thankYouPage } from './person-pages.tsx';

/** What a link is for. It changes nothing and names nobody: whatever opens links before people do may open this one. */
export async function showLink(world: PagesWorld, ask: PublicAsk): Promise<Reply> {
  const opened = await visitLink(world, visitBy(ask));
  return opened ? pageOf(world, ask, opened) : gonePage(world);
}

/** Does what it is for, once. Whoever sends it again sees how things stand. */
export async function useLink(world: PagesWorld, ask: PublicAsk): Promise<Reply> {
  const opened = await visitLink(world, visitBy(ask));
  if (!opened) return gonePage(world);
  return 'request' in opened ? usedByPartner(world, ask, opened) : usedByPerson(world, ask, opened);
}

type ForPartner = Extract<Opened, { request: unknown }>;
type ForPerson = Exclude<Opened, ForPartner>;

function pageOf(world: PagesWorld, ask: PublicAsk, opened: Opened): Reply {
  const form = ask.formTo(ask.event.rawPath);
  if (!('request' in opened))
    return personPage({ world, form, question: questionOf(opened.opens), input: {}, errors: [] });
  return outlinePage({ opened, form, now: world.clock.now() });
}

async function usedByPerson(world: PagesWorld, ask: PublicAsk, { opens }: ForPerson): Promise<Reply> {
  const { input } = ask.sent;
  const question = questionOf(opens);
  const { value, errors } = readPersonAnswer(question, input);
  if (!value) return personPage({ world, form: ask.formTo(ask.event.rawPath, ask.sent), question, input, errors });
  const used = await useLinkFor(world, visitBy(ask), value);
  return used.outcome === 'done' ? thankYouPage(world, value) : gonePage(world);
}

async function usedByPartner(world: PagesWorld, ask: PublicAsk, opened: ForPartner): Promise<Reply> {
  const { input } = ask.sent;
  if (textOf(input, 'decision') === 'still-right') return confirmedByPartner(world, ask);
  const said = readAnswer(input, londonDate(world.clock.now()));
  if (!said?.value) return look(world, ask, input, said?.errors ?? []);
  const used = await useLinkFor(world, visitBy(ask), said.value).catch(refusedForPlaces);
  if (used.outcome === 'gone') return pageAgain(world, ask);
  if (used.outcome === 'refused') return look(world, ask, input, [{ field: 'answer', message: used.refusal.sentence }]);
  const { decision } = said.value;
  const shown = { ...(await facts(world, ask, opened, used.referral)), input: {}, errors: [] };
  const page =
    decision === 'undo'
      ? lookedPage({ ...shown, isTakenBack: true })
      : answeredPage({ ...shown, decision, stale: await staleOffer(world, opened) });
  return { ...page, about: shownBy(opened) };
}

/** Once they have answered they are asked about the offer, if nobody has been for long: there is no better moment. */
async function staleOffer(world: PagesWorld, { request }: ForPartner): Promise<Offer | undefined> {
  const found = await world.directory.offer(request.offer);
  return found && isStale(found.offer, londonDate(world.clock.now())) ? found.offer : undefined;
}

async function confirmedByPartner(world: PagesWorld, ask: PublicAsk): Promise<Reply> {
  const used = await useLinkFor(world, visitBy(ask), { decision: 'still-right' });
  return used.outcome === 'done' ? stillRightPage() : gonePage(world);
}

/** Shows who it is, and uses nothing up. */
async function look(world: PagesWorld, ask: PublicAsk, input: FormInput, errors: readonly FieldError[]) {
  const used = await useLinkFor(world, visitBy(ask), { decision: 'look' });
  if (used.outcome !== 'done' || !('request' in used.opened)) return gonePage(world);
  const page = lookedPage({ ...(await facts(world, ask, used.opened, used.referral)), input, errors });
  return { ...page, about: shownBy(used.opened) };
}

/** The same answer twice, or one through another link came first. */
async function pageAgain(world: PagesWorld, ask: PublicAsk): Promise<Reply> {
  const opened = await visitLink(world, visitBy(ask));
  return opened ? pageOf(world, ask, opened) : gonePage(world);
}

async function facts(world: PagesWorld, ask: PublicAsk, { opens, request, isUsed }: ForPartner, referral: Referral) {
  const now = world.clock.now();
  const one = requestTo(opens.partner, opens.onward, referral) ?? request;
  const form = ask.formTo(ask.event.rawPath);
  return { request: await viewOf(world, referral, one), to: opens.to, isUsed, form, now };
}

function refusedForPlaces(error: unknown): Used {
  if (!(error instanceof NoPlaceError)) throw error;
  return { outcome: 'refused', refusal: error.refusal };
}

/** A token that could not be one opens nothing, as one that is not there. */
const visitBy = ({ event }: PublicAsk) => ({
  proof: event.pathParameters?.['token'] ?? '',
  address: event.requestContext.http.sourceIp,
});
