import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** How long changes are gathered before the file is written once. */
const GATHER_MS = 200;

/** Keeps a state in a file; whoever reads the file sees a whole state, whenever the process ends. */
export class StateFile {
  readonly #path: string | undefined;
  readonly #take: () => unknown;
  #timer: NodeJS.Timeout | null = null;

  constructor(path: string | undefined, take: () => unknown) {
    this.#path = path;
    this.#take = take;
  }

  /** `null` when there is no file yet. */
  read(): unknown {
    if (this.#path === undefined || !existsSync(this.#path)) return null;
    return JSON.parse(readFileSync(this.#path, 'utf8'));
  }

  changed(): void {
    if (this.#path === undefined || this.#timer !== null) return;
    this.#timer = setTimeout(() => this.flush(), GATHER_MS);
  }

  flush(): void {
    if (this.#timer === null || this.#path === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    const next = `${this.#path}.next`;
    writeFileSync(next, JSON.stringify(this.#take()));
    renameSync(next, this.#path);
  }
}
