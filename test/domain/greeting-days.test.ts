import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { easterIn, parseGreetingDays } from '../../src/domain/greeting-days.js';

/** What is read of a text, with its date in 2026. */
function read(text: string) {
  const { days, faults } = parseGreetingDays(text);
  expect(faults).toEqual([]);
  const [from, to] = ['2026-01-01', '2026-12-31'].map((date) => Temporal.PlainDate.from(date));
  if (!from || !to) throw new Error('There are two dates.');
  return days.map((day) => {
    const name = typeof day.name === 'string' ? day.name : day.name.en;
    return `${day.id} ${name} ${day.between(from, to).join(' ')}`;
  });
}

describe('src/domain/greeting-days', () => {
  it.each([
    ['Christmas, New Year', ['christmas Christmas 2026-12-25', 'new-year the New Year 2026-01-01']],
    ['Weihnachten; Ostern', ['christmas Christmas 2026-12-25', 'easter Easter 2026-04-05']],
    ['NOËL · nouvel an', ['christmas Christmas 2026-12-25', 'new-year the New Year 2026-01-01']],
    ['クリスマス、お正月', ['christmas Christmas 2026-12-25', 'new-year the New Year 2026-01-01']],
    ['Yılbaşı', ['new-year the New Year 2026-01-01']],
  ])('knows %s by name', (text, days) => {
    expect(read(text)).toEqual(days);
  });

  it.each([
    ...['24 December', 'December 24', '24th of December', 'dec. 24', '24. Dezember', '24.12.', '12-24'],
    ...['24 de diciembre', '24 de dezembro', '24 décembre', '24 Aralık', '12月24日'],
  ])('reads the date %s', (text) => {
    expect(read(text)).toEqual([`12-24 ${text} 2026-12-24`]);
  });

  it('lets a day have a name of its own', () => {
    expect(read('Founding day: 12 March')).toEqual(['03-12 Founding day 2026-03-12']);
  });

  it('takes 29 February for the 28th in common years, and the same day once', () => {
    expect(read('29 February, Feb 29')).toEqual(['02-29 Feb 29 2026-02-28']);
  });

  it.each(['None', '–', 'keine', ' ', ','])('reads "%s" as none at all', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each(['Xmass', '24/12', '31 April', '12 of nothing', 'Party:', '24 December 2026'])(
    'names "%s" as unknown, and says what to write',
    (text) => {
      const { days, faults } = parseGreetingDays(`Christmas, ${text}`);
      expect(days.map(({ id }) => id)).toEqual(['christmas']);
      expect(faults).toEqual([
        {
          problem: `"${text}" is not known as a day on which greetings are sent.`,
          remedy: expect.stringContaining('Founding day: 12 March'),
        },
      ]);
    },
  );

  // Dates of Easter Sunday as the United States Census Bureau lists them.
  it.each([
    [2000, '04-23'],
    [2008, '03-23'],
    [2011, '04-24'],
    [2019, '04-21'],
    [2024, '03-31'],
    [2025, '04-20'],
    [2026, '04-05'],
    [2027, '03-28'],
    [2038, '04-25'],
  ])('finds Easter of %i', (year, on) => {
    expect(easterIn(year).toString()).toBe(`${year}-${on}`);
  });
});
