/** A component of an iCalendar file: its properties by name, as they stand, and what it holds. */
export type Component = {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly parts: readonly Component[];
};

/** Reads a calendar as RFC 5545 wants it, and throws where a strict calendar program would not take it. */
export function readCalendar(text: string): Component {
  if (!text.endsWith('\r\n') || /[^\r]\n|\r[^\n]/u.test(text)) throw new Error('Lines end with CRLF.');
  const raw = text.slice(0, -2).split('\r\n');
  const long = raw.find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) throw new Error(`More than 75 octets: ${long}`);
  const lines = raw
    .join('\n')
    .replace(/\n[ \t]/gu, '')
    .split('\n');
  const [calendar, ...rest] = partsOf(lines);
  if (!calendar || rest.length > 0 || calendar.name !== 'VCALENDAR') throw new Error('One VCALENDAR.');
  needs(calendar, ['VERSION', 'PRODID']);
  for (const event of calendar.parts) needs(event, ['UID', 'DTSTAMP', 'DTSTART']);
  return calendar;
}

function needs({ name, properties }: Component, wanted: readonly string[]): void {
  for (const each of wanted) if (!properties.has(each)) throw new Error(`${name} lacks ${each}.`);
}

function partsOf(lines: readonly string[]): Component[] {
  const parts: Component[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, name] = /^BEGIN:(\w+)$/u.exec(lines[at] ?? '') ?? [];
    const end = lines.indexOf(`END:${name}`, at);
    if (name === undefined || end < 0) throw new Error(`Not a component: ${lines[at]}`);
    const own = lines.slice(at + 1, end);
    const first = own.findIndex((line) => line.startsWith('BEGIN:'));
    const last = own.findLastIndex((line) => line.startsWith('END:'));
    const outer = first < 0 ? own : [...own.slice(0, first), ...own.slice(last + 1)];
    parts.push({
      name,
      properties: new Map(outer.map(property)),
      parts: first < 0 ? [] : partsOf(own.slice(first, last + 1)),
    });
    at = end;
  }
  return parts;
}

function property(line: string): [string, string] {
  const [, name, value] = /^([A-Z-]+)(?:;[A-Z-]+=[^:;]+)*:(.*)$/u.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`Not a property: ${line}`);
  if (/[^\\][,;]|\\[^\\,;nN]/u.test(name === 'SUMMARY' ? value : '')) throw new Error(`Not escaped: ${line}`);
  return [name, value];
}
