import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.js';
import { Secret } from '../src/secret.js';

const token = 'patSecretValue.0123456789';

function logged(speak: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  const destination = {
    write: (line: string) => {
      text += line;
    },
  };
  speak(createLog({ level: 'info', secrets: [new Secret(token)], destination }));
  return text;
}

describe('src/log', () => {
  it('never writes a secret, wherever it turns up', () => {
    const text = logged((log) => {
      log.info({ header: `Bearer ${token}` }, `sent with ${token}`);
      log.error({ err: token }, `refused ${token}`);
    });
    expect(text).toContain('refused [secret]');
    expect(text).not.toContain(token);
  });

  it('says of an error what sort it is and where, never what it quotes', () => {
    const cause = new Error('of Ada <ada@example.com>');
    const error = Object.assign(new RangeError('Dear Ada, the text\n  at all', { cause }), { code: 'EODD' });
    const text = logged((log) => log.error({ err: error }, 'failed'));
    expect(text).toMatch(/"type":"RangeError","code":"EODD","at":\["at .*log\.test/);
    expect(text).not.toMatch(/Dear|ada@|at all/);
  });

  it('keeps quiet below its level', () => {
    expect(logged((log) => log.debug({}, 'details'))).toBe('');
  });
});
