/** A piece of markup that is safe to send. Only `html` makes one, so no text gets by without being escaped. */
export type Html = { readonly markup: string };

/** Nothing is written for `false`, `null` and `undefined`, so that conditions read well. */
export type HtmlPart = Html | string | number | false | null | undefined | readonly HtmlPart[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup with every value in it escaped, for text and for attributes in double quotes alike. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return { markup: strings.map((text, index) => text + render(parts[index])).join('') };
}

function render(part: HtmlPart): string {
  if (part === false || part === null || part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
  }
  return 'markup' in part ? part.markup : part.map(render).join('');
}
