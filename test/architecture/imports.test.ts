import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Room by path prefix; the longest prefix wins. */
const rooms = {
  'src/domain/': ['src/domain/', 'temporal-polyfill', 'dinero.js'],
  'src/tracker/': [
    'src/tracker/',
    'src/domain/',
    '!src/tracker/airtable/',
    '!src/tracker/notion/',
    '!src/tracker/index.ts',
    'temporal-polyfill',
  ],
  'src/tracker/index.ts': ['src/tracker/', 'src/config.ts', 'src/log.ts', 'src/secret.ts'],
  'src/tracker/airtable/': [
    'src/tracker/',
    '!src/tracker/index.ts',
    '!src/tracker/notion/',
    'src/domain/',
    'src/log.ts',
    'airtable',
    'zod',
    'node:',
    'temporal-polyfill',
  ],
  'src/tracker/notion/': [
    'src/tracker/',
    '!src/tracker/index.ts',
    '!src/tracker/airtable/',
    'src/domain/',
    '@notionhq/client',
    'zod',
    'temporal-polyfill',
  ],
  'src/jobs/': [
    'src/jobs/',
    'src/domain/',
    'src/tracker/',
    '!src/tracker/airtable/',
    '!src/tracker/notion/',
    '!src/tracker/index.ts',
    'temporal-polyfill',
  ],
  'src/messages/': [
    'src/messages/',
    'src/domain/',
    'src/jobs/job.ts',
    'src/jobs/client-view.ts',
    'src/jobs/hours-log.ts',
    'src/jobs/project-view.ts',
    'src/tracker/model',
    'temporal-polyfill',
    'eta',
    'intl-messageformat',
  ],
  'src/messages/mail/': [
    'src/messages/mail/',
    'src/domain/',
    'src/secret.ts',
    'ical-generator',
    'nodemailer',
    'node:',
  ],
  'src/store/': [
    'src/store/',
    'src/tracker/',
    '!src/tracker/airtable/',
    '!src/tracker/notion/',
    '!src/tracker/index.ts',
    'libsql',
    'node:',
  ],
  'src/service/': [
    'src/service/',
    'src/domain/',
    'src/jobs/',
    'src/messages/',
    'src/tracker/',
    '!src/tracker/airtable/',
    'src/store/port.ts',
    'src/log.ts',
    'date-holidays',
    'temporal-polyfill',
    'node:',
  ],
  'src/web/': [
    'src/web/',
    'src/service/',
    'src/messages/locale.ts',
    'src/messages/page/style.ts',
    'src/store/port.ts',
    'src/log.ts',
    'express',
    'express-rate-limit',
    'helmet',
    'node:',
    'temporal-polyfill',
  ],
  'src/sandbox/': [
    'src/sandbox/',
    'src/tracker/model',
    'express',
    'helmet',
    'node:',
    'postal-mime',
    'smtp-server',
    'zod',
    'temporal-polyfill',
  ],
  'src/demo/': ['src/demo/', 'src/tracker/model', 'src/domain/', 'temporal-polyfill'],
} as const;

/** Packages that only these files may import. */
const owners: Record<string, readonly string[]> = {
  pino: ['src/log.ts'],
  dotenv: ['src/config.ts'],
  bullmq: ['workers/'],
  ioredis: ['workers/'],
  libsql: ['src/store/'],
  nodemailer: ['src/messages/mail/'],
  airtable: ['src/tracker/airtable/', 'scripts/bench/'],
  '@notionhq/client': ['src/tracker/notion/', 'scripts/bench/'],
  commander: ['src/cli/'],
};

function files(dir: string): string[] {
  return readdirSync(join(root, dir)).flatMap((name) => {
    const path = `${dir}/${name}`;
    return statSync(join(root, path)).isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : [];
  });
}

const sources = [...files('src'), ...files('workers'), ...files('scripts')];

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/g,
    ),
  ];
  return found.map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    if (!name.startsWith('.')) return name;
    return relative(root, resolve(root, file, '..', name)).replace(/\.js$/, '.ts');
  });
}

function roomOf(file: string): keyof typeof rooms | undefined {
  return (Object.keys(rooms) as (keyof typeof rooms)[])
    .filter((prefix) => file.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0];
}

function allowed(name: string, rules: readonly string[]): boolean {
  if (rules.some((rule) => rule.startsWith('!') && name.startsWith(rule.slice(1)))) return false;
  return rules.some(
    (rule) =>
      !rule.startsWith('!') &&
      (name === rule ||
        name.startsWith(
          rule.endsWith('/') || rule.endsWith(':') ? rule : rule.startsWith('src/') ? rule : `${rule}/`,
        )),
  );
}

describe('architecture/imports', () => {
  it('lets every room import only what its row of the table allows', () => {
    const wrong = sources.flatMap((file) => {
      const room = roomOf(file);
      if (!room) return [];
      return importsOf(file)
        .filter((name) => !allowed(name, rooms[room]))
        .map((name) => `${file} imports ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps each driver in the one place that owns it', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((name) => owners[name] && !owners[name].some((owner) => file.startsWith(owner)))
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('reads the environment in src/config.ts alone', () => {
    const wrong = sources.filter(
      (file) => file !== 'src/config.ts' && /process\.env/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('reads no clock and no chance below the entry points', () => {
    const wrong = sources.filter(
      (file) =>
        file.startsWith('src/') &&
        !/^src\/(sandbox|cli)\//.test(file) &&
        /Date\.now\(|new Date\(\)|Temporal\.Now|Math\.random|randomUUID/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it('sees the rooms it speaks of', () => {
    for (const room of Object.keys(rooms))
      expect(
        sources.some((file) => file.startsWith(room)),
        room,
      ).toBe(true);
  });
});
