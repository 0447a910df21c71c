import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../src/secret.js';

const token = 'patSecretValue.0123456789';

describe('src/secret', () => {
  it('shows itself nowhere', () => {
    const secret = new Secret(token);
    expect(
      `${secret} ${JSON.stringify({ secret })} ${inspect(secret)} ${inspect({ deep: [secret] })}`,
    ).not.toContain(token);
    expect(secret.reveal()).toBe(token);
  });
});
