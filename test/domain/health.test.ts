import { describe, expect, it } from 'vitest';
import { healthOf, type Reason, type Weight, weightiest } from '../../src/domain/health.js';

function reasons(...weights: Weight[]): Reason[] {
  return weights.map((weight, nth) => ({ weight, text: `${weight} ${nth}` }));
}

describe('src/domain/health', () => {
  it.each([
    ['nothing known', [], null],
    ['a mere note', ['note'], null],
    ['something good', ['good', 'note'], 'good'],
    ['a record that is neither', ['fair'], 'good'],
    ['one thing to watch among good ones', ['good', 'good', 'watch'], 'watch'],
    ['much of the income, though all is well', ['good', 'exposure'], 'watch'],
    ['much of the income and two things to watch', ['exposure', 'watch', 'watch'], 'watch'],
    ['three things to watch at once', ['watch', 'watch', 'watch'], 'strained'],
    ['one grave thing among good ones', ['good', 'good', 'strain'], 'strained'],
  ] as const)('makes of %s its verdict', (_what, weights, verdict) => {
    expect(healthOf(reasons(...weights))).toBe(verdict);
  });

  it('tells the weightiest first, and of equals the earlier', () => {
    const shown = weightiest(reasons('good', 'watch', 'note', 'exposure', 'watch', 'strain'), 6);
    expect(shown.map(({ text }) => text)).toEqual([
      ...['strain 5', 'exposure 3', 'watch 1', 'watch 4', 'good 0', 'note 2'],
    ]);
  });

  it('keeps the last place for what speaks for the relation', () => {
    const shown = weightiest(reasons('good', 'watch', 'watch', 'watch', 'strain'), 3);
    expect(shown.map(({ text }) => text)).toEqual(['strain 4', 'watch 1', 'good 0']);
  });
});
