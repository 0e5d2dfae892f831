import {
  draftPartitions,
  manifestPartition,
  offerPartitions,
  placesPartitions,
  sessionPartitions,
  signInPartitions,
  versionPartition,
} from '../schemas/tables.ts';

// Which rows a function may write of a table that is not its own, or remove: the right of a use case by its name.

const places = `${placesPartitions}*`;
const offers = `${offerPartitions}*`;

/** A place is given back whatever has become of the offer. */
export const givingPlacesBack = { put: [places] };
/** It is taken only of an offer that is as it was read. */
export const takingPlaces = { put: [places], check: [offers] };
/** There cannot be fewer places than are held and taken. */
export const keepingUpOffers = { put: [places, offers, versionPartition], check: [offers, places] };
/** An offer whose pause is over is opened again. */
export const publishing = { put: [manifestPartition, offers, versionPartition] };
/** The only rows that a function may remove: who is signed in, and what they were writing. */
export const forgetting = { remove: [`${draftPartitions}*`, `${sessionPartitions}*`, `${signInPartitions}*`] };
