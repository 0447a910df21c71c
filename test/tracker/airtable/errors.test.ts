import { describe, expect, it } from 'vitest';
import { refusalError } from '../../../src/tracker/airtable/errors.js';

describe('tracker/airtable/errors', () => {
  it.each([
    [400, { error: { type: 'INVALID_REQUEST_BODY' } }, 'invalid', 'INVALID_REQUEST_BODY'],
    [401, { error: { type: 'AUTHENTICATION_REQUIRED', message: 'no' } }, 'auth', 'AUTHENTICATION_REQUIRED'],
    [403, { error: { type: 'INVALID_PERMISSIONS' } }, 'permission', 'INVALID_PERMISSIONS'],
    [
      403,
      { error: { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND', message: 'no' } },
      'permission',
      'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
    ],
    [404, { error: 'NOT_FOUND' }, 'not-found', 'NOT_FOUND'],
    [404, { error: { type: 'NOT_FOUND' } }, 'not-found', 'NOT_FOUND'],
    [413, undefined, 'invalid', undefined],
    [422, { error: { type: 'UNKNOWN_FIELD_NAME', message: 'x' } }, 'invalid', 'UNKNOWN_FIELD_NAME'],
    [
      422,
      { error: { type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' } },
      'stale-cursor',
      'LIST_RECORDS_ITERATOR_NOT_AVAILABLE',
    ],
    [429, { errors: [{ error: 'RATE_LIMIT_REACHED', message: 'slow' }] }, 'rate', 'RATE_LIMIT_REACHED'],
    [429, { error: { type: 'RATE_LIMIT_REACHED' } }, 'rate', 'RATE_LIMIT_REACHED'],
    [429, undefined, 'rate', undefined],
    [
      429,
      { errors: [{ error: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED', message: 'over' }] },
      'quota',
      'PUBLIC_API_BILLING_LIMIT_EXCEEDED',
    ],
    [500, { error: { type: 'SERVER_ERROR' } }, 'unavailable', 'SERVER_ERROR'],
    [502, undefined, 'unavailable', undefined],
    [503, { error: 'RETRIABLE_ERROR' }, 'unavailable', 'RETRIABLE_ERROR'],
    [302, undefined, 'protocol', undefined],
  ])('reads %i %j as %s', (status, body, kind, code) => {
    const error = refusalError({ status, body });
    expect({ kind: error.kind, code: error.code, status: error.status }).toEqual({ kind, code, status });
    expect(error.advice).not.toBe('');
  });

  it('cuts a very long text of the tracker', () => {
    const error = refusalError({ status: 422, body: { error: { type: 'X', message: 'm'.repeat(5_000) } } });
    expect(error.message.length).toBeLessThan(400);
  });

  it('survives a body of any shape', () => {
    for (const body of [null, [], 'text', 7, { error: 5 }, { errors: [] }, { errors: 'x' }]) {
      expect(refusalError({ status: 422, body }).kind).toBe('invalid');
    }
  });

  it('tells a locked column from a missing right of the token', () => {
    const locked = refusalError({ status: 403, body: { error: { type: 'INVALID_PERMISSIONS' } } });
    const unseen = refusalError({
      status: 403,
      body: { error: { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND' } },
    });
    expect(locked.advice).toContain('lock');
    expect(unseen.advice).toContain('token');
  });
});
