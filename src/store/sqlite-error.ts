import { StoreError, type StoreErrorKind } from './port.js';

const kinds: readonly (readonly [RegExp, StoreErrorKind, string, string])[] = [
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'in-use',
    'The data folder is in use by another Short Accounts',
    'Stop the other one (its health page says where it runs), or choose another DATA_DIR.',
  ],
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    'corrupt',
    'The store in the data folder is damaged or not a store',
    'Move the file away: the next start builds a new one from the tracker; nothing is sent until that is done.',
  ],
  [
    /^(SQLITE_(FULL|READONLY|CANTOPEN|PERM)|EACCES|EROFS|ENOSPC|EPERM|ENOTDIR|EEXIST)/,
    'full',
    'The data folder cannot be written',
    'Make room on the disk or let this user write there, or choose another DATA_DIR.',
  ],
];

/** What the database or the disk said, as one of the kinds a caller can act on. */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = kinds.find(([pattern]) => pattern.test(code));
  if (known) {
    const [, kind, message, advice] = known;
    return new StoreError(message, { kind, advice, cause: error });
  }
  return new StoreError(`The store failed${code === '' ? '' : ` (${code})`}`, {
    kind: 'io',
    advice: 'Try again; if it stays, look at the disk.',
    cause: error,
  });
}
