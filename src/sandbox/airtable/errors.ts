import type { Reply } from '../reply.js';

/** Thrown anywhere below a route; the router answers with its reply. */
export class ApiError extends Error {
  readonly reply: Reply;
  /** The sentence in the body, where it has one. */
  readonly words: string;

  constructor(reply: Reply, words?: string) {
    const message = JSON.stringify(reply.body);
    super(message);
    this.name = 'ApiError';
    this.reply = reply;
    this.words = words ?? message;
  }
}

/** The usual shape of Airtable's errors. */
export function apiError(status: number, type: string, message?: string): ApiError {
  const body = { error: message === undefined ? { type } : { type, message } };
  return new ApiError({ status, body }, message);
}

export function unauthorized(): ApiError {
  return apiError(401, 'AUTHENTICATION_REQUIRED', 'Authentication required');
}

/** No right and no such thing are deliberately one answer. */
export function forbidden(): ApiError {
  return apiError(
    403,
    'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
    'Invalid permissions, or the requested model was not found.',
  );
}

/** The shape for a path nobody has: the error is a bare text. */
export function notFound(): ApiError {
  return new ApiError({ status: 404, body: { error: 'NOT_FOUND' } });
}

export function recordNotFound(): ApiError {
  return apiError(404, 'MODEL_ID_NOT_FOUND', 'Record not found');
}

export function invalidRequest(detail?: string): ApiError {
  const message = 'Invalid request: parameter validation failed. Check your request data.';
  return apiError(422, 'INVALID_REQUEST_UNKNOWN', detail === undefined ? message : `${message} ${detail}`);
}

export function missingFields(): ApiError {
  return apiError(422, 'INVALID_REQUEST_MISSING_FIELDS', 'Could not find field "fields" in the request body');
}

export function unknownField(name: string): ApiError {
  return apiError(422, 'UNKNOWN_FIELD_NAME', `Unknown field name: "${name}"`);
}

export function badValue(field: string): ApiError {
  return apiError(422, 'INVALID_VALUE_FOR_COLUMN', `Field "${field}" cannot accept the provided value`);
}

export function unparsable(value: unknown, field: string): ApiError {
  return apiError(
    422,
    'INVALID_VALUE_FOR_COLUMN',
    `Cannot parse value ${JSON.stringify(value)} for field ${field}`,
  );
}

export function computedField(field: string): ApiError {
  return apiError(
    422,
    'INVALID_VALUE_FOR_COLUMN',
    `Field "${field}" cannot accept a value because the field is computed`,
  );
}

/** The name stands in doubled quotes. */
export function unknownChoice(name: string): ApiError {
  return apiError(
    422,
    'INVALID_MULTIPLE_CHOICE_OPTIONS',
    `Insufficient permissions to create new select option ""${name}""`,
  );
}

export function rowMissing(id: string): ApiError {
  return apiError(422, 'ROW_DOES_NOT_EXIST', `Record ID ${id} does not exist in this table`);
}

/** Not Airtable's: the sandbox says what it does not have rather than pretend. */
export function notServed(what: string): ApiError {
  return apiError(501, 'NOT_SERVED_BY_SANDBOX', `The sandbox does not have ${what}; Airtable may.`);
}
