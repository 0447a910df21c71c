import { type Annotations, PLAIN, type RichText, textRun } from '../rich-text.js';

/** Characters that mean something in Notion's markdown. Source: developers.notion.com/guides/data-apis/enhanced-markdown. */
const ACTIVE = /[\\*~`$[\]<>{}|^]/g;

/** A text that is not to be read as markup. */
export function escapeText(text: string): string {
  return text.replace(ACTIVE, '\\$&').replaceAll('\n', '<br>');
}

/** Rich text as one line of markdown. */
export function writeInline(runs: readonly RichText[]): string {
  return runs.map(writeRun).join('');
}

function writeRun(run: RichText): string {
  if (run.type === 'equation') return `$\`${run.plain_text}\`$`;
  if (run.type === 'mention') return writeMention(run);
  const { bold, italic, strikethrough, underline, code, color } = run.annotations;
  // Blanks at the edges stand outside the marks, or the marks would not be read.
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(run.plain_text) ?? [];
  if (inner === '') return escapeText(run.plain_text);
  let text = code ? `\`${inner}\`` : escapeText(inner);
  if (strikethrough) text = `~~${text}~~`;
  if (italic) text = `*${text}*`;
  if (bold) text = `**${text}**`;
  if (run.href !== null) text = `[${text}](${run.href})`;
  const marks = [
    underline && 'underline="true"',
    color !== 'default' && `color="${shortColor(color)}"`,
  ].filter(Boolean);
  if (marks.length > 0) text = `<span ${marks.join(' ')}>${text}</span>`;
  return `${escapeText(before)}${text}${escapeText(after)}`;
}

function writeMention(run: RichText): string {
  const mention = run['mention'] as { type: string; date?: { start: string; end: string | null } };
  if (mention.date !== undefined) {
    const end = mention.date.end === null ? '' : ` end="${mention.date.end}"`;
    return `<mention-date start="${mention.date.start}"${end}/>`;
  }
  if (mention.type === 'user') return `<mention-user>${escapeText(run.plain_text)}</mention-user>`;
  return `<mention-${mention.type} url="${run.href ?? ''}">${escapeText(run.plain_text)}</mention-${mention.type}>`;
}

/** Backgrounds are `blue_bg` in markdown and `blue_background` in blocks. */
export function shortColor(color: string): string {
  return color.replace('_background', '_bg');
}

export function longColor(color: string): string {
  return color.replace(/_bg$/, '_background');
}

type Mark = { readonly pattern: RegExp; readonly look: Partial<Annotations>; readonly literal?: boolean };

const MARKS: readonly Mark[] = [
  { pattern: /`([^`]+)`/y, look: { code: true }, literal: true },
  { pattern: /\*\*\*((?:\\.|[^\\])+?)\*\*\*/y, look: { bold: true, italic: true } },
  { pattern: /\*\*((?:\\.|[^\\])+?)\*\*/y, look: { bold: true } },
  { pattern: /__((?:\\.|[^\\])+?)__/y, look: { bold: true } },
  { pattern: /~~((?:\\.|[^\\])+?)~~/y, look: { strikethrough: true } },
  { pattern: /\*((?:\\.|[^\\*])+)\*/y, look: { italic: true } },
];

const LINK = /\[((?:\\.|[^\]\\])*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/y;
const SPAN = /<span ([^>]*)>((?:(?!<\/span>).)*)<\/span>/sy;
const EQUATION = /\$`([^`]+)`\$/y;
const BREAK = /<br\s*\/?>/y;

/** A line of markdown as rich text. What is no markup is taken as it stands. */
export function readInline(text: string, look: Annotations = PLAIN, url: string | null = null): RichText[] {
  const runs: RichText[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') runs.push(textRun(plain, look, url));
    plain = '';
  };
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\\' && /[!-/:-@[-`{-~]/.test(text.charAt(at + 1))) {
      plain += text.charAt(at + 1);
      at += 2;
      continue;
    }
    const found = markup(text, at, look, url);
    if (found === null) {
      plain += character;
      at += 1;
      continue;
    }
    if (typeof found.put === 'string') plain += found.put;
    else {
      flush();
      runs.push(...found.put);
    }
    at = found.end;
  }
  flush();
  return runs;
}

type Markup = { readonly put: string | readonly RichText[]; readonly end: number };

function markup(text: string, at: number, look: Annotations, url: string | null): Markup | null {
  for (const mark of MARKS) {
    const match = matchAt(mark.pattern, text, at);
    const inner = match?.[1];
    if (match === null || inner === undefined || /^\s|\s$/.test(inner)) continue;
    const inside = { ...look, ...mark.look };
    return {
      put: mark.literal ? [textRun(inner, inside, url)] : readInline(inner, inside, url),
      end: at + match[0].length,
    };
  }
  const link = matchAt(LINK, text, at);
  if (link !== null)
    return { put: readInline(link[1] ?? '', look, link[2] ?? null), end: at + link[0].length };
  const span = matchAt(SPAN, text, at);
  if (span !== null)
    return { put: readInline(span[2] ?? '', spanLook(span[1] ?? '', look), url), end: at + span[0].length };
  const equation = matchAt(EQUATION, text, at);
  if (equation !== null) {
    const expression = equation[1] ?? '';
    const run: RichText = {
      type: 'equation',
      equation: { expression },
      annotations: look,
      plain_text: expression,
      href: null,
    };
    return { put: [run], end: at + equation[0].length };
  }
  const line = matchAt(BREAK, text, at);
  return line === null ? null : { put: '\n', end: at + line[0].length };
}

function spanLook(attributes: string, look: Annotations): Annotations {
  const color = /color="([^"]*)"/.exec(attributes)?.[1];
  const underline = /underline="true"/.test(attributes) || look.underline;
  return { ...look, underline, ...(color === undefined ? {} : { color: longColor(color) }) };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
