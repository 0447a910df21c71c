import type { Clock } from '../clock.js';
import { ApiError } from './errors.js';

/** Requests a base takes in any second, and how long it is closed to one who sends more. */
const PER_SECOND = 5;
const LOCKOUT_MS = 30_000;

/** Airtable's two limits on calls, counted on the sandbox's own clock. Source: airtable.com/developers/web/api/rate-limits. */
export class Limits {
  readonly #clock: Clock;
  readonly #monthly: number;
  readonly #recent = new Map<string, number[]>();
  readonly #closedUntil = new Map<string, number>();
  #month = '';
  #spent = 0;

  constructor(clock: Clock, monthly: number) {
    this.#clock = clock;
    this.#monthly = monthly;
  }

  /** Counts a call. Throws the answer to one too many. */
  take(baseId: string | null, kind: 'data' | 'meta'): void {
    if (baseId !== null) this.#pace(baseId);
    const month = this.#clock.iso().slice(0, 7);
    if (month !== this.#month) this.#spent = 0;
    this.#month = month;
    // Metadata has been seen to answer while data was refused; it counts all the same.
    if (kind === 'data' && this.#spent >= this.#monthly) throw overQuota();
    this.#spent += 1;
  }

  forget(): void {
    this.#recent.clear();
    this.#closedUntil.clear();
    this.#spent = 0;
  }

  #pace(baseId: string): void {
    const now = this.#clock.ms();
    const closed = this.#closedUntil.get(baseId) ?? 0;
    if (now < closed && closed - now <= LOCKOUT_MS) throw tooFast();
    const recent = (this.#recent.get(baseId) ?? []).filter((at) => now - at < 1000 && at <= now);
    recent.push(now);
    this.#recent.set(baseId, recent);
    if (recent.length <= PER_SECOND) return;
    this.#closedUntil.set(baseId, now + LOCKOUT_MS);
    throw tooFast();
  }
}

function tooFast(): ApiError {
  return listed('RATE_LIMIT_REACHED', 'Rate limit exceeded. Please try again later');
}

function overQuota(): ApiError {
  return listed(
    'PUBLIC_API_BILLING_LIMIT_EXCEEDED',
    "API billing plan limit exceeded. You've reached the maximum number of requests allowed for this month.",
  );
}

/** The shape of the 429s: a list under `errors`. */
function listed(error: string, message: string): ApiError {
  return new ApiError({ status: 429, body: { errors: [{ error, message }] } });
}
