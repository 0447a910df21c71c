import { describe, expect, it } from 'vitest';
import { keep } from '../../src/service/keeper.js';

const laptop = { id: 'abc123def', label: 'laptop' };
const server = { id: 'zzz999yyy', label: 'server · attic' };

describe('src/service/keeper', () => {
  it('takes a tracker that nobody keeps', () => {
    expect(keep(null, laptop, '2026-05-01', false)).toEqual({
      mayWrite: true,
      cell: 'laptop · abc123def · seen 2026-05-01',
    });
  });

  it('leaves a daily sign of life in its own tracker', () => {
    expect(keep('laptop · abc123def · seen 2026-04-30', laptop, '2026-05-01', false)).toMatchObject({
      cell: 'laptop · abc123def · seen 2026-05-01',
    });
  });

  it('only reads a tracker that another installation keeps, however long that one was silent', () => {
    const cell = 'server · attic · zzz999yyy · seen 2024-01-01';
    const keeping = keep(cell, laptop, '2026-05-01', false);
    expect(keeping).toMatchObject({ mayWrite: false });
    expect(JSON.stringify(keeping)).toContain('server · attic (last seen 2024-01-01)');
  });

  it('takes over when told to, and is recognised then', () => {
    const taken = keep('laptop · abc123def · seen 2026-04-30', server, '2026-05-01', true);
    expect(taken).toMatchObject({ mayWrite: true });
    const cell = taken.mayWrite ? taken.cell : '';
    expect(keep(cell, server, '2026-05-02', false).mayWrite).toBe(true);
    expect(keep(cell, laptop, '2026-05-02', false).mayWrite).toBe(false);
  });

  it('counts a text a person wrote as nobody', () => {
    expect(keep('me, by hand', laptop, '2026-05-01', false).mayWrite).toBe(true);
  });
});
