import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  parseWorkingHours,
  sharedHours,
  type WorkSpan,
  withinHours,
} from '../../src/domain/working-hours.js';

function hours(text: string): readonly WorkSpan[] {
  const parsed = parseWorkingHours(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

function shown(spans: readonly WorkSpan[]): string[] {
  return spans.map(({ from, to }) =>
    [from, to].map((time) => time.toString({ smallestUnit: 'minute' })).join(' '),
  );
}

describe('src/domain/working-hours', () => {
  it.each<[string, string[]]>([
    ['09:00–17:00', ['09:00 17:00']],
    ['9-17', ['09:00 17:00']],
    ['14:00 bis 17:30, 08:30 bis 12:00', ['08:30 12:00', '14:00 17:30']],
    ['weekdays 9h30 à 12h', ['09:30 12:00']],
    ['Thursdays', []],
    ['', []],
  ])('reads %j', (text, spans) => {
    expect(shown(hours(text))).toEqual(spans);
  });

  it.each(['25:00–26:00', '17:00–09:00', '9', '09:75-10:00', '22-22'])('refuses %j', (text) => {
    expect(parseWorkingHours(text).ok).toBe(false);
  });

  it.each([
    ['09:00', '10:00'],
    ['10:30', '10:30'],
    ['12:00', '14:00'],
    ['18:00', '10:00'],
  ])('takes %s as %s', (time, within) => {
    const spans = hours('10:00–12:00, 14:00–16:00');
    expect(withinHours(spans, Temporal.PlainTime.from(time)).toString({ smallestUnit: 'minute' })).toBe(
      within,
    );
  });

  it('leaves a time alone where no hours are known', () => {
    const nine = Temporal.PlainTime.from('09:00');
    expect(withinHours([], nine)).toBe(nine);
  });

  it('finds what two have in common across the date line, by both clocks', () => {
    const date = Temporal.PlainDate.from('2026-11-25');
    const auckland = { zone: 'Pacific/Auckland', spans: hours('08:00–17:00') };
    const [shared, ...more] = sharedHours(
      date,
      { zone: 'America/Los_Angeles', spans: hours('09:00–17:00') },
      auckland,
    );
    expect(more).toEqual([]);
    expect(shared && shown([shared.one, shared.other])).toEqual(['11:00 17:00', '08:00 14:00']);
  });

  it('follows the clocks of both when one of them changes', () => {
    const london = { zone: 'Europe/London', spans: hours('09:00–17:00') };
    const york = { zone: 'America/New_York', spans: hours('09:00–17:00') };
    // New York is on summer time already on 12 March, London not before 29 March.
    const on = (day: string) =>
      sharedHours(Temporal.PlainDate.from(day), london, york).map(({ one }) => shown([one]));
    expect([on('2026-03-06'), on('2026-03-12'), on('2026-03-30')]).toEqual([
      [['14:00 17:00']],
      [['13:00 17:00']],
      [['14:00 17:00']],
    ]);
  });
});
