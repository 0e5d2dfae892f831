import type { OfferImages } from '../../domain/ports.ts';
import type { createOfferImages } from './offer-images.ts';

/** As `createOfferImages`, whose code is loaded with the first shortlist: for a function that seldom makes one. */
export function offersOnDemand(world: Parameters<typeof createOfferImages>[0]): OfferImages {
  let offers: Promise<OfferImages> | undefined;
  return {
    async imagesFor(outcode) {
      offers ??= import('./offer-images.ts').then(loaded => loaded.createOfferImages(world));
      return (await offers).imagesFor(outcode);
    },
  };
}
