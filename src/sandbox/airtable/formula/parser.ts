import { invalidSyntax, tooDeep } from './error.js';
import { type Operator, type Token, tokenize } from './tokens.js';

export type Expression =
  | { readonly type: 'literal'; readonly value: number | string }
  | { readonly type: 'field'; readonly name: string; readonly braced: boolean }
  | { readonly type: 'negate'; readonly operand: Expression }
  | {
      readonly type: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[] };

/** How tightly each operator binds; equal ones go from left to right. */
const BINDING: Readonly<Record<Operator, number>> = {
  '=': 1,
  '!=': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
};

/** Deeper nesting and longer chains than any real formula has; a hostile one must not exhaust the stack. */
const MAX_DEPTH = 500;
const MAX_CHAIN = 1_000;

/** Reads a formula into a tree; throws `FormulaError` (`invalid`) when it does not parse. */
export function parse(source: string): Expression {
  const parser = new Parser(tokenize(source));
  const expression = parser.expression(0);
  parser.end();
  return expression;
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw invalidSyntax();
  }

  expression(weakest: number): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw tooDeep();
    let left = this.#operand();
    for (let links = 0; ; links += 1) {
      if (links > MAX_CHAIN) throw tooDeep();
      const next = this.#tokens[this.#at];
      if (next?.type !== 'operator' || BINDING[next.operator] <= weakest) break;
      this.#at += 1;
      left = {
        type: 'binary',
        operator: next.operator,
        left,
        right: this.expression(BINDING[next.operator]),
      };
    }
    this.#depth -= 1;
    return left;
  }

  #operand(): Expression {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    switch (token?.type) {
      case 'number':
      case 'text':
        return { type: 'literal', value: token.value };
      case 'braced':
        return { type: 'field', name: token.name, braced: true };
      case 'word':
        return this.#skip('(')
          ? { type: 'call', name: token.name, args: this.#args() }
          : { type: 'field', name: token.name, braced: false };
      case 'operator':
        return this.#signed(token.operator);
      case 'punctuation':
        return this.#parenthesised(token.mark);
      default:
        throw invalidSyntax();
    }
  }

  #signed(operator: Operator): Expression {
    if (operator !== '-' && operator !== '+') throw invalidSyntax();
    const operand = this.expression(BINDING['*']);
    return operator === '-' ? { type: 'negate', operand } : operand;
  }

  #parenthesised(mark: string): Expression {
    if (mark !== '(') throw invalidSyntax();
    const inner = this.expression(0);
    if (!this.#skip(')')) throw invalidSyntax();
    return inner;
  }

  #args(): Expression[] {
    const args: Expression[] = [];
    if (this.#skip(')')) return args;
    for (;;) {
      args.push(this.expression(0));
      if (this.#skip(')')) return args;
      if (!this.#skip(',')) throw invalidSyntax();
    }
  }

  #skip(mark: '(' | ')' | ','): boolean {
    const token = this.#tokens[this.#at];
    if (token?.type !== 'punctuation' || token.mark !== mark) return false;
    this.#at += 1;
    return true;
  }
}
