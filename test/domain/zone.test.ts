import { describe, expect, it } from 'vitest';
import { parseZone } from '../../src/domain/zone.js';

describe('src/domain/zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['  europe/berlin ', 'Europe/Berlin'],
    ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
    ['utc', 'UTC'],
  ])('reads "%s" as %s', (text, zone) => {
    expect(parseZone(text)).toEqual({ ok: true, value: zone });
  });

  it.each(['+02:00', 'UTC+2', 'Z', 'Berlin', 'Atlantis/Capital', ''])(
    'refuses "%s" and says how to write a zone',
    (text) => {
      expect(parseZone(text)).toMatchObject({ ok: false, remedy: expect.stringContaining('Europe/Berlin') });
    },
  );
});
