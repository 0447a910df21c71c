import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.js';

const token = 'patSecretValue.0123456789';

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('src/config', () => {
  it('needs a token alone and has sensible values for the rest', () => {
    const config = loadConfig({ AIRTABLE_TOKEN: token, HOME: '/home/ada' });
    expect(config.tracker.endpointUrl).toBe('https://api.airtable.com');
    expect(config.monthlyCalls).toBe(900);
    expect(config.dataDir).toMatch(/short-accounts$/);
    expect(config.port).toBe(4020);
  });

  it('says all faults at once, by the name of the variable', () => {
    const faults = faultsOf({ AIRTABLE_BASE_ID: 'wrong', PORT: 'high', LOG_LEVEL: 'loud' });
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'AIRTABLE_BASE_ID',
      'AIRTABLE_TOKEN',
      'LOG_LEVEL',
      'PORT',
    ]);
  });

  it('takes a blank value for one that is not set', () => {
    expect(loadConfig({ AIRTABLE_TOKEN: token, AIRTABLE_BASE_ID: ' ' }).tracker.container).toBeUndefined();
  });

  it.each(['http://airtable.example', 'http://localhost:1@airtable.example', 'ftp://localhost', 'localhost'])(
    'sends no token to %s',
    (url) => {
      expect(faultsOf({ AIRTABLE_TOKEN: token, AIRTABLE_ENDPOINT_URL: url })).toHaveLength(1);
    },
  );

  it('sends a token over plain http to this computer', () => {
    const local = loadConfig({ AIRTABLE_TOKEN: token, AIRTABLE_ENDPOINT_URL: 'http://127.0.0.1:4010/' });
    expect(local.tracker.endpointUrl).toBe('http://127.0.0.1:4010');
  });

  it('keeps the same installation for the same folder on the same computer', () => {
    const id = (dir: string) => loadConfig({ AIRTABLE_TOKEN: token, DATA_DIR: dir }).installation.id;
    expect(id('one')).toBe(id('one'));
    expect(id('one')).not.toBe(id('two'));
  });

  it('tells installations of the same relative folder in two places apart', () => {
    const config = loadConfig({ AIRTABLE_TOKEN: token, DATA_DIR: './data' });
    expect(config.dataDir).toBe(resolve('data'));
    expect(config.installation.id).toBe(
      loadConfig({ AIRTABLE_TOKEN: token, DATA_DIR: resolve('data') }).installation.id,
    );
  });

  it('refuses a token that was copied with other words', () => {
    const faults = faultsOf({ AIRTABLE_TOKEN: `Bearer ${token}` });
    expect(faults).toEqual(['AIRTABLE_TOKEN holds white space; copy the token alone.']);
  });

  it('reads under which address client pages are reached, without a slash at its end', () => {
    const config = loadConfig({ AIRTABLE_TOKEN: token, PUBLIC_URL: 'https://pages.example.com/work/' });
    expect(config.publicUrl).toBe('https://pages.example.com/work');
    expect(loadConfig({ AIRTABLE_TOKEN: token }).publicUrl).toBeUndefined();
  });

  it.each(['http://pages.example.com', 'pages.example.com', 'ftp://localhost'])(
    'shows client pages under no address like %s, where links could be read on the way',
    (url) => {
      const faults = faultsOf({ AIRTABLE_TOKEN: token, PUBLIC_URL: url });
      expect(faults).toEqual([expect.stringMatching(/^PUBLIC_URL /u)]);
    },
  );

  it('shows no token, neither in itself nor in its faults', () => {
    expect(JSON.stringify(loadConfig({ AIRTABLE_TOKEN: token }))).not.toContain(token);
    expect(faultsOf({ AIRTABLE_TOKEN: token, PORT: 'x' }).join()).not.toContain(token);
  });
});
