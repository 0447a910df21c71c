import { openSqliteStore } from '../../src/store/sqlite.js';

/** Commits one page after the other, telling its parent the cursor of each, until it is killed. */
const account = openSqliteStore(process.argv[2] ?? '').account('local');
for (let cursor = Number((await account.state()).cursor ?? 0) + 1; ; cursor += 1) {
  await account.commitPage(
    {
      rows: Array.from({ length: 20 }, (_, index) => ({
        table: 'clients',
        id: `rec${index}`,
        createdAt: '2026-01-01T00:00:00.000Z',
        cells: { name: `page ${cursor}` },
        whole: true,
      })),
      deleted: [],
      schemaChanged: false,
      reading: 'delta',
      completed: [],
      cursor: String(cursor),
      last: true,
    },
    '2026-05-01T09:00:00.000Z',
  );
  await new Promise((sent) => process.send?.(String(cursor), sent));
}
