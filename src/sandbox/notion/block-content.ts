import { isJson, type Json } from '../reply.js';
import { arrayAt, idAt, objectAt, refuse, textAt } from './check.js';
import { validationError } from './errors.js';
import { parseRichText } from './rich-text.js';

/** A block as sent, checked, with what it is to hold. */
export type Draft = {
  readonly type: string;
  readonly content: Json;
  readonly children: readonly Draft[];
  /** A page or database that is there already and is to stand here. */
  readonly standing?: string;
};

type Parse = (sent: Json, path: string) => Json;

const text: Parse = (sent, path) => ({
  rich_text: parseRichText(sent['rich_text'], `${path}.rich_text`),
  color: sent['color'] ?? 'default',
});

const heading: Parse = (sent, path) => ({
  rich_text: parseRichText(sent['rich_text'], `${path}.rich_text`),
  is_toggleable: sent['is_toggleable'] === true,
  color: sent['color'] ?? 'default',
});

const nothing: Parse = () => ({});

const linked: Parse = (sent, path) => ({
  caption: caption(sent, path),
  url: textAt(sent['url'], `${path}.url`),
});

const file: Parse = (sent, path) => {
  const external = sent['external'];
  if (!isJson(external)) return refuse(`${path}.external`, 'defined', external);
  const url = textAt(external['url'], `${path}.external.url`);
  return { caption: caption(sent, path), type: 'external', external: { url } };
};

function caption(sent: Json, path: string) {
  return sent['caption'] === undefined ? [] : parseRichText(sent['caption'], `${path}.caption`);
}

/** Every block type the sandbox keeps, with what its content looks like. */
const TYPES: Readonly<Record<string, Parse>> = {
  paragraph: (sent, path) => ({ ...text(sent, path), icon: sent['icon'] ?? null }),
  heading_1: heading,
  heading_2: heading,
  heading_3: heading,
  heading_4: heading,
  bulleted_list_item: text,
  numbered_list_item: text,
  to_do: (sent, path) => ({ ...text(sent, path), checked: sent['checked'] === true }),
  toggle: text,
  quote: text,
  callout: (sent, path) => ({ ...text(sent, path), icon: sent['icon'] ?? { type: 'emoji', emoji: '💡' } }),
  code: (sent, path) => ({
    caption: caption(sent, path),
    rich_text: parseRichText(sent['rich_text'], `${path}.rich_text`),
    language: sent['language'] ?? 'plain text',
  }),
  equation: (sent, path) => ({ expression: textAt(sent['expression'], `${path}.expression`, 1000) }),
  divider: nothing,
  breadcrumb: nothing,
  column_list: nothing,
  tab: nothing,
  column: (sent) => (sent['width_ratio'] === undefined ? {} : { width_ratio: sent['width_ratio'] }),
  table_of_contents: (sent) => ({ color: sent['color'] ?? 'default' }),
  table: (sent) => ({
    table_width: sent['table_width'],
    has_column_header: sent['has_column_header'] === true,
    has_row_header: sent['has_row_header'] === true,
  }),
  table_row: (sent, path) => ({
    cells: arrayAt(sent['cells'], `${path}.cells`).map((cell, index) =>
      parseRichText(cell, `${path}.cells[${index}]`),
    ),
  }),
  bookmark: linked,
  embed: linked,
  image: file,
  video: file,
  audio: file,
  pdf: file,
  file: (sent, path) => {
    const content = file(sent, path);
    const address = decodeURIComponent(
      String((content['external'] as Json)['url'])
        .split('/')
        .at(-1) ?? '',
    );
    const name = String(sent['name'] ?? address);
    const ending = /\.\w+$/.exec(address)?.[0] ?? '';
    return { ...content, name: name.endsWith(ending) ? name : `${name}${ending}` };
  },
  link_to_page: (sent, path) => {
    const type = sent['database_id'] === undefined ? 'page_id' : 'database_id';
    return { type, [type]: idAt(sent[type], `${path}.${type}`) };
  },
  synced_block: (sent) => ({ synced_from: sent['synced_from'] ?? null }),
};

/** Blocks of one request, those inside others included. Source: developers.notion.com/reference/request-limits. */
const MOST_BLOCKS = 1000;
const DEEPEST = 3;

export function parseBlocks(sent: unknown, path: string): Draft[] {
  const drafts = parseList(sent, path, 1);
  if (countBlocks(drafts) > MOST_BLOCKS) {
    throw validationError(
      `body failed validation: the number of block elements should be ≤ \`${MOST_BLOCKS}\`.`,
    );
  }
  return drafts;
}

export function countBlocks(drafts: readonly Draft[]): number {
  return drafts.reduce((count, draft) => count + 1 + countBlocks(draft.children), 0);
}

function parseList(sent: unknown, path: string, depth: number): Draft[] {
  return arrayAt(sent, path).map((one, index) =>
    parseBlock(objectAt(one, `${path}[${index}]`), `${path}[${index}]`, depth),
  );
}

function parseBlock(sent: Json, path: string, depth: number): Draft {
  const type = blockType(sent, path);
  const body = objectAt(sent[type], `${path}.${type}`);
  const inside = body['children'] ?? sent['children'];
  if (inside !== undefined && depth >= DEEPEST && (inside as unknown[]).length > 0) {
    refuse(`${path}.${type}.children`, 'not present', inside);
  }
  return {
    type,
    content: parseContent(type, body, `${path}.${type}`),
    children: inside === undefined ? [] : parseList(inside, `${path}.${type}.children`, depth + 1),
  };
}

function blockType(sent: Json, path: string): string {
  const type = sent['type'] ?? Object.keys(TYPES).find((name) => sent[name] !== undefined);
  if (typeof type === 'string' && Object.hasOwn(TYPES, type)) return type;
  throw validationError(
    `body failed validation: ${path}.type should be a block type that can be made, instead was \`${JSON.stringify(type)}\`.`,
  );
}

export function parseContent(type: string, sent: Json, path: string): Json {
  const parse = TYPES[type];
  if (parse === undefined) throw validationError(`Blocks of type ${type} cannot be edited.`);
  return parse(sent, path);
}
