/** What each thing waits for, or what waits for each, by id. */
export type Links = ReadonlyMap<string, readonly string[]>;

/** For each thing, what waits for it; names that are not among the things are left out. */
export function reversed(waitsFor: Links): Links {
  const back = new Map<string, string[]>([...waitsFor.keys()].map((id) => [id, []]));
  for (const [id, others] of waitsFor) for (const other of others) back.get(other)?.push(id);
  return back;
}

/**
 * The first things that wait for one, directly or through others, the nearest first; never the thing itself, even where
 * it waits for itself. Stops at so many, so that asking for each thing of a long chain stays cheap.
 */
export function waitingFor(id: string, backwards: Links, atMost: number): readonly string[] {
  const found = new Set<string>();
  const queue = [id];
  for (let nth = 0; nth < queue.length; nth += 1) {
    for (const next of backwards.get(queue[nth] ?? '') ?? []) {
      if (found.size >= atMost) return [...found];
      if (next === id || found.has(next)) continue;
      found.add(next);
      queue.push(next);
    }
  }
  return [...found];
}

/** Everything that waits for one of these, directly or through others. Linear in things and links. */
export function allWaitingFor(ids: readonly string[], backwards: Links): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...ids];
  for (let nth = 0; nth < queue.length; nth += 1) {
    for (const next of backwards.get(queue[nth] ?? '') ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      queue.push(next);
    }
  }
  return found;
}

/**
 * The circles in which things wait for each other, or one for itself: none of them can ever begin. What merely waits for
 * a circle, or is waited for by one, is not part of it. Each thing is in one circle at most; ids stand in order, so that
 * the same circles are found in rows of any order. Linear in things and links (S. R. Kosaraju; strongly connected
 * components).
 */
export function circlesIn(waitsFor: Links): readonly (readonly string[])[] {
  const backwards = reversed(waitsFor);
  const seen = new Set<string>();
  const finished = [...waitsFor.keys()].flatMap((id) => reached(id, waitsFor, seen));
  const taken = new Set<string>();
  const circles: string[][] = [];
  for (const id of finished.reverse()) {
    const group = reached(id, backwards, taken);
    const waitsForItself = group.length === 1 && waitsFor.get(id)?.includes(id);
    if (group.length > 1 || waitsForItself) circles.push(group.sort());
  }
  return circles.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

/** Everything that can be reached and was not seen before; each after all that is reached through it. */
function reached(start: string, links: Links, seen: Set<string>): string[] {
  if (seen.has(start)) return [];
  const done: string[] = [];
  const path = [{ id: start, next: 0 }];
  seen.add(start);
  // A path of its own in place of recursion: a chain of tasks may be longer than the stack is deep.
  for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
    const other = links.get(here.id)?.[here.next];
    here.next += 1;
    if (other === undefined) {
      done.push(here.id);
      path.pop();
    } else if (links.has(other) && !seen.has(other)) {
      seen.add(other);
      path.push({ id: other, next: 0 });
    }
  }
  return done;
}
