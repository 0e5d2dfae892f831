import type { Onward } from '../../../events/onward.ts';
import type { OnwardId } from '../../../schemas/ids.ts';
import type { Names } from '../names.ts';

/** What each reader is told of one event. Of people outside the service no name, and of nobody a word that they wrote. */
export interface Telling {
  readonly toStaff: string;
  /** To a referrer, where the person agrees that they hear everything. */
  readonly toReferrer?: string;
  /** Where the person agrees to coded facts alone. */
  readonly inCodes?: string;
  /** Where the person agrees to no news: that it has been received, and whether it is open or closed. */
  readonly bare?: string;
}

/** What a single event does not say of itself. */
export interface History {
  readonly names: Names;
  readonly offers: ReadonlyMap<OnwardId, Extract<Onward, { type: 'OnwardReferralRequested.v1' }>>;
  /** Number of the event that says that somebody first spoke with the person. */
  readonly firstSpoken: number | undefined;
}

export const toStaff = (sentence: string): Telling => ({ toStaff: sentence });

/** Staff and referrer read the same. */
export const toBoth = (sentence: string, inCodes?: string): Telling => ({
  toStaff: sentence,
  toReferrer: sentence,
  ...(inCodes && { inCodes }),
});

export const toAll = (sentence: string): Telling => ({ ...toBoth(sentence, sentence), bare: sentence });
