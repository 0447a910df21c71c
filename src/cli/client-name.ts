import { UsageError } from './exit.js';

type Named = { readonly id: string; readonly name: string };

/** What a person is told where nobody is meant: what those who may be named are called, and that there are none. */
export type Naming = { readonly what: string; readonly none: string };

/**
 * The one client of that name; else the one whose name begins so.
 * @throws UsageError that lists who may be meant.
 */
export function clientNamed<T extends Named>(
  name: string,
  clients: readonly T[],
  { what, none }: Naming = { what: 'client', none: 'There are no clients yet.' },
): T {
  const wanted = name.trim().toLocaleLowerCase();
  const exact = clients.filter((client) => client.id === name || lower(client) === wanted);
  const found = exact.length > 0 ? exact : clients.filter((client) => lower(client).startsWith(wanted));
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  const names = (only ? found : clients).map((client) => client.name).sort();
  if (only && new Set(names).size === 1) {
    const ids = found.map(({ id }) => id).join(' or ');
    throw new UsageError(
      `${found.length} clients are called "${only.name}". Write the id of the row: ${ids}.`,
    );
  }
  if (only) throw new UsageError(`"${name}" may be ${names.join(' or ')}. Write more of the name.`);
  if (names.length === 0) throw new UsageError(none);
  throw new UsageError(`No ${what} is called "${name}". There are: ${names.join(', ')}.`);
}

function lower({ name }: Named): string {
  return name.trim().toLocaleLowerCase();
}
