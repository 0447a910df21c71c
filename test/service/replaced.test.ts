import { describe, expect, it } from 'vitest';
import type { MessageIntent } from '../../src/jobs/job.js';
import { rowsByKey } from '../../src/service/fates.js';
import { type Replaced, replacedBy } from '../../src/service/replaced.js';
import type { Effect } from '../../src/store/port.js';
import type { Cells } from '../../src/tracker/model.js';
import { row, tracker } from '../support/tracker.js';

const before = 'reminder:recI:first';
const joined = 'reminder:recI:first+recJ:first';
const facts = (...numbers: string[]) =>
  JSON.stringify({ numbers, balances: numbers.map(() => '70.00'), currencies: numbers.map(() => 'EUR') });
const now = facts('1', '2');

function effect(key: string, state: Effect['state'], more: Partial<Effect> = {}): Effect {
  return {
    ...{ key, state, messageId: 'recM', facts: facts('1'), approved: null, claims: 0, problem: null },
    ...{ at: '2026-11-22T10:00:00.000Z', ...more },
  };
}

function found(cells: Cells<'messages'>, history: readonly Effect[], intents = [joined]): Replaced {
  const built = row<'messages'>('recM', { key: before, about: '1', ...cells });
  const rows = rowsByKey(tracker({ messages: [built] }));
  const wanted = intents.map((key) => ({ key }) as MessageIntent);
  return replacedBy(wanted, rows, new Map(history.map((each) => [each.key, each])));
}

const approved = { decision: 'approve', state: 'scheduled' } as const;

describe('src/service/replaced', () => {
  it('names the message that takes the place of one that another invoice joined, and the approval that ended', () => {
    const replaced = found(approved, [effect(before, 'scheduled')]);
    expect(replaced.by(before)?.key).toBe(joined);
    expect(replaced.note(joined, now)).toBe(
      'It takes the place of the message about 1. You had approved that one when this was so: 2: nothing. ' +
        'Now: 2: 70.00 EUR open. That approval does not hold for this one: it waits for your decision.',
    );
  });

  it('says so for as long as nothing was said or skipped about the invoice since', () => {
    const withdrawn = effect(before, 'withdrawn', { approved: '' });
    const told = (...others: Effect[]) => found(approved, [withdrawn, ...others]).note(joined, now);
    const later = { at: '2026-11-23T10:00:00.000Z' };
    expect(told()).not.toBeNull();
    expect(told(effect('reminder:recK:first', 'sent', later))).not.toBeNull();
    expect(told(effect('reminder:recI:before', 'sent', { at: '2026-11-20T10:00:00.000Z' }))).not.toBeNull();
    expect(told(effect('reminder:recI:first+recK:due', 'sent', later))).toBeNull();
    expect(told(effect('reminder:recI:due', 'skipped', later))).toBeNull();
  });

  it('has nothing to note of what was not approved, still stands, went out, or has no reason any more', () => {
    const scheduled = [effect(before, 'scheduled')];
    expect(found({ state: 'waiting' }, [effect(before, 'waiting')]).note(joined, now)).toBeNull();
    expect(found(approved, scheduled, [before]).note(before, now)).toBeNull();
    expect(found(approved, [effect(before, 'sent')]).note(joined, now)).toBeNull();
    const other = found(approved, scheduled, ['reminder:recK:first', 'check-in:recC']);
    expect(other.by(before)).toBeUndefined();
    expect(other.note('reminder:recK:first', now)).toBeNull();
  });
});
