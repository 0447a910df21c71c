import { isJson } from '../../reply.js';
import { bareId } from '../ids.js';
import { plainText, type RichText } from '../rich-text.js';
import { livingChildren } from '../show.js';
import { type Block, type Node, type NotionWorld, titleOf } from '../state.js';
import type { Holder } from '../tree.js';
import { escapeText, shortColor, writeInline } from './inline.js';

export type Written = { readonly markdown: string; readonly unknown: readonly string[] };

/** A page's body in Notion's markdown, always in the same form, whatever it was written from. */
export function writeMarkdown(world: NotionWorld, holder: Holder): Written {
  const unknown: string[] = [];
  return { markdown: writeAll(world, holder.children, 0, unknown).join('\n'), unknown };
}

function writeAll(world: NotionWorld, ids: readonly string[], depth: number, unknown: string[]): string[] {
  let count = 0;
  return livingChildren(world, ids).flatMap((node) => {
    count = node.kind === 'block' && node.type === 'numbered_list_item' ? count + 1 : 0;
    return writeNode(world, node, depth, count, unknown);
  });
}

function writeNode(
  world: NotionWorld,
  node: Node,
  depth: number,
  count: number,
  unknown: string[],
): string[] {
  const tab = '\t'.repeat(depth);
  if (node.kind === 'page') {
    return [
      `${tab}<page url="https://app.notion.com/p/${bareId(node.id)}">${escapeText(plainText(titleOf(node)))}</page>`,
    ];
  }
  if (node.kind === 'database') {
    const url = `https://app.notion.com/p/${bareId(node.id)}`;
    return [
      `${tab}<database url="${url}" inline="${node.isInline}">${escapeText(plainText(node.title))}</database>`,
    ];
  }
  const inside = (more: number) => writeAll(world, node.children, depth + more, unknown);
  const frame = (open: string, close: string, first: string[] = []) => [
    `${tab}${open}`,
    ...first.map((line) => `${tab}\t${line}`),
    ...inside(1),
    `${tab}${close}`,
  ];
  const text = writeInline((node.content['rich_text'] ?? []) as RichText[]);
  switch (node.type) {
    case 'toggle':
      return [
        `${tab}<details${color(node)}>`,
        `${tab}<summary>${text}</summary>`,
        ...inside(1),
        `${tab}</details>`,
      ];
    case 'callout':
      return frame(`<callout${icon(node)}${color(node)}>`, '</callout>', text === '' ? [] : [text]);
    case 'column_list':
      return frame('<columns>', '</columns>');
    case 'column':
      return frame('<column>', '</column>');
    case 'table':
      return writeTable(world, node).map((line) => `${tab}${line}`);
    case 'code':
      return writeCode(node).map((line) => `${tab}${line}`);
    case 'equation':
      return ['$$', String(node.content['expression']), '$$'].map((line) => `${tab}${line}`);
    default: {
      const line = writeLine(node, text, count);
      if (line === null) unknown.push(node.id);
      return [`${tab}${line ?? unknownTag(node)}`, ...inside(1)];
    }
  }
}

function unknownTag(block: Block): string {
  return `<unknown url="https://app.notion.com/p/${bareId(block.id)}" alt="${block.type}"/>`;
}

/** A block that is one line; `null` for what markdown has no form for. */
function writeLine(block: Block, text: string, count: number): string | null {
  const look = marks(block);
  const heading = /^heading_(\d)$/.exec(block.type)?.[1];
  if (heading !== undefined) return `${'#'.repeat(Number(heading))} ${text}${look}`;
  switch (block.type) {
    case 'paragraph':
      return text === '' ? '<empty-block/>' : `${guarded(text)}${look}`;
    case 'bulleted_list_item':
      return `- ${text}${look}`;
    case 'numbered_list_item':
      return `${count}. ${text}${look}`;
    case 'to_do':
      return `- [${block.content['checked'] === true ? 'x' : ' '}] ${text}${look}`;
    case 'quote':
      return `> ${text}${look}`;
    case 'divider':
      return '---';
    case 'table_of_contents':
      return '<table_of_contents/>';
    case 'image': {
      const source = block.content['external'];
      const caption = writeInline((block.content['caption'] ?? []) as RichText[]);
      return `![${caption}](${isJson(source) ? source['url'] : ''})`;
    }
    default:
      return null;
  }
}

/** A paragraph that begins like another block keeps being a paragraph. */
function guarded(text: string): string {
  return text
    .replace(/^(#{1,6}\s|[-+]\s|-{3,}$|\d+(?=[.)]\s))/, (start) => (/^\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)]\s)/, '$1\\$2');
}

function colorOf(block: Block): string | null {
  const value = block.content['color'];
  return typeof value === 'string' && value !== 'default' ? shortColor(value) : null;
}

function color(block: Block): string {
  const value = colorOf(block);
  return value === null ? '' : ` color="${value}"`;
}

function marks(block: Block): string {
  const value = colorOf(block);
  const all = [
    block.content['is_toggleable'] === true ? 'toggle="true"' : null,
    value === null ? null : `color="${value}"`,
  ].filter((one) => one !== null);
  return all.length === 0 ? '' : ` {${all.join(' ')}}`;
}

function icon(block: Block): string {
  const value = block.content['icon'];
  return isJson(value) && typeof value['emoji'] === 'string' ? ` icon="${value['emoji']}"` : '';
}

function writeCode(block: Block): string[] {
  const language = String(block.content['language'] ?? '');
  const text = plainText((block.content['rich_text'] ?? []) as RichText[]);
  return [`\`\`\`${language}`, ...text.split('\n'), '```'];
}

function writeTable(world: NotionWorld, block: Block): string[] {
  const rows = livingChildren(world, block.children).flatMap((row) => {
    const cells = row.kind === 'block' ? ((row.content['cells'] ?? []) as RichText[][]) : [];
    return ['<tr>', ...cells.map((cell) => `<td>${writeInline(cell)}</td>`), '</tr>'];
  });
  const header = block.content['has_column_header'] === true ? ' header-row="true"' : '';
  const column = block.content['has_row_header'] === true ? ' header-column="true"' : '';
  return [`<table${header}${column}>`, ...rows, '</table>'];
}
