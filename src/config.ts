import { createHash } from 'node:crypto';
import { homedir, hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import { type LogLevel, logLevels } from './log.js';
import { Secret } from './secret.js';

/** Which tracker to open, and how to get in. Without a container (an Airtable base) one is made. */
export type TrackerConfig = {
  readonly backend: 'airtable' | 'notion';
  readonly token: Secret;
  /** Without a path at its end. */
  readonly endpointUrl: string;
  /** The Airtable base, or the Notion page in which the databases are. */
  readonly container?: string;
  readonly workspaceId?: string;
};

export type Config = {
  readonly tracker: TrackerConfig;
  /** Calls this service may spend in a month; Airtable Free allows 1,000 in all. */
  readonly monthlyCalls: number;
  /** Absolute, so that the same words in two working directories are two installations. */
  readonly dataDir: string;
  /** May hold a password. */
  readonly redisUrl?: Secret;
  /** A mail server, or a folder (`file:`) for trying out; may hold a password. Left out: nothing is sent. */
  readonly smtpUrl?: Secret;
  /** Messages the mail provider takes in an hour. */
  readonly mailPerHour: number;
  /** Where client pages are reached from outside, without a slash at its end. Left out: they are shown nowhere. */
  readonly publicUrl?: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly installation: { readonly id: string; readonly label: string };
};

type Environment = Readonly<Record<string, string | undefined>>;

/** All that is wrong with the environment, at once; it names variables and never shows a secret's value. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['The configuration is not complete:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const id = (prefix: string, example: string) =>
  z.string().regex(new RegExp(`^${prefix}[A-Za-z0-9]+$`), `begins with "${prefix}", like ${example}`);

const endpoint = z
  .url('is an address like https://api.airtable.com')
  .transform((url) => url.replace(/\/+$/, ''))
  .refine(keepsSecrets, 'begins with https://; a token is sent there (plain http only to this computer)');

function keepsSecrets(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
  );
}

function isMailUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.protocol === 'file:') return url.host === '' && url.pathname.length > 1;
  return ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '';
}

const token = (missing: string) =>
  z.string(missing).trim().regex(/^\S+$/, 'holds white space; copy the token alone');

const airtable = z.object({
  AIRTABLE_TOKEN: token('is missing: a personal access token, made at airtable.com/create/tokens'),
  AIRTABLE_BASE_ID: id('app', 'appXXXXXXXXXXXXXX').optional(),
  AIRTABLE_WORKSPACE_ID: id('wsp', 'wspXXXXXXXXXXXXXX').optional(),
  AIRTABLE_ENDPOINT_URL: endpoint.default('https://api.airtable.com'),
  AIRTABLE_MONTHLY_CALLS: z.coerce
    .number('is a whole number')
    .int('is a whole number')
    .positive('is above 0')
    .default(900),
});

const notion = z.object({
  NOTION_TOKEN: token('is missing: the secret of a connection, made at notion.so/profile/integrations'),
  NOTION_PARENT_PAGE_ID: z
    .string('is missing: the page you shared with the connection; its id ends its address')
    .regex(
      /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i,
      'is the 32 letters and digits at the end of the address of a page',
    ),
  NOTION_BASE_URL: endpoint.default('https://api.notion.com'),
});

const common = z.object({
  TRACKER: z.enum(['airtable', 'notion'], 'is "airtable" or "notion"').default('airtable'),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: z
    .undefined('is for a store this version does not have; leave it out: the store is a file in DATA_DIR')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'begins with redis:// or rediss://')
    .optional(),
  SMTP_URL: z
    .string()
    .refine(isMailUrl, 'is like smtp://user:password@smtp.example.com:587, smtps://… or file:///a/folder')
    .optional(),
  MAIL_PER_HOUR: z.coerce
    .number('is a whole number')
    .int('is a whole number')
    .positive('is above 0')
    .default(60),
  PUBLIC_URL: z
    .url('is an address like https://pages.example.com')
    .transform((url) => url.replace(/\/+$/, ''))
    .refine(
      keepsSecrets,
      'begins with https://; the links to client pages are secrets (plain http only to this computer)',
    )
    .optional(),
  PORT: z.coerce
    .number('is a port number')
    .int('is a port number')
    .min(0)
    .max(65_535, 'is a port number')
    .default(4020),
  LOG_LEVEL: z.enum(logLevels, `is one of ${logLevels.join(', ')}`).default('info'),
});

/**
 * Reads the environment and `.env` beside the working directory; the environment wins. Blank counts as not set.
 *
 * @throws ConfigError with every fault.
 */
export function loadConfig(environment: Environment = fromProcess()): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = common.safeParse(given);
  const tracker = given['TRACKER'] === 'notion' ? notionConfig(given) : airtableConfig(given);
  const faults = [...faultsOf(read), ...faultsOf(tracker)];
  if (!read.success || !tracker.success) throw new ConfigError(faults);
  const values = read.data;
  const dataDir = resolve(values.DATA_DIR ?? defaultDataDir(environment));
  return {
    ...tracker.data,
    dataDir,
    ...(values.REDIS_URL === undefined ? {} : { redisUrl: new Secret(values.REDIS_URL) }),
    ...(values.SMTP_URL === undefined ? {} : { smtpUrl: new Secret(values.SMTP_URL) }),
    mailPerHour: values.MAIL_PER_HOUR,
    ...(values.PUBLIC_URL === undefined ? {} : { publicUrl: values.PUBLIC_URL }),
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    installation: installationOf(dataDir),
  };
}

/** Everything that must show itself nowhere: whole addresses with passwords in them, and the passwords alone. */
export function secretsOf({ tracker, redisUrl, smtpUrl }: Config): Secret[] {
  const urls = [redisUrl, smtpUrl].filter((url) => url !== undefined);
  const passwords = urls.flatMap((url) => {
    const { password } = new URL(url.reveal());
    return password === '' ? [] : [new Secret(password), new Secret(decodeURIComponent(password))];
  });
  return [tracker.token, ...urls, ...passwords];
}

type Given = Readonly<Record<string, string | undefined>>;
type Access = Pick<Config, 'tracker' | 'monthlyCalls'>;

function airtableConfig(given: Given) {
  return airtable
    .transform(
      (values): Access => ({
        tracker: {
          backend: 'airtable',
          token: new Secret(values.AIRTABLE_TOKEN),
          ...(values.AIRTABLE_BASE_ID === undefined ? {} : { container: values.AIRTABLE_BASE_ID }),
          ...(values.AIRTABLE_WORKSPACE_ID === undefined
            ? {}
            : { workspaceId: values.AIRTABLE_WORKSPACE_ID }),
          endpointUrl: values.AIRTABLE_ENDPOINT_URL,
        },
        monthlyCalls: values.AIRTABLE_MONTHLY_CALLS,
      }),
    )
    .safeParse(given);
}

function notionConfig(given: Given) {
  return notion
    .transform(
      (values): Access => ({
        tracker: {
          backend: 'notion',
          token: new Secret(values.NOTION_TOKEN),
          container: values.NOTION_PARENT_PAGE_ID,
          endpointUrl: values.NOTION_BASE_URL,
        },
        // Notion counts by the minute, not by the month.
        monthlyCalls: Number.MAX_SAFE_INTEGER,
      }),
    )
    .safeParse(given);
}

function faultsOf(read: z.ZodSafeParseResult<unknown>): string[] {
  return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
}

function fromProcess(): Environment {
  const file = readDotenv({ quiet: true, processEnv: {} });
  return { ...file.parsed, ...process.env };
}

/** Where programs of this platform keep their data. */
function defaultDataDir(environment: Environment): string {
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'short-accounts');
  if (process.platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'short-accounts');
  }
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'short-accounts');
}

/** The same computer and folder stay the same installation, also after the store in the folder was lost. */
function installationOf(dataDir: string): Config['installation'] {
  const label = hostname();
  const id = createHash('sha256').update(`${label}\n${dataDir}`).digest('hex').slice(0, 12);
  return { id, label };
}
