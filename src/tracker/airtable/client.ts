import Airtable from 'airtable';
import { z } from 'zod';
import { type CallKind, isRetriable, TrackerError } from '../errors.js';
import type { Clock, Pace } from '../pacing.js';
import type { CallMeter } from '../port.js';
import { protocolError, refusalError, silenceError } from './errors.js';

export type ClientOptions = {
  readonly token: string;
  /** Without a path at its end. */
  readonly endpointUrl: string;
  readonly meter: CallMeter;
  readonly pace: Pace;
  readonly clock: Clock;
  /** How long one call may take before its answer is given up. */
  readonly timeoutMs: number;
};

type Method = 'GET' | 'POST' | 'PATCH';
type Query = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export type Call<T> = {
  readonly kind: CallKind;
  readonly method: Method;
  /** Under the base for records, under `/v0` for the rest. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: object;
  readonly answer: z.ZodType<T>;
  /** Doing it twice is the same as doing it once: reads, whatever their method. */
  readonly repeatable: boolean;
};

export type AirtableClient = {
  /** Records of a base, by the official package. */
  records<T>(baseId: string, call: Call<T>): Promise<T>;
  /** What the package does not know: schema and webhooks. */
  meta<T>(call: Call<T>): Promise<T>;
};

type Answer = { readonly status: number; readonly body: unknown; readonly retryAfter: string | null };

/** How often a call is tried in all; a call of the quota each time. */
const attempts = 4;
/** After a 429 Airtable refuses everything for 30 s (airtable.com/developers/web/api/rate-limits); a second to be sure. */
const lockoutMs = 31_000;
/** A longer wait than this is left to the next round. */
const longestWaitMs = 120_000;

/**
 * Talks to Airtable: counts each call before it is sent, waits for its turn, gives up an answer that does not come,
 * tries again what may be tried again, and makes a `TrackerError` of everything else.
 *
 * What is not repeatable and got no clear answer throws `unavailable` at once: whether it was done has to be looked up.
 */
export function createClient(options: ClientOptions): AirtableClient {
  const { meter, pace, clock } = options;

  async function perform<T>(call: Call<T>, send: () => Promise<Answer>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      await meter.spend(call.kind);
      try {
        return understood(call, await pace.run(send));
      } catch (error) {
        if (!(error instanceof TrackerError)) throw error;
        const wait = waitBefore(error, attempt);
        if (error.kind === 'rate') pace.pause(wait);
        if (attempt === attempts || wait > longestWaitMs || !mayRepeat(error, call.repeatable)) throw error;
        if (error.kind === 'unavailable') await clock.sleep(wait);
      }
    }
  }

  const packaged = new Airtable({
    apiKey: options.token,
    endpointUrl: options.endpointUrl,
    noRetryIfRateLimited: true,
    // Later than our own limit, which also covers the body: frees the socket of a call given up.
    requestTimeout: options.timeoutMs + 1_000,
  });

  return {
    records: (baseId, call) => perform(call, () => sendByPackage(packaged, baseId, call, options.timeoutMs)),
    meta: (call) => perform(call, () => sendByFetch(options, call)),
  };
}

function mayRepeat(failure: TrackerError, repeatable: boolean): boolean {
  // A call refused for its rate did nothing, so anything may be sent again.
  return failure.kind === 'rate' || (repeatable && isRetriable(failure.kind));
}

function waitBefore(failure: TrackerError, attempt: number): number {
  if (failure.retryAfterMs !== undefined) return Math.max(1_000, failure.retryAfterMs);
  return failure.kind === 'rate' ? lockoutMs : 1_000 * 2 ** (attempt - 1);
}

function understood<T>(call: Call<T>, { status, body, retryAfter }: Answer): T {
  if (status < 200 || status > 299) {
    const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
    throw refusalError({
      status,
      body,
      ...(Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: seconds * 1_000 } : {}),
    });
  }
  // Half an answer, or a page of a proxy: it may have been done, so it counts as no answer.
  if (body === undefined) throw silenceError(`Airtable's answer to ${call.method} was no JSON`);
  const read = call.answer.safeParse(body);
  if (read.success) return read.data;
  throw protocolError(
    `Airtable's answer to ${call.method} is not as expected: ${z.prettifyError(read.error)}`,
  );
}

/**
 * The package replaces the bodies of 401, 403 and 429 by texts of its own and so hides a used-up quota; this keeps
 * every JSON answer as it came.
 */
class PlainBase extends Airtable.Base {
  override _checkStatusForError(): null {
    return null;
  }
}

const packageFailure = z.object({ error: z.string(), statusCode: z.number().nullish() });

async function sendByPackage(
  packaged: Airtable,
  baseId: string,
  { method, path, query = {}, body }: Call<unknown>,
  timeoutMs: number,
): Promise<Answer> {
  const base = new PlainBase(packaged, baseId);
  const request = base
    .makeRequest({ method, path, qs: { ...query }, ...(body === undefined ? {} : { body }) })
    .then(
      (answer): Answer => ({
        status: answer.statusCode,
        body: answer.body,
        retryAfter: answer.headers.get('retry-after'),
      }),
      (error: unknown): Answer => {
        // The package rejects with an object of its own whose message holds the full address.
        const status = packageFailure.safeParse(error).data?.statusCode;
        if (typeof status !== 'number') throw silenceError('The connection to Airtable broke');
        return { status, body: undefined, retryAfter: null };
      },
    );
  // The limit of the package ends with the headers; a body that stops half-way would be awaited for ever.
  return withinTime(request, timeoutMs);
}

async function withinTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silenceError('Airtable did not answer in time')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function sendByFetch(
  { endpointUrl, token, timeoutMs }: ClientOptions,
  { method, path, query = {}, body }: Call<unknown>,
): Promise<Answer> {
  try {
    const response = await fetch(`${endpointUrl}/v0${path}${queryText(query)}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text), retryAfter: response.headers.get('retry-after') };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    // Of the error itself only the cause is kept: it names the fault of the socket, not the address.
    const cause = error instanceof Error ? error.cause : undefined;
    throw silenceError(
      timedOut ? 'Airtable did not answer in time' : 'The connection to Airtable broke',
      cause,
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function queryText(query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'object') for (const item of value) params.append(`${name}[]`, item);
    else params.append(name, String(value));
  }
  return params.size === 0 ? '' : `?${params}`;
}

/** How long the query of a call becomes in its address, in characters. */
export function queryLength(query: Query): number {
  return queryText(query).length;
}
