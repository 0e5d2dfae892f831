import { openDatabase } from './database.ts';
import { createSqliteItems } from './sqlite-items.ts';

// A program for the test of durability: it writes until it is killed, and says which transactions it was told are safe.

const items = createSqliteItems(openDatabase(process.argv[2] ?? ''), Date.now);

for (let round = 1; ; round++) {
  const transactions = Array.from({ length: 5 }, async (_, i) => {
    const pk = `${round}-${i}`;
    const rows = ['HEAD', 'EVENT'].map(sk => ({ pk, sk, version: 1, doc: { padding: 'x'.repeat(500) } }));
    await items.transact(rows.map(put => ({ table: 'cases', put, expect: 'absent' })));
    process.stdout.write(`${pk}\n`);
  });
  await Promise.all(transactions);
}
