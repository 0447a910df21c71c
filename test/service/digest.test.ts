import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { digestWords } from '../../src/messages/digest-words.js';
import { say } from '../../src/messages/icu.js';
import { digestDue, nextDigest } from '../../src/service/digest.js';
import type { Cells } from '../../src/tracker/model.js';
import { settings, tracker } from '../support/tracker.js';

function standing(cells: Cells<'settings'>) {
  return tracker({ settings: [settings({ timeZone: 'Asia/Tokyo', ...cells })] });
}

/** Which digest is due at that time in Tokyo, where the freelancer is. */
function due(at: string, cells: Cells<'settings'>): string | null {
  return digestDue(standing(cells), Temporal.Instant.from(`${at}+09:00`))?.period ?? null;
}

describe('src/service/digest', () => {
  it.each([
    ['before seven where the freelancer is', '2026-11-23T06:59', null],
    ['from seven on', '2026-11-23T07:00', '2026-11-23'],
    ['late at night', '2026-11-23T23:59', '2026-11-23'],
    ['on a Saturday', '2026-11-28T09:00', null],
  ])('is due once each working day: %s', (_when, at, period) => {
    expect(due(at, { digest: 'daily' })).toBe(period);
  });

  it.each([
    ['on the first working day', '2026-11-23T07:00', '2026-11-23'],
    ['before seven on that day', '2026-11-23T06:00', null],
    ['later in the week, for a computer that was off', '2026-11-26T09:00', '2026-11-23'],
    ['on a Sunday', '2026-11-29T09:00', null],
    ['in the next week', '2026-11-30T09:00', '2026-11-30'],
  ])('is due once each week: %s', (_when, at, period) => {
    expect(due(at, { digest: 'weekly' })).toBe(period);
  });

  it('begins the week with the first day that is worked', () => {
    const cells: Cells<'settings'> = { digest: 'weekly', workingDays: ['wednesday', 'thursday'] };
    expect(due('2026-11-24T09:00', cells)).toBeNull();
    expect(due('2026-11-26T09:00', cells)).toBe('2026-11-25');
    const next = nextDigest(standing(cells), Temporal.Instant.from('2026-11-26T09:00+09:00'));
    expect(next?.toString()).toBe('2026-12-01T22:00:00Z');
  });

  it.each([{ digest: 'none' }, {}] as const)('is never due where it is not wanted (%j)', (cells) => {
    expect(due('2026-11-23T09:00', cells)).toBeNull();
    expect(nextDigest(standing(cells), Temporal.Instant.from('2026-11-23T00:00Z'))).toBeNull();
  });

  it.each(Object.entries(digestWords))('says all it has to say in %s', (language, words) => {
    const args = { name: 'Ada', open: '€5.00', overdue: '€1.00', date: '2026', count: 2 };
    for (const text of Object.values(words)) expect(say(text, args, language)).toMatch(/^[^{}]+$/);
    for (const part of ['manyWait', 'manyOverdue', 'manyTalks', 'more'] as const) {
      expect(say(words[part], args, language)).toContain('2');
    }
  });
});
