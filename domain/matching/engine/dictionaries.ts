import { Words } from './views.ts';

/** A sorted list of ASCII strings: how many, where each ends, then their symbols. Found by halving, never decoded. */
export class StringList {
  readonly length: number;
  readonly #ends: Words;
  readonly #symbols: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.length = bytes.byteLength === 0 ? 0 : new Words(bytes).at(0);
    this.#ends = new Words(bytes.subarray(4, 4 + this.length * 4));
    this.#symbols = bytes.subarray(4 + this.length * 4);
  }

  indexOf(text: string): number | undefined {
    let from = 0;
    let to = this.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const order = this.#compare(middle, text);
      if (order === 0) return middle;
      if (order < 0) from = middle + 1;
      else to = middle;
    }
    return undefined;
  }

  #compare(i: number, text: string): number {
    const start = i === 0 ? 0 : this.#ends.at(i - 1);
    const length = this.#ends.at(i) - start;
    for (let at = 0; at < length && at < text.length; at++) {
      const difference = (this.#symbols[start + at] ?? 0) - text.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return length - text.length;
  }
}

/** Sets of small numbers: how many, where each ends, then their members in rising order. */
export class SetList {
  readonly length: number;
  readonly #ends: Words;
  readonly #members: Words;

  constructor(bytes: Uint8Array) {
    this.length = bytes.byteLength === 0 ? 0 : new Words(bytes).at(0);
    this.#ends = new Words(bytes.subarray(4, 4 + this.length * 4));
    this.#members = new Words(bytes.subarray(4 + this.length * 4));
  }

  has(set: number, member: number): boolean {
    let from = this.#start(set);
    let to = this.#ends.at(set);
    while (from < to) {
      const middle = (from + to) >>> 1;
      const found = this.#members.at(middle);
      if (found === member) return true;
      if (found < member) from = middle + 1;
      else to = middle;
    }
    return false;
  }

  membersOf(set: number): number[] {
    const start = this.#start(set);
    return Array.from({ length: this.#ends.at(set) - start }, (_, i) => this.#members.at(start + i));
  }

  #start(set: number): number {
    return set === 0 ? 0 : this.#ends.at(set - 1);
  }
}

/** @throws RangeError for a string that is not ASCII: the codes and ids of the directory are. */
export function writeStringList(strings: readonly string[]): Uint8Array {
  const text = strings.join('');
  const symbols = new TextEncoder().encode(text);
  if (symbols.length !== text.length) throw new RangeError('codes and ids are ASCII');
  let end = 0;
  return joined(numbers([strings.length, ...strings.map(one => (end += one.length))]), symbols);
}

export function writeSetList(sets: readonly (readonly number[])[]): Uint8Array {
  let end = 0;
  const members = sets.flatMap(set => [...set].sort((a, b) => a - b));
  return numbers([sets.length, ...sets.map(set => (end += set.length)), ...members]);
}

/** Gives each distinct value the next number, in the order they are first met. */
export class Numbering<Value> {
  readonly values: Value[] = [];
  readonly #numbers = new Map<string | number, number>();

  numberOf(value: Value, key: string | number): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Strings in order, and where each went: `rankOf[number]`. */
export function sorted({ values }: Numbering<string>): { readonly strings: string[]; readonly rankOf: number[] } {
  const strings = [...values].sort((a, b) => (a < b ? -1 : 1));
  const rank = new Map(strings.map((text, i) => [text, i]));
  return { strings, rankOf: values.map(text => rank.get(text) ?? 0) };
}

export function numbers(values: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(values).buffer);
}

export function halfNumbers(values: readonly number[]): Uint8Array {
  return new Uint8Array(Uint16Array.from(values).buffer);
}

export function doubles(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(values).buffer);
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
