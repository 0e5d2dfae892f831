import type { Point } from '../../../schemas/directory.ts';

/** One part of an image as a row of numbers, read in place; reading past its end throws instead of giving nothing. */
export class Words {
  readonly length: number;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = viewOf(bytes);
    this.length = bytes.byteLength >>> 2;
  }

  at(i: number): number {
    return this.#view.getUint32(i * 4, true);
  }

  signedAt(i: number): number {
    return this.#view.getInt32(i * 4, true);
  }
}

export class HalfWords {
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = viewOf(bytes);
  }

  at(i: number): number {
    return this.#view.getUint16(i * 2, true);
  }
}

export class Doubles {
  readonly length: number;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = viewOf(bytes);
    this.length = bytes.byteLength >>> 3;
  }

  at(i: number): number {
    return this.#view.getFloat64(i * 8, true);
  }
}

/** Pairs of degrees north and east. */
export class Points {
  readonly #degrees: Doubles;

  constructor(bytes: Uint8Array) {
    this.#degrees = new Doubles(bytes);
  }

  at(i: number): Point {
    return { latitude: this.#degrees.at(i * 2), longitude: this.#degrees.at(i * 2 + 1) };
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
