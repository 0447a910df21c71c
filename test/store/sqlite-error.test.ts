import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/port.js';
import { storeError } from '../../src/store/sqlite-error.js';

function failure(code: string): Error {
  return Object.assign(new Error('what the driver says'), { code });
}

describe('src/store/sqlite-error', () => {
  it.each([
    ['SQLITE_BUSY', 'in-use'],
    ['SQLITE_BUSY_RECOVERY', 'in-use'],
    ['SQLITE_NOTADB', 'corrupt'],
    ['SQLITE_CORRUPT', 'corrupt'],
    ['SQLITE_FULL', 'full'],
    ['SQLITE_READONLY', 'full'],
    ['ENOSPC', 'full'],
    ['EACCES', 'full'],
    ['EROFS', 'full'],
    ['SQLITE_IOERR_WRITE', 'io'],
  ])('reads %s as %s and keeps the cause', (code, kind) => {
    const cause = failure(code);
    expect(storeError(cause)).toMatchObject({ kind, cause, advice: expect.stringMatching(/\.$/) });
  });

  it('leaves alone what is a StoreError already', () => {
    const known = new StoreError('made by a newer version', { kind: 'newer', advice: 'Install it.' });
    expect(storeError(known)).toBe(known);
  });
});
