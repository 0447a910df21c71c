/** A formula that cannot be read. */
export class FormulaSyntaxError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaSyntaxError';
  }
}

export type Expression =
  | { readonly kind: 'literal'; readonly value: number | string | boolean }
  | { readonly kind: 'prop'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

type Token = { readonly kind: 'number' | 'text' | 'name' | 'prop' | 'sign' | 'end'; readonly text: string };

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|"(?<text>(?:[^"\\]|\\.)*)"|\{\{(?<prop>[^}]*)\}\}|(?<name>[A-Za-z_]\w*)|(?<sign>==|!=|>=|<=|&&|\|\||[-+*/%^<>!?:.,()[\]]))/y;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    const [kind, part] = Object.entries(match?.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    if (kind === undefined || part === undefined) {
      throw new FormulaSyntaxError(`cannot be read from "${text.slice(at).trim().slice(0, 20)}"`);
    }
    found.push({ kind: kind as Token['kind'], text: kind === 'text' ? part.replace(/\\(.)/g, '$1') : part });
  }
  return [...found, { kind: 'end', text: '' }];
}

/** Binary operators, loosest first. */
const LEVELS: readonly Readonly<Record<string, string>>[] = [
  { or: 'or', '||': 'or' },
  { and: 'and', '&&': 'and' },
  { '==': 'equal', '!=': 'unequal' },
  { '>': 'larger', '>=': 'largerEq', '<': 'smaller', '<=': 'smallerEq' },
  { '+': 'add', '-': 'subtract' },
  { '*': 'multiply', '/': 'divide', '%': 'mod' },
];

/** Reads a formula; properties stand as `prop("Name")` or, once stored, as `{{id}}`. */
export function parseFormula(text: string): Expression {
  const list = tokens(text);
  let at = 0;
  const peek = () => list[at] ?? { kind: 'end', text: '' };
  const isSign = (sign: string) => peek().kind === 'sign' && peek().text === sign;

  function expect(sign: string): void {
    if (!isSign(sign)) throw new FormulaSyntaxError(`"${sign}" is missing before "${peek().text}"`);
    at += 1;
  }

  function choice(): Expression {
    const test = binary(0);
    if (!isSign('?')) return test;
    at += 1;
    const yes = choice();
    expect(':');
    return { kind: 'call', name: 'if', args: [test, yes, choice()] };
  }

  function binary(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return power();
    let left = binary(level + 1);
    for (let name = operatorName(operators); name !== undefined; name = operatorName(operators)) {
      at += 1;
      left = { kind: 'call', name, args: [left, binary(level + 1)] };
    }
    return left;
  }

  function operatorName(operators: Readonly<Record<string, string>>): string | undefined {
    const token = peek();
    return token.kind === 'sign' || token.kind === 'name' ? operators[token.text] : undefined;
  }

  function power(): Expression {
    const base = unary();
    if (!isSign('^')) return base;
    at += 1;
    return { kind: 'call', name: 'pow', args: [base, power()] };
  }

  function unary(): Expression {
    const name = { '-': 'unaryMinus', '!': 'not', not: 'not' }[peek().text];
    const isCall = list[at + 1]?.text === '(' && peek().kind === 'name';
    if (name === undefined || peek().kind === 'text' || isCall) return methods(atom());
    at += 1;
    return { kind: 'call', name, args: [unary()] };
  }

  function methods(start: Expression): Expression {
    let target = start;
    while (isSign('.')) {
      at += 1;
      const { text: name } = peek();
      at += 1;
      target = { kind: 'call', name, args: [target, ...parameters()] };
    }
    return target;
  }

  function parameters(): Expression[] {
    expect('(');
    const args: Expression[] = [];
    while (!isSign(')')) {
      if (args.length > 0) expect(',');
      args.push(choice());
    }
    at += 1;
    return args;
  }

  function atom(): Expression {
    const token = peek();
    at += 1;
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'literal', value: token.text };
    if (token.kind === 'prop') return { kind: 'prop', name: decodeURIComponent(token.text) };
    if (token.kind === 'name') return named(token.text);
    if (token.kind === 'sign' && token.text === '(') {
      const inner = choice();
      expect(')');
      return inner;
    }
    throw new FormulaSyntaxError(token.kind === 'end' ? 'ends too early' : `"${token.text}" is not expected`);
  }

  function named(name: string): Expression {
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
    const args = parameters();
    if (name !== 'prop') return { kind: 'call', name, args };
    const [only] = args;
    if (only?.kind !== 'literal') throw new FormulaSyntaxError('prop() needs the name of a property');
    return { kind: 'prop', name: String(only.value) };
  }

  const whole = choice();
  if (peek().kind !== 'end') throw new FormulaSyntaxError(`"${peek().text}" is not expected`);
  return whole;
}
