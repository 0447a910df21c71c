import type { Clock } from '../clock.js';
import { NotionError } from './errors.js';

/** Requests a connection may send in a window of a minute. Source: developers.notion.com/reference/request-limits. */
const PER_WINDOW = 180;
const WINDOW_MS = 60_000;

/** Notion's limit on calls: a budget for each connection and fixed window, on the sandbox's own clock. */
export class NotionLimits {
  readonly #clock: Clock;
  readonly #windows = new Map<string, { readonly from: number; spent: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts a call. Throws the answer to one too many. */
  take(token: string): void {
    const now = this.#clock.ms();
    let window = this.#windows.get(token);
    if (window === undefined || now < window.from || now >= window.from + WINDOW_MS) {
      window = { from: now, spent: 0 };
      this.#windows.set(token, window);
    }
    if (window.spent >= PER_WINDOW) {
      throw rateLimited('public_api_request_rate_limit', Math.ceil((window.from + WINDOW_MS - now) / 1000));
    }
    window.spent += 1;
  }

  forget(): void {
    this.#windows.clear();
  }
}

/** @param seconds how long to wait; without it waiting does not help. */
export function rateLimited(reason: string, seconds?: number): NotionError {
  const wait = seconds === undefined ? {} : { retry_after: String(seconds) };
  return new NotionError(429, 'rate_limited', 'You have been rate limited. Please try again later.', {
    additionalData: { rate_limit_reason: reason, ...wait },
    ...(seconds === undefined ? {} : { headers: { 'retry-after': String(seconds) } }),
  });
}
