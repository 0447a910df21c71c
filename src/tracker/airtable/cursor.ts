import { z } from 'zod';
import type { Cursor } from '../port.js';

/**
 * Where to go on from.
 * - `webhook`: the payload to ask for next, and when it was last asked: a webhook nobody asks lives seven days.
 * - `time`: rows edited since then.
 * - `none`: there is no feed; every reading is complete.
 */
const feed = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('webhook'),
    id: z.string(),
    next: z.number().int(),
    /** Milliseconds since the epoch. */
    askedAt: z.number(),
  }),
  z.object({ kind: z.literal('time'), since: z.number() }),
  z.object({ kind: z.literal('none') }),
]);
export type FeedCursor = z.infer<typeof feed>;

/** A complete reading that did not come to its end begins again, with the feed that was taken before it began. */
const scanning = z.object({ kind: z.literal('scan'), after: feed });
export type FeedState = FeedCursor | z.infer<typeof scanning>;

const state = z.union([feed, scanning]);

export function cursorText(place: FeedState): Cursor {
  return JSON.stringify(place);
}

/** Null for a cursor this version did not write: then everything is read again. */
export function readCursor(cursor: Cursor): FeedState | null {
  try {
    return state.safeParse(JSON.parse(cursor)).data ?? null;
  } catch {
    return null;
  }
}
