import { CommanderError } from 'commander';
import { ConfigError } from '../config.js';
import { StoreError } from '../store/port.js';
import { TrackerError } from '../tracker/errors.js';

/** Exit codes of every command. Row faults are no failure: the rest went on. */
export const exitCodes = { done: 0, incomplete: 1, badUsage: 2 } as const;

/** What was asked cannot be done as asked; nothing was begun. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What to print and how to end, for whatever was thrown. */
export function verdict(error: unknown): { readonly code: number; readonly lines: readonly string[] } {
  // Commander has printed its own message by now.
  if (error instanceof CommanderError) {
    return { code: error.exitCode === 0 ? exitCodes.done : exitCodes.badUsage, lines: [] };
  }
  if (error instanceof UsageError || error instanceof ConfigError) {
    return { code: exitCodes.badUsage, lines: [error.message] };
  }
  if (error instanceof TrackerError || error instanceof StoreError) {
    return { code: exitCodes.incomplete, lines: [error.message, error.advice] };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: exitCodes.incomplete, lines: [message] };
}
