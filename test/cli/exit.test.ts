import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { UsageError, verdict } from '../../src/cli/exit.js';
import { ConfigError } from '../../src/config.js';
import { TrackerError } from '../../src/tracker/errors.js';

describe('cli/exit', () => {
  it('calls help and version done', () => {
    expect(verdict(new CommanderError(0, 'commander.version', '0.1.0'))).toEqual({ code: 0, lines: [] });
  });

  it('calls a wrong command or option bad usage, and says nothing twice', () => {
    expect(verdict(new CommanderError(1, 'commander.unknownOption', 'no'))).toEqual({ code: 2, lines: [] });
    expect(verdict(new UsageError('Write a port.'))).toEqual({ code: 2, lines: ['Write a port.'] });
  });

  it('calls an incomplete configuration bad usage: nothing was begun', () => {
    expect(verdict(new ConfigError(['AIRTABLE_TOKEN is missing']))).toMatchObject({ code: 2 });
  });

  it('calls anything else incomplete, in one sentence', () => {
    expect(verdict(new Error('The disk is full.'))).toEqual({ code: 1, lines: ['The disk is full.'] });
    expect(verdict('gone')).toEqual({ code: 1, lines: ['gone'] });
  });

  it('adds what the reader can do where the tracker said no', () => {
    const error = new TrackerError('The token is not accepted.', { kind: 'auth', advice: 'Make a new one.' });
    expect(verdict(error)).toEqual({
      code: 1,
      lines: ['The token is not accepted.', 'Make a new one.'],
    });
  });
});
