import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the program as a process of its own, as a person or a script does. */
async function cli(args: readonly string[], input = '') {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: '/nowhere' },
  });
  const written = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => {
    written.out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    written.err += part.toString();
  });
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number];
  return { ...written, code };
}

describe('cli/main', { timeout: 30_000 }, () => {
  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
    expect(await cli(['--version'])).toEqual({ out: `${version}\n`, err: '', code: 0 });
  });

  it('lists its commands, each of them with examples', async () => {
    const { out, code } = await cli(['--help']);
    expect(code).toBe(0);
    const names = [...out.matchAll(/^ {2}([a-z]+) (?:\[options\] )? +[a-z]/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(names).toEqual(expect.arrayContaining(['plan', 'apply', 'round', 'due', 'sandbox']));
    const helps = await Promise.all(['due', 'sandbox'].map((name) => cli([name, '--help'])));
    for (const help of helps) expect(help.out).toMatch(/Examples?:\n {2}\$ .*short-accounts/);
  });

  it('answers on standard output and nothing else there', async () => {
    const { out, err, code } = await cli(['due', '--json'], '{"issuedOn": "2026-01-31", "terms": "Net 30"}');
    expect(JSON.parse(out)).toMatchObject({ dueOn: '2026-03-02' });
    expect({ err, code }).toEqual({ err: '', code: 0 });
  });

  it('takes no offence when its reader has seen enough', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'due', '--json'], {
      cwd: root,
      env: { PATH: process.env['PATH'], HOME: '/nowhere' },
    });
    let err = '';
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
    });
    child.stdout.destroy();
    child.stdin.end('{"issuedOn": "2026-01-31", "terms": "Net 30"}');
    const [code] = (await once(child, 'close')) as [number];
    expect({ err, code }).toEqual({ err: '', code: 0 });
  });

  it.each([
    ['a command it does not have', ['rounds'], ''],
    ['an option it does not have', ['due', '--yaml'], '{}'],
    ['a port that is none', ['sandbox', '--port', 'http'], ''],
    ['a seed that is not there', ['sandbox', '--port', '0', '--seed', 'nowhere.json'], ''],
    ['input that is not JSON', ['due'], 'Net 30'],
    ['a configuration without a token', ['plan'], ''],
  ])('ends with 2 for %s, without a stack', async (_, args, input) => {
    const { out, err, code } = await cli(args, input);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/\S/);
    expect(err).not.toMatch(/\n {4}at /);
  });

  it('ends with 1 when a question has no answer', async () => {
    expect(await cli(['due', '--json'], '{"issuedOn": "2026-01-31", "terms": "soon"}')).toMatchObject({
      code: 1,
    });
  });
});
