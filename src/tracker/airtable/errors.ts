import { z } from 'zod';
import { TrackerError, type TrackerErrorKind } from '../errors.js';

/** What came back for a call that was answered, however badly. */
export type Refusal = {
  readonly status: number;
  readonly body: unknown;
  /** From `Retry-After`, when it was sent. */
  readonly retryAfterMs?: number;
};

const said = z.object({ type: z.string().optional(), message: z.string().optional() });

/**
 * The shapes in which Airtable words a refusal: an object with type and message, the bare type, and (for 429) a list.
 * Source: airtable.com/developers/web/api/errors and answers seen.
 */
const shapes = z.union([
  z.object({ error: said }).transform(({ error }) => ({ code: error.type, message: error.message })),
  z
    .object({ error: z.string(), message: z.string().optional() })
    .transform(({ error, message }) => ({ code: error, message })),
  z
    .object({
      errors: z.array(z.object({ error: z.string().optional(), message: z.string().optional() })).min(1),
    })
    .transform(({ errors }) => ({ code: errors[0]?.error, message: errors[0]?.message })),
]);

const quotaCode = 'PUBLIC_API_BILLING_LIMIT_EXCEEDED';
const staleIteratorCode = 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE';

/** A refusal in the tracker's words. Airtable's own text is kept for the reader, never to decide by. */
export function refusalError(refusal: Refusal): TrackerError {
  const { status, body, retryAfterMs } = refusal;
  const { code, message } = shapes.safeParse(body).data ?? {};
  const kind = kindOf(status, code);
  return new TrackerError(`Airtable answered ${status}${wording(code, message)}`, {
    kind,
    advice: adviceFor(kind, code),
    status,
    ...(code === undefined ? {} : { code }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function kindOf(status: number, code: string | undefined): TrackerErrorKind {
  if (code === quotaCode) return 'quota';
  if (code === staleIteratorCode) return 'stale-cursor';
  if (status === 401) return 'auth';
  if (status === 403) return 'permission';
  if (status === 404) return 'not-found';
  if (status === 429) return 'rate';
  if (status === 408 || status >= 500) return 'unavailable';
  if (status === 400 || status === 409 || status === 413 || status === 422) return 'invalid';
  return 'protocol';
}

function wording(code: string | undefined, message: string | undefined): string {
  const words = [code, message && message.length > 300 ? `${message.slice(0, 300)}…` : message];
  const text = words.filter((part) => part !== undefined && part !== '').join(': ');
  return text === '' ? '' : ` (${text})`;
}

const advice: Record<TrackerErrorKind, string> = {
  auth: 'Make a personal access token at airtable.com/create/tokens and put it into AIRTABLE_TOKEN.',
  permission:
    'Check that the token has data.records:read and :write, schema.bases:read and :write, and access to this base, and that you may edit it.',
  'not-found':
    'Check the base in AIRTABLE_BASE_ID; if a table was deleted, restore it from the trash or run "apply".',
  invalid: 'Nothing was changed by this call. Run "doctor" to compare the base with what is expected.',
  rate: 'Nothing to do: it goes on by itself after a pause.',
  quota:
    'The workspace has used up its API calls of this month. It goes on when the month turns, or with a larger Airtable plan.',
  unavailable: 'Nothing to do: it is tried again in the next round.',
  ambiguous: 'It is looked up in the next round; nothing is sent twice meanwhile.',
  'stale-cursor': 'Nothing to do: the table is read again from its start.',
  protocol: 'Try again; if it stays, a proxy may stand in between, or Airtable changed its answers.',
};

function adviceFor(kind: TrackerErrorKind, code: string | undefined): string {
  if (code === 'INVALID_PERMISSIONS') {
    return 'Your role or a lock on the table or column forbids this: ask for edit rights, or unlock it.';
  }
  return advice[kind];
}

/**
 * No usable answer came: the connection broke, time ran out, or the answer was cut off. The cause given to this must
 * hold no address.
 */
export function silenceError(what: string, cause?: unknown): TrackerError {
  return new TrackerError(what, {
    kind: 'unavailable',
    advice: advice.unavailable,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** An answer of success that cannot be understood. */
export function protocolError(what: string, cause?: unknown): TrackerError {
  return new TrackerError(what, {
    kind: 'protocol',
    advice: advice.protocol,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** A write whose answer was lost, and that cannot be looked up either. */
export function ambiguousError(cause: TrackerError): TrackerError {
  return new TrackerError(`A write was sent and its outcome is not known: ${cause.message}`, {
    kind: 'ambiguous',
    advice: advice.ambiguous,
    cause,
    ...(cause.status === undefined ? {} : { status: cause.status }),
    ...(cause.code === undefined ? {} : { code: cause.code }),
  });
}
