import { Readable } from 'node:stream';
import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addDue } from '../../../src/cli/commands/due.js';

const { stdin } = process;

afterEach(() => {
  Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** Runs the command in this process, with that text on standard input. */
async function due(input: string, ...flags: string[]) {
  const written = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.err += String(text);
    return true;
  });
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  const program = new Command().exitOverride();
  addDue(program);
  await program.parseAsync(['due', ...flags], { from: 'user' });
  const code = process.exitCode ?? 0;
  vi.restoreAllMocks();
  return { ...written, code };
}

const net30 = { issuedOn: '2026-01-31', terms: 'Net 30' };

describe('cli/commands/due', () => {
  it('answers one object with one', async () => {
    const { out, err, code } = await due(JSON.stringify(net30), '--json');
    expect(JSON.parse(out)).toMatchObject({ dueOn: '2026-03-02' });
    expect({ err, code }).toEqual({ err: '', code: 0 });
  });

  it('answers an array with as many, in its order', async () => {
    const { out } = await due(JSON.stringify([net30, { ...net30, terms: 'EOM' }]), '--json');
    expect(JSON.parse(out)).toMatchObject([{ dueOn: '2026-03-02' }, { dueOn: '2026-01-31' }]);
    expect(JSON.parse((await due('[]', '--json')).out)).toEqual([]);
  });

  it('answers the others when one question is wrong, and ends incomplete', async () => {
    const questions = JSON.stringify([{ ...net30, terms: 'soon' }, net30]);
    const { out, code } = await due(questions, '--json');
    expect(JSON.parse(out)).toMatchObject([{ fault: { field: 'terms' } }, { dueOn: '2026-03-02' }]);
    expect(code).toBe(1);
  });

  it('prints a table for people and names wrong questions on standard error', async () => {
    const { out, err } = await due(JSON.stringify([net30, { ...net30, terms: 'soon' }]));
    expect(out).toMatch(/^ *Issued +Terms +Due/);
    expect(out).toContain('2026-03-02');
    expect(err).toMatch(/^Question 2: "soon" is not understood/);
    expect(err.trim().split('\n').length).toBe(1);
  });

  it('knows the public holidays of a country', async () => {
    const question = { issuedOn: '2026-11-25', terms: 'Net 30', country: 'DE', weekendRule: 'following' };
    const { out } = await due(JSON.stringify(question), '--json');
    expect(JSON.parse(out)).toMatchObject({ dueOn: '2026-12-25', effectiveDueOn: '2026-12-28' });
  });
});
