import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { clientViews } from '../../../src/jobs/client-view.js';
import { updateCells } from '../../../src/messages/page/cells.js';
import { clientPage } from '../../../src/messages/page/html.js';
import { languages } from '../../../src/tracker/model/choices.js';
import { poisoned } from '../../support/canaries.js';
import { jobInput, tracker } from '../../support/tracker.js';

/** Everything that leaves for client `recC`. */
function allOf(canary: string, language: (typeof languages)[number], on: string): string[] {
  const tables = poisoned(canary);
  const [own, ...others] = tables.clients ?? [];
  const clients = [...(own ? [{ ...own, cells: { ...own.cells, language } }] : []), ...others];
  const input = jobInput(tracker({ ...tables, clients }), on);
  const view = clientViews(input).get('recC');
  if (!view) throw new Error('every client has a view');
  const cells = updateCells(view, Temporal.Instant.from(input.now));
  return [clientPage(view, { asOf: input.now, now: input.now }), JSON.stringify(cells)];
}

describe('src/messages/page, of one client among others', () => {
  it('holds nothing of another client and no cell off the allow-list, whatever stands in them', () => {
    const salt = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'abcxyz') });
    const day = fc.integer({ min: 1, max: 28 }).map((on) => `2026-11-${String(on).padStart(2, '0')}`);
    fc.assert(
      fc.property(salt, fc.constantFrom(...languages), day, (text, language, on) => {
        for (const told of allOf(`canary${text}`, language, on)) {
          expect(told).not.toContain('canary');
          expect(told).toContain('Website');
          expect(told).toContain('Product photos');
        }
      }),
      { numRuns: 60 },
    );
  });
});
