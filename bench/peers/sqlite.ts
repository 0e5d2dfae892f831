import { DatabaseSync } from 'node:sqlite';
import type { Image } from '../../domain/matching/engine/image.ts';
import type { Peer } from './peer.ts';
import { rings } from './rings.ts';

/** SQLite's R*Tree in memory: one for each need, asked for each ring. */
export function sqliteRtree(image: Image): Peer {
  const database = new DatabaseSync(':memory:');
  let trees = 0;
  const peer = rings('SQLite R*Tree, rings', image, (_postings, points) => {
    const table = `places_${trees++}`;
    database.exec(`CREATE VIRTUAL TABLE ${table} USING rtree(id, west, east, south, north)`);
    database.exec('BEGIN');
    const insert = database.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?)`);
    for (const [i, { latitude, longitude }] of points.entries())
      insert.run(i, longitude, longitude, latitude, latitude);
    database.exec('COMMIT');
    const within = database.prepare(
      `SELECT id FROM ${table} WHERE west >= ? AND east <= ? AND south >= ? AND north <= ?`,
    );
    return {
      bytes: 0,
      within: ({ west, south, east, north }) =>
        within.all(west - rounding, east + rounding, south - rounding, north + rounding).map(({ id }) => Number(id)),
    };
  });
  const pages = database
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
    .get();
  return { ...peer, bytes: peer.bytes + Number(pages?.['bytes'] ?? 0) };
}

/** An R*Tree keeps 32-bit floats. */
const rounding = 0.00002;
