import { type Call, isJson, type Json } from '../reply.js';
import { onlyKeys, refuse } from './check.js';
import { NotionError, restricted, validationError } from './errors.js';
import { asId } from './ids.js';
import { BOT, type Capability, type NotionWorld, type Token } from './state.js';

export const VERSIONS = ['2025-09-03', '2026-03-11'] as const;
export type Version = (typeof VERSIONS)[number];

/** A call whose token and version are known, on its way to a route. */
export type Request = {
  readonly world: NotionWorld;
  readonly call: Call;
  readonly token: Token;
  readonly version: Version;
  /** Who acts: the connection. */
  readonly by: string;
};

/** A request whose body may be no larger; the limit is on bytes. Source: developers.notion.com/reference/request-limits. */
const LARGEST_BODY = 500 * 1024;

export function requestOf(world: NotionWorld, call: Call, token: Token): Request {
  const version = call.headers['notion-version'];
  const known = VERSIONS.find((one) => one === version);
  const where = 'Notion-Version header failed validation: Notion-Version header should be';
  if (version === undefined) {
    throw new NotionError(400, 'missing_version', `${where} defined, instead was \`undefined\`.`);
  }
  if (known === undefined) {
    const names = VERSIONS.map((one) => `\`"${one}"\``).join(' or ');
    throw validationError(`${where} ${names}, instead was \`${JSON.stringify(version)}\`.`);
  }
  if (Buffer.byteLength(call.raw) > LARGEST_BODY) {
    throw new NotionError(413, 'validation_error', 'The request body is too large.');
  }
  return { world, call, token, version: known, by: BOT.id };
}

export function need(request: Request, capability: Capability): void {
  if (!request.token.capabilities.includes(capability)) throw restricted();
}

/** The body with no key in it that Notion does not know. */
export function bodyOf({ call }: Request, known: readonly string[]): Json {
  if (call.raw === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(call.raw);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new NotionError(400, 'invalid_json', 'Error parsing JSON body.');
  }
  if (!isJson(body)) return refuse('body', 'an object', body);
  onlyKeys(body, 'body', known);
  return body;
}

/** The older version also says `archived` for what is in the trash; the newer one knows the word no more. */
export function trashKeys({ version }: Request): string[] {
  return version === '2025-09-03' ? ['in_trash', 'archived'] : ['in_trash'];
}

export function pathId(text: string, name: string): string {
  const id = asId(text);
  if (id !== null) return id;
  throw validationError(
    `path failed validation: path.${name} should be a valid uuid, instead was \`${JSON.stringify(text)}\`.`,
  );
}
