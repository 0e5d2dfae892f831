import type { Stage } from '../../local/story/stage.ts';
import { ask, bearer } from '../pipeline/ask.ts';
import { run, tick } from '../pipeline/run.ts';
import type { TestWorld } from '../world.ts';

/** The functions in this process, with a clock that moves by hand. */
export function embeddedStage(world: TestWorld): Stage {
  let keys = 0;
  return {
    async ask({ operation, as, proof, params: { id, ...params }, query, body }) {
      const headers = {
        accept: 'application/json, text/plain',
        'idempotency-key': `step-${++keys}`,
        ...(proof && bearer(proof)),
      };
      return ask(world, operation, { as: as ?? '', params, body, headers, ...(id && { id }), ...(query && { query }) });
    },
    letters: async () => world.sent,
    async settle() {
      await run(world);
      return true;
    },
    now: world.clock.now,
    async moveTo(then) {
      world.setTime(then);
      await tick(world);
    },
  };
}
