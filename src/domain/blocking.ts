/**
 * Which of the things wait for each other in a circle, or between two circles. `waitsFor` names what each waits for;
 * unknown names are left out. Linear in things and links.
 */
export function inCircles(waitsFor: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const known = new Map(
    [...waitsFor].map(([id, others]) => [id, others.filter((other) => waitsFor.has(other))] as const),
  );
  const backwards = reversed(known);
  const left = peel(new Set(known.keys()), known, backwards);
  return peel(left, backwards, known);
}

/** Everything that waits for a thing, directly or through others; never the thing itself. */
export function waitingFor(id: string, backwards: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(backwards.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id || found.has(next)) continue;
    found.add(next);
    open.push(...(backwards.get(next) ?? []));
  }
  return found;
}

/** For each thing, what waits for it. */
export function reversed(links: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const back = new Map<string, string[]>([...links.keys()].map((id) => [id, []]));
  for (const [id, others] of links) for (const other of others) back.get(other)?.push(id);
  return back;
}

/** Takes away, again and again, what waits for nothing that is left. */
function peel(
  left: Set<string>,
  waitsFor: ReadonlyMap<string, readonly string[]>,
  backwards: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const rest = new Set(left);
  const count = new Map([...left].map((id) => [id, (waitsFor.get(id) ?? []).filter((o) => left.has(o)).length]));
  const free = [...left].filter((id) => count.get(id) === 0);
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    rest.delete(id);
    for (const other of backwards.get(id) ?? []) {
      const now = (count.get(other) ?? 0) - 1;
      count.set(other, now);
      if (now === 0 && rest.has(other)) free.push(other);
    }
  }
  return rest;
}
