import type { Staff } from '../../../domain/ports.ts';
import type { ReferralView } from '../../../schemas/api.ts';
import type { Caller, Offer } from '../../../schemas/directory.ts';
import { OfferId, ReferralId } from '../../../schemas/ids.ts';
import type { Instant } from '../../../schemas/time.ts';
import { readReferral } from '../../cases/read-referral.ts';
import { whoIs } from '../../cases/who-is.ts';
import { ProblemError } from '../../shell/problem.ts';
import { type FormInput, textOf } from '../shell/form.ts';
import type { Ask } from '../shell/pages-handler.ts';
import type { PagesWorld } from '../world.ts';

/** What every page and form of a case is made from. */
export interface CaseFacts {
  readonly view: CaseView;
  readonly staff: Staff;
  readonly caller: Caller;
  readonly now: Instant;
  /** The one that a form is about. */
  readonly offer: Offer | undefined;
  /** Names of those who wrote something down, by their sign-in. */
  readonly writers: ReadonlyMap<string, string>;
}

/** A referral as those read it who support people: with all that others are not shown. */
export type CaseView = Omit<ReferralView, StaffField> & {
  readonly [Field in StaffField]: NonNullable<ReferralView[Field]>;
};
type StaffField =
  | 'request'
  | 'attention'
  | 'promises'
  | 'consents'
  | 'goals'
  | 'plan'
  | 'setAside'
  | 'onward'
  | 'escalations'
  | 'contacts'
  | 'signposts'
  | 'notes';

/** @param input of a form, which may name an offer @throws ProblemError when there is no case that this reader may see */
export async function factsOf(world: PagesWorld, ask: Ask, input: FormInput = {}): Promise<CaseFacts> {
  const id = idOf(ask);
  const { caller } = ask.reader;
  const [view, staff, offer] = await Promise.all([
    readReferral(world, caller, id),
    world.directory.staff(),
    offerIn(world, input),
  ]);
  if (!view || !isOfStaff(view)) throw new ProblemError('not-found');
  const writers = await whoIs(world.directory, [
    ...[...view.notes, ...view.contacts].map(({ by }) => by),
    ...view.setAside.flatMap(one => (one.by === 'advisor' ? one.recordedBy : [])),
  ]);
  return { view, staff, caller, now: world.clock.now(), offer, writers };
}

/** An id that could not be one is nobody's: the same answer as for one that is not there. */
export function idOf({ event }: Ask): ReferralId {
  const id = ReferralId.safeParse(event.pathParameters?.['id']);
  if (!id.success) throw new ProblemError('not-found');
  return id.data;
}

/** With what a place must have for them now. */
export const personIn = ({ request: { person }, wishes }: CaseView): CaseView['request']['person'] => ({
  ...person,
  accessNeeds: wishes?.accessNeeds ?? person.accessNeeds,
});

export const isOfStaff = (view: ReferralView | CaseView): view is CaseView => view.request !== undefined;

async function offerIn({ directory }: Pick<PagesWorld, 'directory'>, input: FormInput): Promise<Offer | undefined> {
  const id = OfferId.safeParse(textOf(input, 'offer'));
  return id.success ? (await directory.offer(id.data))?.offer : undefined;
}
