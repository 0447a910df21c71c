import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isQuiet, outOfQuiet, parseQuietHours } from '../../src/domain/quiet-hours.js';

function read(text: string) {
  const hours = parseQuietHours(text);
  if (!hours.ok) throw new Error(hours.problem);
  return hours.value;
}

const at = (time: string) => Temporal.PlainTime.from(time);

describe('domain/quiet-hours', () => {
  it.each(['20:00–08:00', '20-8', ' 20:00 to 8:00 ', '20:00 — 08:00'])('reads "%s"', (text) => {
    expect([read(text).from.toString(), read(text).to.toString()]).toEqual(['20:00:00', '08:00:00']);
  });

  it('reads 24 as midnight', () => {
    expect(read('18-24').to.toString()).toBe('00:00:00');
  });

  it.each(['at night', '20', '25–8', '20:61–8', '24:30–8', '8–8', ''])('names "%s" as no hours', (text) => {
    expect(parseQuietHours(text)).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('20:00–08:00'),
    });
  });

  it.each([
    ['20:00–08:00', '19:59', false],
    ['20:00–08:00', '20:00', true],
    ['20:00–08:00', '00:00', true],
    ['20:00–08:00', '08:00', false],
    ['12:00–13:00', '12:30', true],
    ['12:00–13:00', '13:00', false],
  ])('with %s, %s is quiet: %s', (hours, time, quiet) => {
    expect(isQuiet(read(hours), at(time))).toBe(quiet);
  });

  it('moves a time that is quiet to the end of it, and no other', () => {
    expect(outOfQuiet(read('20–10:30'), at('09:00')).toString()).toBe('10:30:00');
    expect(outOfQuiet(read('20–8'), at('09:00')).toString()).toBe('09:00:00');
    expect(outOfQuiet(null, at('03:00')).toString()).toBe('03:00:00');
  });
});
