import express, { type Router } from 'express';
import { type Html, type HtmlPart, html, PATHS, secure } from '../page/index.js';
import { isJson } from '../reply.js';
import { isTrashed } from './access.js';
import { PAPER_PATH } from './grid-source.js';
import { plainText, type RichText } from './rich-text.js';
import { livingChildren } from './show.js';
import { type Block, type Node, type NotionWorld, type Page, titleOf } from './state.js';

/** The local Notion's pages as their reader sees them. */
export function paperRouter(world: NotionWorld): Router {
  const router = express.Router();
  router.get(`${PAPER_PATH}/:id`, secure, (request, response) => {
    const page = world.nodes.get(String(request.params['id']));
    const found = page?.kind === 'page' && !isTrashed(world, page) ? page : null;
    response
      .status(found === null ? 404 : 200)
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(paper(world, found));
  });
  return router;
}

function paper(world: NotionWorld, page: Page | null): string {
  const title = page === null ? 'No such page' : plainText(titleOf(page)) || 'Untitled';
  const body =
    page === null ? html`<p>The page is not there any more.</p>` : html`${blocks(world, page.children)}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${PATHS.style}">
</head>
<body class="paper">
<main>
<p class="where"><a href="/?source=notion">Sandbox</a></p>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.markup;
}

/** Items that follow each other make one list. */
function blocks(world: NotionWorld, ids: readonly string[]): Html[] {
  const nodes = livingChildren(world, ids);
  const parts: Html[] = [];
  for (let at = 0; at < nodes.length; ) {
    const list = listTag(nodes[at]);
    let end = at + 1;
    while (list !== null && listTag(nodes[end]) === list) end += 1;
    const shown = nodes.slice(at, end).map((node) => block(world, node));
    parts.push(
      list === 'ul' ? html`<ul>${shown}</ul>` : list === 'ol' ? html`<ol>${shown}</ol>` : html`${shown}`,
    );
    at = end;
  }
  return parts;
}

function listTag(node: Node | undefined): 'ul' | 'ol' | null {
  if (node?.kind !== 'block') return null;
  if (node.type === 'numbered_list_item') return 'ol';
  return node.type === 'bulleted_list_item' || node.type === 'to_do' ? 'ul' : null;
}

function block(world: NotionWorld, node: Node): Html {
  if (node.kind === 'page') {
    return html`<p><a href="${PAPER_PATH}/${node.id}">${plainText(titleOf(node)) || 'Untitled'}</a></p>`;
  }
  if (node.kind === 'database') return html`<p>▦ ${plainText(node.title)}</p>`;
  const text = inline((node.content['rich_text'] ?? []) as RichText[]);
  const inside = () => blocks(world, node.children);
  switch (node.type) {
    case 'heading_1':
    case 'heading_2':
      return html`<h2>${text}</h2>${inside()}`;
    case 'heading_3':
      return html`<h3>${text}</h3>${inside()}`;
    case 'heading_4':
      return html`<h4>${text}</h4>${inside()}`;
    case 'bulleted_list_item':
    case 'numbered_list_item':
      return html`<li>${text}${inside()}</li>`;
    case 'to_do': {
      const done = node.content['checked'] === true;
      return html`<li class="todo">${done ? '☑' : '☐'} <span ${done && html`class="done"`}>${text}</span>${inside()}</li>`;
    }
    case 'quote':
      return html`<blockquote>${text}${inside()}</blockquote>`;
    case 'callout':
      return html`<aside>${emojiOf(node)} ${text}${inside()}</aside>`;
    case 'toggle':
      return html`<details><summary>${text}</summary>${inside()}</details>`;
    case 'divider':
      return html`<hr>`;
    case 'code':
      return html`<pre><code>${text}</code></pre>`;
    case 'equation':
      return html`<pre>${String(node.content['expression'])}</pre>`;
    case 'column_list':
      return html`<div class="columns">${inside()}</div>`;
    case 'column':
      return html`<div>${inside()}</div>`;
    case 'table':
      return table(world, node);
    case 'image':
      return html`<p>${linkTo(addressOf(node), 'Picture')}</p>`;
    default:
      return html`<p>${text}</p>${inside()}`;
  }
}

function emojiOf(node: Block): string {
  const icon = node.content['icon'];
  return isJson(icon) && typeof icon['emoji'] === 'string' ? icon['emoji'] : '';
}

function addressOf(node: Block): string {
  const external = node.content['external'];
  return isJson(external) ? String(external['url']) : '';
}

function table(world: NotionWorld, node: Block): Html {
  const rows = livingChildren(world, node.children).map((row, index) => {
    const cells = row.kind === 'block' ? ((row.content['cells'] ?? []) as RichText[][]) : [];
    const isHead = index === 0 && node.content['has_column_header'] === true;
    return html`<tr>${cells.map((cell) => (isHead ? html`<th scope="col">${inline(cell)}</th>` : html`<td>${inline(cell)}</td>`))}</tr>`;
  });
  return html`<table>${rows}</table>`;
}

function inline(runs: readonly RichText[]): HtmlPart {
  return runs.map((run) => {
    const { bold, italic, strikethrough, underline, code } = run.annotations;
    let part: Html = html`${run.plain_text}`;
    if (code) part = html`<code>${part}</code>`;
    if (strikethrough) part = html`<s>${part}</s>`;
    if (underline) part = html`<u>${part}</u>`;
    if (italic) part = html`<em>${part}</em>`;
    if (bold) part = html`<strong>${part}</strong>`;
    return run.href === null ? part : linkTo(run.href, part);
  });
}

/** A link only to the web: another scheme could run a script. */
function linkTo(address: string, shown: HtmlPart): Html {
  return /^https?:\/\//i.test(address)
    ? html`<a href="${address}" rel="noopener noreferrer">${shown}</a>`
    : html`${shown}`;
}
