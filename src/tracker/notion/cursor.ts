import { z } from 'zod';
import type { Cursor } from '../port.js';

/** The latest edit seen, by data source. Milliseconds since the epoch, rounded to the minute as Notion rounds. */
const state = z.object({ seen: z.record(z.string(), z.number()) });
export type FeedCursor = z.infer<typeof state>;

export function cursorText(place: FeedCursor): Cursor {
  return JSON.stringify(place);
}

/** Null for a cursor this version did not write: then everything is read again. */
export function readCursor(cursor: Cursor): FeedCursor | null {
  try {
    return state.safeParse(JSON.parse(cursor)).data ?? null;
  } catch {
    return null;
  }
}
