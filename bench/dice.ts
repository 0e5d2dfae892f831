/** Dice that always fall the same way for one seed (mulberry32, public domain). */
export function diceOf(seed: number) {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const chance = (share: number) => roll() < share;
  const upTo = (most: number) => Math.floor(roll() * (most + 1));
  const oneOf = <T>(choices: readonly T[]): T => choices[upTo(choices.length - 1)] as T;
  const someOf = <T>(choices: readonly T[], share: number) => choices.filter(() => roll() < share);
  /** One of the choices, each with its share; shares add up to 1. */
  const byShare = <T>(choices: readonly (readonly [share: number, choice: T])[]): T => {
    let left = roll();
    for (const [share, choice] of choices) {
      left -= share;
      if (left < 0) return choice;
    }
    return choices.at(-1)?.[1] as T;
  };
  /** Normal, mean 0, spread 1. */
  const bell = () => Math.sqrt(-2 * Math.log(roll() || 1e-9)) * Math.cos(2 * Math.PI * roll());
  return { roll, chance, upTo, oneOf, someOf, byShare, bell };
}
export type Dice = ReturnType<typeof diceOf>;
