export type LoggedRequest = {
  readonly n: number;
  readonly at: string;
  readonly api: 'airtable' | 'notion';
  readonly method: string;
  readonly path: string;
  readonly status: number;
};

/** Requests remembered one by one; the counters count all. */
const REMEMBERED = 20_000;

/** Which API calls arrived. Control calls and the grid page are none. */
export class RequestLog {
  #requests: LoggedRequest[] = [];
  #total = 0;
  #notion = 0;
  #byStatus = new Map<number, number>();

  /** `status` 0: the connection ended without an answer. */
  add(at: string, method: string, path: string, status: number): void {
    this.#total += 1;
    this.#byStatus.set(status, (this.#byStatus.get(status) ?? 0) + 1);
    const api = path.startsWith('/v1/') ? 'notion' : 'airtable';
    if (api === 'notion') this.#notion += 1;
    this.#requests.push({ n: this.#total, at, api, method, path, status });
    if (this.#requests.length > 2 * REMEMBERED) this.#requests = this.#requests.slice(-REMEMBERED);
  }

  since(n: number): object {
    const requests = this.#requests.filter((request) => request.n > n);
    return { total: this.#total, requests, counters: this.counters() };
  }

  counters() {
    const byStatus = Object.fromEntries(this.#byStatus);
    const rateLimited = this.#byStatus.get(429) ?? 0;
    return { airtable: this.#total - this.#notion, notion: this.#notion, byStatus, rateLimited };
  }

  forget(): void {
    this.#requests = [];
    this.#total = 0;
    this.#notion = 0;
    this.#byStatus = new Map();
  }
}
