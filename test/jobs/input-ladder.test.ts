import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { inputHistory, inputKey, inputStep } from '../../src/jobs/input-ladder.js';
import { sentLetter } from '../support/letters.js';
import { jobInput, row, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

const photos = { id: 'recT', due: Temporal.PlainDate.from('2026-11-19') };

function step(today: string, messages: Tables['messages'] = [], skipped: Record<string, string> = {}) {
  const history = inputHistory(jobInput(tracker({ messages }), today, [], skipped));
  const found = inputStep(photos, Temporal.PlainDate.from(today), history);
  return found && `${found.stage.key} since ${found.since}`;
}

const asked = sentLetter('input:recT:ask-2026-11-19', '2026-11-16');
const askedAgain = sentLetter('input:recT:again-2026-11-19', '2026-11-23', 'recN');

describe('src/jobs/input-ladder', () => {
  it('asks three days before, four days after, and speaks of a pause after two weeks', () => {
    expect(step('2026-11-15')).toBeNull();
    expect(step('2026-11-16')).toBe('ask since 2026-11-16');
    expect(step('2026-11-22', [asked])).toBeNull();
    expect(step('2026-11-23', [asked])).toBe('again since 2026-11-23');
    expect(step('2026-12-02', [asked, askedAgain])).toBeNull();
    expect(step('2026-12-03', [asked, askedAgain])).toBe('pause since 2026-12-03');
  });

  it('leaves no stage out, however late it is', () => {
    expect(step('2026-12-24')).toBe('ask since 2026-11-16');
    const late = sentLetter('input:recT:ask-2026-11-19', '2026-12-24');
    expect(step('2026-12-27', [late])).toBeNull();
    expect(step('2026-12-28', [late])).toBe('again since 2026-12-28');
  });

  it('goes on after a stage was skipped or deleted, and begins anew with another date', () => {
    const skipped = row<'messages'>('recM', { key: 'input:recT:ask-2026-11-19', state: 'skipped' });
    expect(step('2026-11-23', [skipped])).toBe('again since 2026-11-23');
    const deleted = { 'input:recT:ask-2026-11-19+recU:ask-2026-11-19': '2026-11-21T09:00:00Z' };
    expect(step('2026-11-24', [], deleted)).toBeNull();
    expect(step('2026-11-25', [], deleted)).toBe('again since 2026-11-25');
    const before = sentLetter('input:recT:ask-2026-10-01', '2026-09-28');
    expect(step('2026-11-16', [before])).toBe('ask since 2026-11-16');
  });

  it.each(['waiting', 'scheduled', 'withdrawn'] as const)('stays where it is while it is %s', (state) => {
    const row: Tables['messages'] = [{ id: 'recM', cells: { ...asked.cells, state, sentAt: null } }];
    expect(step('2026-11-23', row)).toBe('ask since 2026-11-16');
  });

  it('names each part in the key', () => {
    const history = inputHistory(jobInput(tracker({}), '2026-11-16'));
    const steps = ['recT', 'recU'].flatMap(
      (id) => inputStep({ ...photos, id }, Temporal.PlainDate.from('2026-11-16'), history) ?? [],
    );
    expect(inputKey(steps)).toBe('input:recT:ask-2026-11-19+recU:ask-2026-11-19');
  });
});
