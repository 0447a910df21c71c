/** What a call is for; the month's quota is shared out by these. */
export type CallKind = 'read' | 'write' | 'schema' | 'provision' | 'feed';

/**
 * - `auth`: the token is missing, wrong, expired or revoked.
 * - `permission`: the token may not do this, or the thing is not there (trackers answer the same for both).
 * - `not-found`: the thing is gone.
 * - `invalid`: the tracker refused what was sent; repeating will not help.
 * - `rate`: too many calls just now; waiting helps.
 * - `quota`: the month's calls are used up; waiting helps only when the month turns.
 * - `unavailable`: the tracker is down or the connection broke before an answer; waiting helps.
 * - `ambiguous`: a write was sent and no answer came: it may or may not have happened.
 * - `stale-cursor`: the place to go on from is no longer known; read from the start.
 * - `protocol`: an answer that is not understood.
 */
export type TrackerErrorKind =
  | 'auth'
  | 'permission'
  | 'not-found'
  | 'invalid'
  | 'rate'
  | 'quota'
  | 'unavailable'
  | 'ambiguous'
  | 'stale-cursor'
  | 'protocol';

export type TrackerErrorDetails = {
  readonly kind: TrackerErrorKind;
  /** What the freelancer can do about it. */
  readonly advice: string;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** The tracker's own word for it (`INVALID_VALUE_FOR_COLUMN`), for people and tests of the adapter only. */
  readonly code?: string;
  /** Milliseconds to wait before trying again, when known. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
};

/** Everything a tracker can fail with. Never holds a token or a full URL. */
export class TrackerError extends Error {
  readonly kind: TrackerErrorKind;
  readonly advice: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, details: TrackerErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'TrackerError';
    this.kind = details.kind;
    this.advice = details.advice;
    this.status = details.status;
    this.code = details.code;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** The same error with where it happened put before the message. */
  within(context: string): TrackerError {
    const { kind, advice, status, code, retryAfterMs, cause } = this;
    return new TrackerError(`${context}: ${this.message}`, {
      kind,
      advice,
      cause: cause ?? this,
      ...(status === undefined ? {} : { status }),
      ...(code === undefined ? {} : { code }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
}

/** Waiting and trying again can help with these. */
export function isRetriable(kind: TrackerErrorKind): boolean {
  return kind === 'rate' || kind === 'unavailable';
}
