import { describe, expect, it } from 'vitest';
import { ladders } from '../../src/jobs/policy.js';

const days = (policy: keyof typeof ladders) => ladders[policy].stages.map(({ after }) => after);

describe('src/jobs/policy', () => {
  it('keeps to what published cadences share where it is firm (collect.ac, invoicemakerteo.com, smbhelper.com)', () => {
    const firm = days('firm');
    expect(firm.filter((after) => after <= 0)).toEqual([-3, 0]);
    expect(firm.find((after) => after > 0)).toBeLessThanOrEqual(3);
    expect(ladders.firm.stages.find(({ key }) => key === 'firm')?.after).toBeLessThanOrEqual(14);
    expect(firm.at(-1)).toBeGreaterThanOrEqual(21);
    expect(firm.at(-1)).toBeLessThanOrEqual(30);
  });

  it('takes the days of smbhelper.com (3, 10, 21) and the last one of collect.ac (30) by default', () => {
    expect(days('standard')).toEqual([3, 10, 21, 30]);
  });

  it('is gentler the gentler it is called, and climbs', () => {
    for (const policy of ['gentle', 'standard', 'firm'] as const) {
      expect(days(policy)).toEqual([...days(policy)].sort((a, b) => a - b));
    }
    const firstAfter = (policy: keyof typeof ladders) => days(policy).find((after) => after > 0) ?? 0;
    expect(firstAfter('gentle')).toBeGreaterThan(firstAfter('standard'));
    expect(ladders.gentle.minimumGap).toBeGreaterThan(ladders.standard.minimumGap);
    expect(ladders.standard.minimumGap).toBeGreaterThan(ladders.firm.minimumGap);
    expect(ladders.none.stages).toEqual([]);
  });
});
