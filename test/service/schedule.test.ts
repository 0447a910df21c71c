import { Cron } from 'croner';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { nextRoundAt, roundPattern } from '../../src/service/schedule.js';

const at = (text: string) => Temporal.Instant.from(text);

describe('src/service/schedule', () => {
  it('runs every waking hour of the zone', () => {
    expect(nextRoundAt(at('2026-05-01T09:10:00Z'), 'Europe/Berlin', 17).toString()).toBe(
      '2026-05-01T09:17:00Z',
    );
    expect(nextRoundAt(at('2026-05-01T09:17:00Z'), 'Europe/Berlin', 17).toString()).toBe(
      '2026-05-01T10:17:00Z',
    );
  });

  it('rests at night', () => {
    expect(nextRoundAt(at('2026-05-01T19:30:00Z'), 'Europe/Berlin', 17).toString()).toBe(
      '2026-05-02T05:17:00Z',
    );
    expect(nextRoundAt(at('2026-05-01T00:30:00Z'), 'Europe/Berlin', 17).toString()).toBe(
      '2026-05-01T05:17:00Z',
    );
  });

  it('agrees with its cron pattern at every instant and in every zone, daylight saving included', () => {
    const instants = fc.integer({ min: 1_767_225_600, max: 1_830_297_600 });
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Pacific/Auckland',
      'Asia/Kathmandu',
      'UTC',
    );
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: 0, max: 59 }), (seconds, zone, minute) => {
        const now = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        const cron = new Cron(roundPattern(minute), { timezone: zone, paused: true });
        const next = cron.nextRun(new Date(now.epochMilliseconds));
        expect(nextRoundAt(now, zone, minute).epochMilliseconds).toBe(next?.getTime());
      }),
    );
  });
});
