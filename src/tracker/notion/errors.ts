import { APIResponseError, RequestTimeoutError, UnknownHTTPResponseError } from '@notionhq/client';
import { z } from 'zod';
import { TrackerError, type TrackerErrorKind } from '../errors.js';

/** Read leniently: what an error says besides must not hide what it says. */
const word = z.string().optional().catch(undefined);
const said = z.object({
  code: word,
  message: word,
  additional_data: z
    .object({ rate_limit_reason: word, retry_after: word, block_limit: word })
    .optional()
    .catch(undefined),
});

/** Waiting does not help with this one (developers.notion.com/reference/request-limits). */
const blockedReason = 'public_api_request_blocked';

const late = 'Notion did not answer in time';

/** Whatever the official package threw, in the tracker's words. */
export function refusalError(error: unknown): TrackerError {
  if (error instanceof TrackerError) return error;
  if (error instanceof APIResponseError || error instanceof UnknownHTTPResponseError) {
    return answered(error.status, error.body, error.headers);
  }
  if (error instanceof RequestTimeoutError) return silenceError(late);
  if (error instanceof Error && error.name === 'TimeoutError') return silenceError(late);
  return silenceError('The connection to Notion broke', nameOnly(error));
}

function answered(status: number, text: string, headers: unknown): TrackerError {
  const { code, message, additional_data: more } = said.safeParse(json(text)).data ?? {};
  const kind = kindOf(status, code, more?.rate_limit_reason);
  const seconds = Number(retryAfter(headers) ?? more?.retry_after);
  return new TrackerError(`Notion answered ${status}${wording(code, message)}`, {
    kind,
    advice: adviceFor(kind, status, more),
    status,
    ...(code === undefined ? {} : { code }),
    ...(Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: seconds * 1_000 } : {}),
  });
}

function kindOf(status: number, code: string | undefined, reason: string | undefined): TrackerErrorKind {
  if (reason === blockedReason) return 'permission';
  if (status === 401) return 'auth';
  if (status === 403) return 'permission';
  if (status === 404) return 'not-found';
  if (status === 429 || status === 529) return 'rate';
  if (status === 409 || status === 408 || status >= 500) return 'unavailable';
  if (status === 400 || status === 413) return code === 'missing_version' ? 'protocol' : 'invalid';
  return 'protocol';
}

function wording(code: string | undefined, message: string | undefined): string {
  const words = [code, message && message.length > 300 ? `${message.slice(0, 300)}…` : message];
  const text = words.filter((part) => part !== undefined && part !== '').join(': ');
  return text === '' ? '' : ` (${text})`;
}

const advice: Record<TrackerErrorKind, string> = {
  auth: 'Make a connection at notion.so/profile/integrations and put its secret into NOTION_TOKEN.',
  permission:
    'Give the connection the capabilities to read, update and insert content, at notion.so/profile/integrations.',
  'not-found':
    'Notion answers the same for what is gone and for what is not shared. Open the page of the tracker in Notion and add your connection under ••• › Connections; or restore what was deleted from the trash.',
  invalid: 'Nothing was changed by this call. Run "doctor" to compare the workspace with what is expected.',
  rate: 'Nothing to do: it goes on by itself after a pause.',
  quota: 'It goes on when the month turns.',
  unavailable: 'Nothing to do: it is tried again in the next round.',
  ambiguous: 'It is looked up in the next round; nothing is sent twice meanwhile.',
  'stale-cursor': 'Nothing to do: everything is read again.',
  protocol: 'Try again; if it stays, a proxy may stand in between, or Notion changed its answers.',
};

type More = z.infer<typeof said>['additional_data'];

function adviceFor(kind: TrackerErrorKind, status: number, more: More): string {
  if (more?.rate_limit_reason === blockedReason)
    return 'Notion has blocked this connection; ask its support. Waiting does not help.';
  if (status === 403 && more?.block_limit !== undefined)
    return 'A free workspace of several members holds 1,000 blocks and this one is full: choose a larger Notion plan, or be its only member. Reading goes on.';
  return advice[kind];
}

/** No usable answer came: the connection broke or time ran out. The cause given to this must hold no address. */
export function silenceError(what: string, cause?: unknown): TrackerError {
  return new TrackerError(what, {
    kind: 'unavailable',
    advice: advice.unavailable,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** An answer of success that cannot be understood. */
export function protocolError(what: string): TrackerError {
  return new TrackerError(what, { kind: 'protocol', advice: advice.protocol });
}

/** A write whose answer was lost, and that cannot be looked up either. */
export function ambiguousError(cause: TrackerError): TrackerError {
  return new TrackerError(`A write was sent and its outcome is not known: ${cause.message}`, {
    kind: 'ambiguous',
    advice: advice.ambiguous,
    cause,
  });
}

function retryAfter(headers: unknown): string | null {
  return headers instanceof Headers ? headers.get('retry-after') : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What fetch throws names addresses; only the code of the cause is kept. */
function nameOnly(error: unknown): Error {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return new Error(code ?? (error instanceof Error ? error.name : 'unknown'));
}
