import { type Call, isJson, type Json } from '../reply.js';
import { apiError, forbidden, invalidRequest } from './errors.js';
import { type Base, type Table, type Token, tableOf, type World } from './state.js';

/** A call whose token and base are known, on its way to a route. */
export type Request = {
  readonly world: World;
  readonly call: Call;
  readonly token: Token;
  /** The token's text tells whose webhooks are whose. */
  readonly tokenText: string;
};

export function need(request: Request, scope: string): void {
  if (!request.token.scopes.includes(scope)) throw forbidden();
}

export function baseFor(request: Request, id: string): Base {
  const base = request.world.bases.get(id);
  if (base === undefined) throw forbidden();
  return base;
}

export function tableFor(base: Base, nameOrId: string): Table {
  const table = tableOf(base, nameOrId);
  if (table === undefined) throw forbidden();
  return table;
}

/** The body as JSON; a call without a body has an empty one. */
export function bodyOf({ call }: Request): Json {
  if (call.raw === '') return {};
  try {
    const body: unknown = JSON.parse(call.raw);
    if (isJson(body)) return body;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw apiError(422, 'INVALID_REQUEST_BODY', 'Could not parse request body');
  }
  throw invalidRequest();
}

/** `name[]=a&name[]=b`, `name=a` or, in a body, a list. */
export function listParam(query: URLSearchParams, name: string): string[] {
  return [...query.getAll(`${name}[]`), ...query.getAll(name), ...indexed(query, name)];
}

function indexed(query: URLSearchParams, name: string): string[] {
  const found: string[] = [];
  for (let index = 0; query.has(`${name}[${index}]`); index += 1)
    found.push(query.get(`${name}[${index}]`) ?? '');
  return found;
}
