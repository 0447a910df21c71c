import type { Json } from '../../reply.js';
import type { Draft } from '../block-content.js';
import { validationError } from '../errors.js';
import { asId } from '../ids.js';
import { type RichText, textRun } from '../rich-text.js';
import { longColor, readInline } from './inline.js';
import { readTable } from './table.js';

type Line = { readonly depth: number; readonly text: string; readonly raw: string };

/** Notion's markdown as blocks. Lines are blocks, tabs put them into the block above, blank lines are nothing. */
export function readMarkdown(markdown: string): Draft[] {
  const lines = markdown
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((raw) => {
      const [blank = ''] = /^[\t ]*/.exec(raw) ?? [];
      const depth = [...blank].reduce((count, one) => count + (one === '\t' ? 1 : 0.25), 0);
      return { depth: Math.ceil(depth), text: raw.slice(blank.length).trimEnd(), raw };
    });
  return new Reader(lines).blocks(0);
}

class Reader {
  readonly #lines: readonly Line[];
  #at = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  /** The blocks from here that are at least so deep, until a closing tag or a line further out. */
  blocks(depth: number, closing?: string): Draft[] {
    const found: Draft[] = [];
    for (let line = this.#peek(); line !== undefined; line = this.#peek()) {
      if (line.text === '') {
        this.#at += 1;
        continue;
      }
      if (closing !== undefined && line.text === closing) {
        this.#at += 1;
        return found;
      }
      if (closing === undefined && line.depth < depth) return found;
      const draft = this.#block(line);
      if (draft !== null) found.push(draft);
    }
    if (closing !== undefined) throw validationError(`The markdown is missing ${closing}.`);
    return found;
  }

  #peek(): Line | undefined {
    return this.#lines[this.#at];
  }

  #block(line: Line): Draft | null {
    this.#at += 1;
    const { text } = line;
    const fence = /^(`{3,}|~{3,})\s*(.*)$/.exec(text);
    if (fence !== null) return this.#code(fence[1] ?? '```', fence[2] ?? '', line.depth);
    if (text === '$$')
      return { type: 'equation', content: { expression: this.#until('$$').join('\n') }, children: [] };
    const tag = /^<([a-z_-]+)((?:\s[^>]*?)?)\/?>(.*)$/.exec(text);
    if (tag !== null) {
      const read = this.#tag(tag[1] ?? '', tag[2] ?? '', tag[3] ?? '');
      if (read !== undefined) return read;
    }
    if (/^\|.*\|$/.test(text)) {
      this.#at -= 1;
      return readTable(this.#while((next) => /^\|.*\|$/.test(next)));
    }
    const draft = simpleBlock(text);
    const children = this.#children(line.depth);
    return { ...draft, children };
  }

  #children(depth: number): Draft[] {
    const next = this.#lines.slice(this.#at).find(({ text }) => text !== '');
    return next !== undefined && next.depth > depth ? this.blocks(depth + 1) : [];
  }

  #while(holds: (text: string) => boolean): string[] {
    const found: string[] = [];
    for (let line = this.#peek(); line !== undefined && holds(line.text); line = this.#peek()) {
      found.push(line.text);
      this.#at += 1;
    }
    return found;
  }

  #until(closing: string): string[] {
    const found = this.#while((text) => text !== closing);
    this.#at += 1;
    return found;
  }

  #code(fence: string, language: string, depth: number): Draft {
    const body: string[] = [];
    for (let line = this.#peek(); line !== undefined && line.text !== fence; line = this.#peek()) {
      body.push(line.raw.replace(new RegExp(`^\\t{0,${depth}}`), ''));
      this.#at += 1;
    }
    this.#at += 1;
    const text = body.join('\n');
    const content = {
      caption: [],
      rich_text: text === '' ? [] : [textRun(text)],
      language: language || 'plain text',
    };
    return { type: 'code', content, children: [] };
  }

  /** `undefined` for what is no tag of Notion's; it is then text. */
  #tag(name: string, attributes: string, rest: string): Draft | null | undefined {
    const color = longColor(attribute(attributes, 'color') ?? 'default');
    switch (name) {
      case 'empty-block':
        return { type: 'paragraph', content: { rich_text: [], color: 'default', icon: null }, children: [] };
      case 'table_of_contents':
        return { type: 'table_of_contents', content: { color }, children: [] };
      case 'page':
      case 'database':
        return standing(name, attributes);
      case 'unknown':
        return null;
      case 'details':
        return this.#toggle(rest, color);
      case 'callout': {
        const icon = attribute(attributes, 'icon');
        const emoji = icon === undefined ? null : { type: 'emoji', emoji: icon };
        return this.#framed('callout', { color, icon: emoji }, rest, '</callout>');
      }
      case 'columns':
        return { type: 'column_list', content: {}, children: this.blocks(0, '</columns>') };
      case 'column':
        return { type: 'column', content: {}, children: this.blocks(0, '</column>') };
      case 'table': {
        const body = this.#until('</table>');
        return readTable(body, attributes);
      }
      default:
        return undefined;
    }
  }

  #toggle(rest: string, color: string): Draft {
    const line = rest.trim() === '' ? (this.#peek()?.text ?? '') : rest.trim();
    const summary = /^<summary>(.*)<\/summary>$/.exec(line);
    if (summary !== null && rest.trim() === '') this.#at += 1;
    const rich_text = readInline(summary?.[1] ?? '');
    return { type: 'toggle', content: { rich_text, color }, children: this.blocks(0, '</details>') };
  }

  /** The first line inside is the block's own text. */
  #framed(type: string, content: Json, rest: string, closing: string): Draft {
    if (rest.endsWith(closing)) {
      const rich_text = readInline(rest.slice(0, -closing.length));
      return { type, content: { rich_text, ...content }, children: [] };
    }
    const [first, ...children] = this.blocks(0, closing);
    const isText = first?.type === 'paragraph';
    const rich_text: RichText[] = isText ? (first.content['rich_text'] as RichText[]) : [];
    const inside = first === undefined || isText ? children : [first, ...children];
    return {
      type,
      content: { rich_text, ...content },
      children: [...(isText ? first.children : []), ...inside],
    };
  }
}

/** A page or database that stands on this page already. */
function standing(name: string, attributes: string): Draft {
  const url = attribute(attributes, 'url') ?? '';
  const id = asId(/([0-9a-f]{32})(?:\?.*)?$/.exec(url.replaceAll('-', ''))?.[1]);
  if (id === null) throw validationError(`The markdown has a <${name}> without the url of one.`);
  return { type: name, content: {}, children: [], standing: id };
}

export function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}

/** A block that is one line. */
function simpleBlock(line: string): Omit<Draft, 'children'> {
  const marked = /^(.*?)\s*(?<!\\)\{((?:\s*(?:color|toggle)="[^"]*")+)\s*\}$/.exec(line);
  const text = marked?.[1] ?? line;
  const color = longColor(attribute(marked?.[2] ?? '', 'color') ?? 'default');
  const content = (rest: string, more: Json = {}) => ({ rich_text: readInline(rest), ...more, color });
  const heading = /^(#{1,6})\s+(.*)$/.exec(text);
  if (heading !== null) {
    const level = Math.min(heading[1]?.length ?? 1, 4);
    const is_toggleable = attribute(marked?.[2] ?? '', 'toggle') === 'true';
    return { type: `heading_${level}`, content: content(heading[2] ?? '', { is_toggleable }) };
  }
  const todo = /^[-*+]\s+\[([ xX])\]\s*(.*)$/.exec(text);
  if (todo !== null) return { type: 'to_do', content: content(todo[2] ?? '', { checked: todo[1] !== ' ' }) };
  if (/^(-{3,}|\*{3,}|_{3,})$/.test(text)) return { type: 'divider', content: {} };
  const bullet = /^[-*+]\s+(.*)$/.exec(text);
  if (bullet !== null) return { type: 'bulleted_list_item', content: content(bullet[1] ?? '') };
  const numbered = /^\d+[.)]\s+(.*)$/.exec(text);
  if (numbered !== null) return { type: 'numbered_list_item', content: content(numbered[1] ?? '') };
  const quote = /^>\s?(.*)$/.exec(text);
  if (quote !== null) return { type: 'quote', content: content(quote[1] ?? '') };
  const image = /^!\[((?:\\.|[^\]\\])*)\]\((\S+)\)$/.exec(text);
  if (image !== null) {
    const external = { url: image[2] ?? '' };
    return { type: 'image', content: { caption: readInline(image[1] ?? ''), type: 'external', external } };
  }
  return { type: 'paragraph', content: content(text, { icon: null }) };
}
