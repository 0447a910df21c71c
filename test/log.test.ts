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
      log.error({ err: new Error(`refused ${token}`) }, 'failed');
    });
    expect(text).toContain('refused [secret]');
    expect(text).not.toContain(token);
  });

  it('keeps quiet below its level', () => {
    expect(logged((log) => log.debug({}, 'details'))).toBe('');
  });
});
