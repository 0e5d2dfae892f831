import { addWorkingDays, londonInstant } from '../../domain/time/working-time.ts';
import { careChapters } from '../../local/story/chapters.ts';
import { needsCalendar } from '../../local/story/play-chapter.ts';
import { theStory } from '../story/the-story.ts';
import { idOf, startService } from './service.ts';
import { cloudStage } from './stage.ts';

theStory(
  'the synthesised cloud',
  async () => {
    const service = await startService();
    const stage = cloudStage(service);
    // Nobody is written to at night, at which this may run.
    await stage.moveTo?.(londonInstant(addWorkingDays(stage.now(), 1), '10:00'));
    return {
      cases: service.cases,
      stage,
      async send({ body, sender }) {
        const { status, text } = await stage.ask({ operation: 'sendReferral', as: sender, params: {}, body });
        return idOf({ status, body: JSON.parse(text) });
      },
      open: () => {
        const wakeUps = service.calls.filter(call => call.service === 'sqs').map(({ body }) => body);
        const words = service.sentMail.map(({ subject, text }) => ({ subject, text }));
        return JSON.stringify([service.logs, wakeUps, service.calls.map(({ url }) => url), words]);
      },
      close: service.stop,
    };
  },
  // What happens on certain days is played on one machine alone: it would only make the same clock wake the same functions.
  careChapters().filter(chapter => !needsCalendar(chapter)),
);
