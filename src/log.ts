import { type DestinationStream, type Logger, pino } from 'pino';
import type { Secret } from './secret.js';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type LogOptions = {
  readonly level: LogLevel;
  /** Never written, wherever they turn up: in a message, an error or a field. */
  readonly secrets: readonly Secret[];
  readonly destination: DestinationStream;
};

/** Lines of JSON; the caller chooses where to, and that is standard error in the program. */
export function createLog(options: LogOptions): Log {
  const hidden = options.secrets.map((secret) => secret.reveal()).filter((value) => value !== '');
  const masked: DestinationStream = {
    write(line) {
      options.destination.write(hidden.reduce((text, value) => text.replaceAll(value, '[secret]'), line));
    },
  };
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: whereOf },
    },
    masked,
  );
}

/** What sort of error it was and where, never its message: that may repeat what stands in somebody's row or letter. */
function whereOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack = '' } = error;
  const { kind, code } = error as { readonly kind?: unknown; readonly code?: unknown };
  const at = stack.split('\n').filter((line) => /^ {4}at .*:\d+:\d+\)?$/u.test(line));
  return { type: name, kind, code, at: at.map((line) => line.trim()) };
}
