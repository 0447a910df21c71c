/**
 * What a reason says of a relation: `strain` and `watch` speak against it; `exposure` is a risk of the freelancer's
 * own, through no fault of the client; `good` speaks for it, `fair` neither way; `note` only explains the others.
 */
export type Weight = 'strain' | 'exposure' | 'watch' | 'good' | 'fair' | 'note';

export type Reason = { readonly weight: Weight; readonly text: string };

export type Health = 'good' | 'watch' | 'strained';

/** So many things worth watching at once are a strain. */
const manyToWatch = 3;

/** Null: nothing is known. One grave reason is enough; good ones never hide it. */
export function healthOf(reasons: readonly Reason[]): Health | null {
  const count = (weight: Weight) => reasons.filter((reason) => reason.weight === weight).length;
  if (count('strain') > 0 || count('watch') >= manyToWatch) return 'strained';
  if (count('watch') > 0 || count('exposure') > 0) return 'watch';
  return count('good') + count('fair') > 0 ? 'good' : null;
}

const order: readonly Weight[] = ['strain', 'exposure', 'watch', 'good', 'fair', 'note'];

/**
 * The weightiest first, at most so many; of equals the earlier. Where something speaks for the relation, the last place
 * is kept for it: whoever weighs a relation looks at both sides.
 */
export function weightiest(reasons: readonly Reason[], atMost: number): readonly Reason[] {
  const sorted = order.flatMap((weight) => reasons.filter((reason) => reason.weight === weight));
  const shown = sorted.slice(0, atMost);
  const good = sorted.find(({ weight }) => weight === 'good');
  return good === undefined || shown.includes(good) || atMost < 2
    ? shown
    : [...shown.slice(0, atMost - 1), good];
}
