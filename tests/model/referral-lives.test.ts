import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aMove, opening } from '../lives.ts';
import { violations } from './invariants.ts';
import { openService, receive, type Service, type Task, together } from './service.ts';

/** All the model needs to know: the rest is looked at in the service itself. */
interface Model {
  received: number;
}
type Step = fc.AsyncCommand<Model, Service>;

const nothingIsWrong = async (service: Service) => expect(await violations(service)).toEqual([]);

/** A referral comes in; with a head start, so that several soon want the same place. */
const receives = fc.record({ isFlagged: fc.integer({ max: 3, min: 0 }).map(dice => dice === 0), ahead: fc.nat(2) }).map(
  ({ isFlagged, ahead }): Step => ({
    check: ({ received }) => received < 4,
    run: async (model, service) => {
      await receive(service, isFlagged);
      const referral = model.received++;
      if (ahead > 0)
        for (const move of opening.slice(0, 3 + ahead)) await together(service, [{ do: 'try', referral, move }], 1);
      await nothingIsWrong(service);
    },
    toString: () => `receive(${isFlagged ? 'flagged' : 'plain'}${['', ', with consent', ', asked for'][ahead]})`,
  }),
);

const aTask: fc.Arbitrary<Task> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('try' as const), referral: fc.nat(3), move: aMove }) },
  { weight: 3, arbitrary: fc.constantFrom<Task>({ do: 'deliver' }, { do: 'look-at-the-clock' }) },
  { weight: 1, arbitrary: fc.constant<Task>({ do: 'forget' }) },
);

/** One thing, or several in a race. */
const happens = fc
  .record({
    tasks: fc.array(aTask, { minLength: 1, maxLength: 4 }),
    seed: fc.nat(),
    minutes: fc.integer({ min: 0, max: 3000 }),
  })
  .map(
    ({ tasks, seed, minutes }): Step => ({
      check: ({ received }) => received > 0,
      run: async (_, service) => {
        service.world.passMinutes(minutes);
        await together(service, tasks, seed);
        await nothingIsWrong(service);
      },
      toString: () => `together(${tasks.map(said).join(' | ')}; seed ${seed})`,
    }),
  );

const said = (task: Task) =>
  task.do === 'try'
    ? `${task.referral}: ${task.move.command.toString().slice(0, 80)} by ${task.move.by.kind}`
    : task.do;

test('whatever people, partners, machines and the clock do, at once or one after the other: the invariants hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands([receives, happens, happens, happens], { maxCommands: 40, size: 'max' }),
      async steps => {
        let service: Service | undefined;
        const begin = async () => {
          service = await openService();
          return { model: { received: 0 }, real: service };
        };
        await fc.asyncModelRun(begin, steps).finally(() => service?.world.close());
      },
    ),
    { numRuns: Number(process.env['MODEL_RUNS'] ?? 40) },
  );
}, 120_000);
