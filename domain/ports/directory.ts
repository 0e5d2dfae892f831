import type { Advisor, Caller, Grant, Offer, Partner, Site } from '../../schemas/directory.ts';
import type { OfferId } from '../../schemas/ids.ts';
import type { ContentHash, Manifest, Shard } from '../../schemas/manifest.ts';
import type { Places } from '../../schemas/places.ts';
import type { Imaged } from '../matching/match-indexed.ts';

/** What is offered, by whom, where; who works here; who may sign in. Nothing personal about those helped. */
export interface Directory {
  /** Grows with every change; 0 before anybody has filled it. Strongly consistent. */
  version(): Promise<number>;
  /** As read last while a newer version is not yet whole. @throws BusyError when nothing has been read yet */
  snapshot(): Promise<DirectorySnapshot>;
  /** As `snapshot`, for whoever has no need of offers. */
  staff(): Promise<Staff>;
  /** Strongly consistent. */
  offer(id: OfferId): Promise<OfferRecord | undefined>;
  /**
   * Changes one offer, and so the version of the directory.
   * @throws ConflictError when it is gone or no longer the version expected @throws BusyError while all is being replaced
   */
  amendOffer(
    id: OfferId,
    change: OfferChange,
    expectedVersion: number,
    /** As they were read, where the change is right only for as long as nobody takes another. */
    places?: Places,
  ): Promise<OfferRecord>;
  caller(subject: string): Promise<Caller | undefined>;
}

/** The directory of one version without its offers. Advisors' loads are not part of it. */
export interface Staff {
  readonly version: number;
  readonly partners: readonly Partner[];
  readonly sites: readonly Site[];
  readonly advisors: readonly Advisor[];
  readonly grants: readonly Grant[];
}

/** The whole directory at one version. */
export interface DirectorySnapshot extends Staff {
  readonly offers: readonly Offer[];
}

export interface OfferRecord {
  /** Of the directory when this offer was last written. */
  readonly version: number;
  readonly offer: Offer;
}

/** Fields to be set; `undefined` takes away what was known. */
export type OfferChange = { readonly [Field in keyof Omit<Offer, 'id'>]?: Offer[Field] | undefined };

/** Bytes that never change, each under the SHA-256 of itself. */
export interface Images {
  /** Seen under its hash whole or not at all. Storing it again mends what has been spoilt. */
  put(hash: ContentHash, bytes: Uint8Array): Promise<void>;
  /** As they are stored: whoever reads them checks that they are what the hash says. */
  get(hash: ContentHash): Promise<Uint8Array | undefined>;
}

/** Which images hold the directory now. */
export interface Manifests {
  /** Strongly consistent. */
  latest(): Promise<PublishedManifest | undefined>;
  /** @throws ConflictError when another has been published since `before` was read */
  publish(manifest: Manifest, before: PublishedManifest | undefined): Promise<void>;
}

export interface PublishedManifest {
  /** How many have been published. */
  readonly version: number;
  readonly manifest: Manifest;
}

/** The offers that could be for somebody, from images. */
export interface OfferImages {
  /** @param outcode where they live, if anybody has said @throws Error when no whole image of the directory is to be had */
  imagesFor(outcode: string | undefined): Promise<OffersAtHand>;
}

export interface OffersAtHand {
  /** What is read, by its name in the manifest. */
  readonly manifest: Manifest;
  readonly images: readonly { readonly shard: Shard; readonly hash: ContentHash }[];
  readonly imaged: Imaged;
}
