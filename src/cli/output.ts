import { styleText } from 'node:util';
import cliProgress from 'cli-progress';
import stringWidth from 'string-width';

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green';

/** Where a command says things: results on standard output, everything else on standard error. */
export type Output = {
  readonly json: boolean;
  /** A line of the result for people; silent where a program reads. */
  print(line?: string): void;
  /** The whole result for programs; silent where a person reads. */
  data(value: unknown): void;
  /** Something to know on the way. */
  note(line: string): void;
  /** A bar on standard error while something long goes on; nothing where nobody watches. */
  progress(label: string): Progress;
  style(style: Style, text: string): string;
};

export type Progress = {
  at(done: number, total: number, what?: string): void;
  end(): void;
};

/** NO_COLOR, FORCE_COLOR and a stream that is no terminal are respected by `hasColors`. */
export function createOutput(json: boolean, out: NodeJS.WriteStream, err: NodeJS.WriteStream): Output {
  const colors = !json && out.isTTY === true && out.hasColors();
  return {
    json,
    print: (line = '') => {
      if (!json) out.write(`${line}\n`);
    },
    data: (value) => {
      if (json) out.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    note: (line) => {
      err.write(`${line}\n`);
    },
    progress: (label) => (err.isTTY === true && !json ? bar(label, err) : silent),
    style: (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text),
  };
}

const silent: Progress = { at: () => {}, end: () => {} };

function bar(label: string, stream: NodeJS.WriteStream): Progress {
  const line = new cliProgress.SingleBar({
    stream,
    format: `${label} {bar} {value}/{total} {what}`,
    formatBar: cliProgress.Format.BarFormat,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    linewrap: false,
  });
  let started = false;
  return {
    at(done, total, what = '') {
      if (!started) line.start(total, done, { what });
      started = true;
      line.setTotal(total);
      line.update(done, { what });
    },
    end() {
      if (started) line.stop();
    },
  };
}

/** Rows under a header, columns as wide as they need. Numbers stand to the right. */
export function table(header: readonly string[], given: readonly (readonly string[])[]): string[] {
  // A text of several lines would tear the columns apart.
  const rows = given.map((row) => row.map((cell) => cell.replace(/\s*\n\s*/g, ' ')));
  const widths = header.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((text) => stringWidth(text))),
  );
  const right = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => /^[\d.,\s%€$£¥*–-]*$/.test(row[column] ?? '')),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const gap = ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
        return right[column] ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return [line(header), ...rows.map(line)];
}
