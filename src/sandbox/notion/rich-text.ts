import { isJson, type Json } from '../reply.js';
import { arrayAt, idAt, objectAt, textAt } from './check.js';
import { bareId } from './ids.js';

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

/** Rich text as sent, in the form in which it is shown. Empty runs are dropped, as Notion drops them. */
export function parseRichText(value: unknown, path: string): RichText[] {
  return arrayAt(value, path).flatMap((run, index) => {
    const parsed = parseRun(objectAt(run, `${path}[${index}]`), `${path}[${index}]`);
    return parsed.type === 'text' && parsed.plain_text === '' ? [] : [parsed];
  });
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
    const date = {
      start: target['start'],
      end: target['end'] ?? null,
      time_zone: target['time_zone'] ?? null,
    };
    const text = `${date.start}${date.end === null ? '' : ` → ${date.end}`}`;
    return { type: 'mention', mention: { type: 'date', date }, annotations, plain_text: text, href: null };
  }
  const id = idAt(target['id'], `${path}.mention.${kind}.id`);
  const shown = kind === 'user' ? { object: 'user', id } : { id };
  const href = kind === 'user' ? null : `https://www.notion.so/${bareId(id)}`;
  return {
    type: 'mention',
    mention: { type: kind, [kind]: shown },
    annotations,
    plain_text: kind === 'user' ? '@Anonymous' : 'Untitled',
    href,
  };
}
