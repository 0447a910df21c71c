import { Client } from '@notionhq/client';
import { z } from 'zod';
import { type CallKind, isRetriable, TrackerError } from '../errors.js';
import type { Clock, Pace } from '../pacing.js';
import type { CallMeter } from '../port.js';
import { protocolError, refusalError } from './errors.js';

export type ClientOptions = {
  readonly token: string;
  /** Without a path at its end. */
  readonly baseUrl: string;
  readonly meter: CallMeter;
  readonly pace: Pace;
  readonly clock: Clock;
  /** How long one call may take before its answer is given up. */
  readonly timeoutMs: number;
};

export type Call<T> = {
  readonly kind: CallKind;
  readonly method: 'get' | 'post' | 'patch';
  /** Under `/v1`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: Record<string, unknown>;
  readonly answer: z.ZodType<T>;
  /** Doing it twice is the same as doing it once: reads, whatever their method. */
  readonly repeatable: boolean;
};

export type NotionClient = { call<T>(call: Call<T>): Promise<T> };

/** How often a call is tried in all. */
const attempts = 4;
/** A longer wait than this is left to the next round. */
const longestWaitMs = 120_000;
/** When Notion does not say how long to wait. */
const usualWaitMs = 10_000;

/**
 * Talks to Notion through its official package with that one's own retries off: it does not repeat reads that are
 * POSTs and shares no pause. Counts each call before it is sent, waits for its turn, gives up an answer that does not
 * come and lets go of the connection.
 */
export function createClient(options: ClientOptions): NotionClient {
  const { meter, pace, clock, timeoutMs } = options;
  const packaged = new Client({
    auth: options.token,
    baseUrl: options.baseUrl,
    notionVersion: '2026-03-11',
    retry: false,
    timeoutMs: timeoutMs + 1_000,
    logger: () => {},
    // The package gives up waiting but never ends the request: the write might still land unseen.
    fetch: (url, init) =>
      fetch(url, { ...(init as RequestInit), signal: AbortSignal.timeout(timeoutMs) }) as never,
  });

  async function send<T>({ method, path, query, body, answer }: Call<T>): Promise<T> {
    const answered = await packaged
      .request<object>({
        method,
        path,
        ...(query === undefined ? {} : { query }),
        ...(body === undefined ? {} : { body }),
      })
      .catch((error: unknown) => {
        throw refusalError(error);
      });
    const read = answer.safeParse(answered);
    if (read.success) return read.data;
    throw protocolError(`Notion's answer to ${method} is not as expected: ${z.prettifyError(read.error)}`);
  }

  return {
    async call(call) {
      for (let attempt = 1; ; attempt++) {
        await meter.spend(call.kind);
        try {
          return await pace.run(() => send(call));
        } catch (error) {
          if (!(error instanceof TrackerError) || !isRetriable(error.kind)) throw error;
          const wait =
            error.retryAfterMs ?? (error.kind === 'rate' ? usualWaitMs : 1_000 * 2 ** (attempt - 1));
          if (error.kind === 'rate') pace.pause(wait);
          // A call refused for its rate did nothing, so anything may be sent again.
          const mayRepeat = error.kind === 'rate' || call.repeatable;
          if (attempt === attempts || wait > longestWaitMs || !mayRepeat) throw error;
          if (error.kind === 'unavailable') await clock.sleep(wait);
        }
      }
    },
  };
}
