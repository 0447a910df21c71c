import { StoreError } from '../../src/store/port.js';
import { openSqliteStore } from '../../src/store/sqlite.js';

/** Holds a store open until it is killed, having tried to open it once more. */
const file = process.argv[2] ?? '';
const store = openSqliteStore(file);
await store.account('local').addCalls('2026-05', 'read', 1);
try {
  openSqliteStore(file);
} catch (error) {
  process.send?.(error instanceof StoreError ? error.kind : String(error));
}
// Listening keeps the process, and with it the store, until it is killed.
process.on('message', () => store.close());
