import { format, header, type Part, parts } from './layout.ts';

export type Hash = (bytes: Uint8Array) => Uint8Array;

export interface Heading {
  readonly directory: number;
  readonly offers: number;
  readonly cells: number;
  /** Day number of the most recent assurance: ceilings hold from that day on. */
  readonly latestAssurance: number;
}

/** One image of its parts, each starting on a multiple of eight bytes. */
export function assemble(content: Record<Part, Uint8Array>, heading: Heading, hash: Hash): Uint8Array {
  let end: number = header.bytes;
  const starts = parts.map(part => {
    const start = Math.ceil(end / 8) * 8;
    end = start + content[part].byteLength;
    return start;
  });
  const image = new Uint8Array(end);
  const view = new DataView(image.buffer);
  parts.forEach((part, i) => {
    const start = starts[i] ?? 0;
    image.set(content[part], start);
    view.setFloat64(header.table + i * 16, start, true);
    view.setFloat64(header.table + i * 16 + 8, content[part].byteLength, true);
  });
  view.setUint32(header.magic, format.magic, true);
  view.setUint32(header.format, format.version, true);
  view.setFloat64(header.length, end, true);
  view.setFloat64(header.directory, heading.directory, true);
  view.setUint32(header.offers, heading.offers, true);
  view.setUint32(header.cells, heading.cells, true);
  view.setInt32(header.latestAssurance, heading.latestAssurance, true);
  image.set(hash(image.subarray(header.hashed, end - content.details.byteLength)), header.hash);
  return image;
}
