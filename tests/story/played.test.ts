import { expect, test } from 'vitest';
import { type Operation, routes } from '../../functions/routes.ts';
import { careChapters } from '../../local/story/chapters.ts';
import { needsCalendar } from '../../local/story/play-chapter.ts';

/** What no chapter does, and where it is tried instead. */
const playedElsewhere: Partial<Record<Operation, string>> = {
  printMessage: 'only where nothing is posted: the stage of the synthesised cloud prints every letter of the story',
  testWebhook: 'posts to a system that must be there to answer: tests/pipeline/webhooks-api.test.ts',
  resendWebhookDelivery: 'likewise, once something could not be delivered: tests/pipeline/webhooks-api.test.ts',
};

// The synthesised cloud plays what needs no certain day: there a right that a function lacks is refused.
test('whatever the service can be asked a chapter does, or a reason is given why not', () => {
  const played = careChapters()
    .filter(chapter => !needsCalendar(chapter))
    .flatMap(({ steps }) => steps.flatMap(({ does }) => does ?? []));

  const unplayed = routes.map(({ operation }) => operation).filter(operation => !played.includes(operation));
  expect(unplayed.sort()).toEqual(Object.keys(playedElsewhere).sort());
});
