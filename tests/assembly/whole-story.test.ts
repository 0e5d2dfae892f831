import { theStory } from '../story/the-story.ts';
import { idOf, startService } from './service.ts';

theStory('the synthesised cloud', async () => {
  const service = await startService();
  return {
    cases: service.cases,
    send: async ({ body, sender }) =>
      idOf(await service.ask(sender === 'life-rooms-desk' ? 'desk' : 'practice', '/v1/referrals', { body })),
    settle: service.drain,
    open: () => {
      const wakeUps = service.calls.filter(call => call.service === 'sqs').map(({ body }) => body);
      return JSON.stringify([service.logs, wakeUps, service.calls.map(({ url }) => url), service.sentMail]);
    },
    close: service.stop,
  };
});
