/** Odds of each kind of trouble, 0 to 1, at every call to the world. */
export interface Trouble {
  /** The process dies before or after the call took effect: nothing after it ever runs. */
  readonly crash: number;
  /** The call fails without effect, and the caller is told. */
  readonly refusal: number;
}

export const noTrouble: Trouble = { crash: 0, refusal: 0 };

/**
 * Runs many handlers at once, one call to the world at a time, in an order that a seed decides. Every await of a handler
 * is a call to a port, so every interleaving that could happen can be drawn, and drawn again.
 */
export class Scheduler {
  trouble: Trouble = noTrouble;
  readonly dice: () => number;
  faults = 0;
  private calls: { task: number; run: () => Promise<void> }[] = [];
  private readonly dead = new Set<number>();
  private current = 0;
  private tasks = 0;

  constructor(seed: number) {
    this.dice = diceFrom(seed);
  }

  get isCalm(): boolean {
    return this.trouble === noTrouble;
  }

  /** Starts a handler; it proceeds when `settle` gives it turns. */
  start(handler: () => Promise<unknown>): void {
    this.current = ++this.tasks;
    // A handler that fails is delivered again or found by the clock; what matters is how the world looks in the end.
    void handler().catch(() => {});
  }

  /** Takes turns until no handler waits for the world. */
  async settle(): Promise<void> {
    await turn();
    while (this.calls.length > 0) {
      const [call] = this.calls.splice(Math.floor(this.dice() * this.calls.length), 1);
      if (!call || this.dead.has(call.task)) continue;
      this.current = call.task;
      await call.run();
      await turn();
    }
  }

  /** The same port, whose every call waits for its turn and may meet trouble. */
  between<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name, receiver) => {
        const method: unknown = Reflect.get(target, name, receiver);
        return typeof method === 'function'
          ? (...args: unknown[]) => this.call(() => method.apply(target, args))
          : method;
      },
    });
  }

  private call<Result>(effect: () => Promise<Result>): Promise<Result> {
    const task = this.current;
    return new Promise((resolve, reject) => {
      const run = async () => {
        if (this.strikes('crash')) return void this.dead.add(task);
        if (this.strikes('refusal')) return reject(new Error('the world was busy'));
        const [settled] = await Promise.allSettled([effect()]);
        if (this.strikes('crash')) return void this.dead.add(task);
        if (settled.status === 'fulfilled') resolve(settled.value);
        else reject(settled.reason);
      };
      this.calls.push({ task, run });
    });
  }

  private strikes(kind: keyof Trouble): boolean {
    const struck = this.dice() < this.trouble[kind];
    if (struck) this.faults++;
    return struck;
  }
}

/** Lets everything that is ready run until it asks the world again. */
const turn = () => new Promise(resolve => setImmediate(resolve));

/** Mulberry32 (public domain): small, even enough, and the same for the same seed on every machine. */
function diceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
