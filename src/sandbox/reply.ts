/** What the sandbox answers; without `text` the body is `body` as JSON. */
export type Reply = {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as it is, so that a test can have a body that is no JSON. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A request whose body is read already. */
export type Call = {
  readonly method: string;
  /** Without the query, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly raw: string;
};

export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}
