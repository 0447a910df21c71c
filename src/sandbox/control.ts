import { z } from 'zod';
import { ApiError, apiError } from './airtable/errors.js';
import type { Limits } from './airtable/limits.js';
import { EDITS, makeView, PersonError, typeRows, VIEW } from './airtable/person.js';
import { editSchema, SCHEMA_EDIT } from './airtable/person-schema.js';
import { SEED, seedBases } from './airtable/seed.js';
import { ALL_SCOPES, WORKSPACE_ID, type World } from './airtable/state.js';
import { FAULTS, type Faults } from './faults.js';
import { MAIL_FAULT, type MailCatcher } from './mail/catcher.js';
import { NotionError } from './notion/errors.js';
import { isNotionEdit, type NotionWorld, notionInfo, runNotion, seedNotionFrom } from './notion/index.js';
import { type Call, ok, type Reply } from './reply.js';
import type { RequestLog } from './request-log.js';

export type Controlled = {
  readonly world: World;
  readonly notion: NotionWorld;
  readonly limits: Limits | null;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly mail: { readonly catcher: MailCatcher; readonly smtpPort: number };
  /** Puts everything back to how the sandbox started. */
  readonly reset: () => void;
};

const CLOCK = z.union([z.strictObject({ now: z.string() }), z.strictObject({ advance: z.string() })]);
const TOKEN = z.object({
  token: z.string().min(1),
  scopes: z.array(z.string()).optional(),
  revoked: z.boolean().optional(),
});

/** What is neither Airtable's nor Notion's: the control calls under `/_sandbox`. They need no token and count as no API call. */
export function control(sandbox: Controlled, call: Call): Reply {
  const act = `${call.method} ${call.path.slice('/_sandbox/'.length)}`;
  try {
    return run(sandbox, act, call);
  } catch (error) {
    if (error instanceof z.ZodError) return refused(z.prettifyError(error));
    if (error instanceof PersonError || error instanceof RangeError || error instanceof SyntaxError) {
      return refused(error.message);
    }
    if (error instanceof NotionError) return refused(error.message);
    if (error instanceof ApiError) return error.reply;
    throw error;
  }
}

function refused(message: string): Reply {
  return apiError(422, 'SANDBOX_REFUSED', message).reply;
}

function run(sandbox: Controlled, act: string, call: Call): Reply {
  const { world, faults, log } = sandbox;
  const sent: unknown = call.raw === '' ? {} : JSON.parse(call.raw);
  const body = <T>(schema: z.ZodType<T>): T => schema.parse(sent);
  if (isNotionEdit(act, sent)) return ok(runNotion(sandbox.notion, act, sent));
  switch (act) {
    case 'GET info':
      return ok(info(sandbox));
    case 'GET requests':
      return ok(log.since(Number(call.query.get('since') ?? 0)));
    case 'POST faults':
      faults.add(body(FAULTS));
      return ok({});
    case 'DELETE faults':
      faults.clear();
      sandbox.mail.catcher.clearFaults();
      return ok({});
    case 'GET mail':
      return ok({ mails: sandbox.mail.catcher.mails() });
    case 'POST mail-faults':
      sandbox.mail.catcher.addFault(body(MAIL_FAULT));
      return ok({});
    case 'POST clock': {
      const asked = body(CLOCK);
      if ('now' in asked) world.clock.set(asked.now);
      else world.clock.advance(asked.advance);
      return ok({ now: world.clock.iso() });
    }
    case 'POST views':
      return ok(makeView(world, body(VIEW)));
    case 'POST seed':
      seedNotionFrom(sandbox.notion, sent);
      return ok({ bases: seedBases(world, body(SEED)) });
    case 'POST edit':
      return ok({ records: typeRows(world, body(EDITS).edits) });
    case 'POST schema-edit':
      editSchema(world, body(SCHEMA_EDIT));
      return ok({});
    case 'POST tokens': {
      const { token, scopes = ALL_SCOPES, revoked = false } = body(TOKEN);
      world.tokens.set(token, { scopes, revoked });
      world.changed();
      return ok({});
    }
    case 'POST reset':
      sandbox.reset();
      return ok({});
    default:
      return apiError(501, 'NOT_SERVED_BY_SANDBOX', `The sandbox has no control ${act}.`).reply;
  }
}

function info({ world, notion, limits, mail }: Controlled): object {
  const bases = [...world.bases.values()].map(({ id, name }) => ({ id, name }));
  return {
    airtable: { workspaceId: WORKSPACE_ID, bases },
    notion: notionInfo(notion),
    now: world.clock.iso(),
    limits: limits !== null,
    mail: { smtpPort: mail.smtpPort },
  };
}
