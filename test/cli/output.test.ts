import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createOutput, table } from '../../src/cli/output.js';

type Fake = NodeJS.WriteStream & { readonly text: () => string };

function stream({ terminal = false, colors = false } = {}): Fake {
  const pass = new PassThrough();
  const parts: string[] = [];
  pass.on('data', (part: Buffer) => parts.push(part.toString()));
  const fake = Object.assign(pass, {
    isTTY: terminal,
    hasColors: () => colors,
    cursorTo: () => true,
    clearLine: () => true,
    text: () => parts.join(''),
  });
  return fake as unknown as Fake;
}

describe('cli/output', () => {
  it('gives people lines and programs one JSON value', () => {
    const [people, programs] = [stream(), stream()];
    for (const [json, out] of [
      [false, people],
      [true, programs],
    ] as const) {
      const output = createOutput(json, out, stream());
      output.print('Three rows.');
      output.data({ rows: 3 });
    }
    expect(people.text()).toBe('Three rows.\n');
    expect(JSON.parse(programs.text())).toEqual({ rows: 3 });
  });

  it('keeps notes off standard output', () => {
    const [out, err] = [stream(), stream()];
    createOutput(true, out, err).note('Two rows were left out.');
    expect([out.text(), err.text()]).toEqual(['', 'Two rows were left out.\n']);
  });

  it('colours only what a person sees on a terminal with colours', () => {
    const styled = (json: boolean, out: Fake) => createOutput(json, out, stream()).style('red', 'late');
    expect(styled(false, stream({ terminal: true, colors: true }))).toContain('\u001b[31m');
    expect(styled(false, stream({ terminal: true, colors: false }))).toBe('late');
    expect(styled(false, stream({ colors: true }))).toBe('late');
    expect(styled(true, stream({ terminal: true, colors: true }))).toBe('late');
  });

  it('draws a bar only where somebody watches', () => {
    const [file, terminal] = [stream(), stream({ terminal: true })];
    for (const [err, json] of [
      [file, false],
      [terminal, true],
    ] as const) {
      const progress = createOutput(json, stream(), err).progress('Working');
      progress.at(1, 2);
      progress.end();
      expect(err.text()).toBe('');
    }
  });
});

describe('cli/output table', () => {
  it('makes columns as wide as they need and leaves no blanks at the end', () => {
    expect(
      table(
        ['Name', 'Note'],
        [
          ['Kiezmühle', ''],
          ['Lale', 'new'],
        ],
      ),
    ).toEqual(['Name       Note', 'Kiezmühle', 'Lale       new']);
  });

  it('keeps a text of several lines in its row', () => {
    expect(
      table(
        ['Who', 'Why'],
        [
          ['Ada', 'one\n  two'],
          ['Ben', 'three'],
        ],
      ),
    ).toEqual(['Who  Why', 'Ada  one two', 'Ben  three']);
  });

  it('stands numbers to the right', () => {
    expect(
      table(
        ['Client', 'Open'],
        [
          ['A', '€1,200'],
          ['B', '80'],
        ],
      ),
    ).toEqual(['Client    Open', 'A       €1,200', 'B           80']);
  });

  it('prints the header of an empty table', () => {
    expect(table(['Client', 'Open'], [])).toEqual(['Client  Open']);
  });
});
