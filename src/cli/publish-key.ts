import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const size = 32;

/** The secret from which published pages get their names, made when it is first needed. */
export function publishKey(dataDir: string): Buffer {
  const file = join(dataDir, 'publish.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(size), { mode: 0o600, flag: 'wx' });
  }
  const key = readFileSync(file);
  if (key.length === size) return key;
  throw new Error(`${file} is damaged. Move it away; pages then get new names.`);
}
