import { isJson, type Json } from '../reply.js';
import { arrayAt, idAt, objectAt, textAt } from './check.js';
import { bareId } from './ids.js';
import { fullUser } from './show-user.js';
import { parseDate } from './values/date.js';

export type Annotations = {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strikethrough: boolean;
  readonly underline: boolean;
  readonly code: boolean;
  readonly color: string;
};

/** One run of text as Notion shows it. */
export type RichText = {
  readonly type: 'text' | 'mention' | 'equation';
  readonly annotations: Annotations;
  readonly plain_text: string;
  readonly href: string | null;
  readonly [part: string]: unknown;
};

export const PLAIN: Annotations = {
  bold: false,
  italic: false,
  strikethrough: false,
  underline: false,
  code: false,
  color: 'default',
};

export function textRun(
  content: string,
  look: Partial<Annotations> = {},
  url: string | null = null,
): RichText {
  return {
    type: 'text',
    text: { content, link: url === null ? null : { url } },
    annotations: { ...PLAIN, ...look },
    plain_text: content,
    href: url,
  };
}

export function plainText(runs: readonly RichText[]): string {
  return runs.map((run) => run.plain_text).join('');
}

/** Rich text as sent, in the form in which it is shown: without empty runs, runs that look alike as one. */
export function parseRichText(value: unknown, path: string): RichText[] {
  const runs: RichText[] = [];
  for (const [index, sent] of arrayAt(value, path).entries()) {
    const run = parseRun(objectAt(sent, `${path}[${index}]`), `${path}[${index}]`);
    const last = runs.at(-1);
    if (run.type === 'text' && run.plain_text === '') continue;
    if (last !== undefined && looksAlike(last, run)) {
      runs[runs.length - 1] = textRun(last.plain_text + run.plain_text, run.annotations, run.href);
    } else runs.push(run);
  }
  return runs;
}

function looksAlike(left: RichText, right: RichText): boolean {
  const isText = left.type === 'text' && right.type === 'text';
  return isText && left.href === right.href && isSame(left.annotations, right.annotations);
}

function isSame(left: Annotations, right: Annotations): boolean {
  return (Object.keys(PLAIN) as (keyof Annotations)[]).every((key) => left[key] === right[key]);
}

function parseRun(run: Json, path: string): RichText {
  const annotations = { ...PLAIN, ...(isJson(run['annotations']) ? run['annotations'] : {}) };
  if (run['mention'] !== undefined)
    return mention(objectAt(run['mention'], `${path}.mention`), annotations, path);
  if (run['equation'] !== undefined) {
    const equation = objectAt(run['equation'], `${path}.equation`);
    const expression = textAt(equation['expression'], `${path}.equation.expression`, 1000);
    return { type: 'equation', equation: { expression }, annotations, plain_text: expression, href: null };
  }
  const text = objectAt(run['text'], `${path}.text`);
  const content = textAt(text['content'], `${path}.text.content`);
  const link = text['link'] ?? null;
  const url = isJson(link) ? textAt(link['url'], `${path}.text.link.url`) : null;
  return { ...textRun(content, annotations, url) };
}

function mention(sent: Json, annotations: Annotations, path: string): RichText {
  const kind = ['page', 'database', 'user', 'date'].find((one) => sent[one] !== undefined) ?? 'page';
  const target = objectAt(sent[kind], `${path}.mention.${kind}`);
  if (kind === 'date') {
    const date = parseDate(target, `${path}.mention.date`);
    const text = date.end === null ? date.start : `${date.start} → ${date.end}`;
    return { type: 'mention', mention: { type: 'date', date }, annotations, plain_text: text, href: null };
  }
  const id = idAt(target['id'], `${path}.mention.${kind}.id`);
  const about = { type: 'mention', annotations } as const;
  if (kind === 'user') {
    const user = fullUser(id);
    const name = 'name' in user ? String(user.name) : 'Anonymous';
    return { ...about, mention: { type: kind, user }, plain_text: `@${name}`, href: null };
  }
  const href = `https://www.notion.so/${bareId(id)}`;
  return { ...about, mention: { type: kind, [kind]: { id } }, plain_text: 'Untitled', href };
}
