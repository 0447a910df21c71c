import { invalidSyntax } from './error.js';

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '&' | '+' | '-' | '*' | '/';

export type Token =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  /** `{Name}` or `{fldId}`: the name without braces and escapes. */
  | { readonly type: 'braced'; readonly name: string }
  /** A function when a parenthesis follows, a field name otherwise. */
  | { readonly type: 'word'; readonly name: string }
  | { readonly type: 'operator'; readonly operator: Operator }
  | { readonly type: 'punctuation'; readonly mark: '(' | ')' | ',' };

const SPACE = /\s+/y;
const NUMBER = /\d+(?:\.\d*)?|\.\d+/y;
const WORD = /[\p{L}_][\p{L}\p{N}_]*/uy;
const OPERATOR = /!=|<=|>=|[=<>&+\-*/]/y;
const PUNCTUATION = /[(),]/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Cuts a formula into its words; throws `FormulaError` at a character or quote the language does not know. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    at += found?.length ?? 0;
    return found;
  };

  while (at < source.length) {
    if (take(SPACE) !== undefined) continue;
    const first = source.charAt(at);
    if (first === '"' || first === "'") {
      const end = closing(source, at, first);
      tokens.push({ type: 'text', value: unescapeText(source.slice(at + 1, end)) });
      at = end + 1;
    } else if (first === '{') {
      const end = closing(source, at, '}');
      tokens.push({ type: 'braced', name: source.slice(at + 1, end).replace(/\\([{}\\])/g, '$1') });
      at = end + 1;
    } else {
      tokens.push(simpleToken(take));
    }
  }
  return tokens;
}

function simpleToken(take: (pattern: RegExp) => string | undefined): Token {
  const number = take(NUMBER);
  if (number !== undefined) return { type: 'number', value: Number(number) };
  const word = take(WORD);
  if (word !== undefined) return { type: 'word', name: word };
  const operator = take(OPERATOR);
  if (operator !== undefined) return { type: 'operator', operator: operator as Operator };
  const mark = take(PUNCTUATION);
  if (mark !== undefined) return { type: 'punctuation', mark: mark as '(' | ')' | ',' };
  throw invalidSyntax();
}

/** Where the quote or brace opened at `start` closes; a backslash keeps the character after it from closing. */
function closing(source: string, start: number, mark: string): number {
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '\\') at += 1;
    else if (character === mark) return at;
  }
  throw invalidSyntax();
}

function unescapeText(raw: string): string {
  return raw.replace(/\\([\s\S])/g, (_, character: string) => ESCAPES[character] ?? character);
}
