import { dateText, listText } from './format.js';
import type { Voice } from './frame.js';
import { oneLine, shortened } from './plain.js';
import type { LabelKey } from './texts/text.js';

/** How much of a list a letter tells: so many entries of so many graphemes. */
export type Room = { readonly entries: number; readonly length: number };

/** From the whole to the least that still tells something. */
export const rooms: readonly [Room, ...Room[]] = [
  { entries: 6, length: 80 },
  { entries: 4, length: 50 },
  { entries: 3, length: 40 },
  { entries: 2, length: 30 },
  { entries: 1, length: 25 },
];

/** The entries of a list, with the number of those that are left out. */
export function entriesOf(items: readonly string[], room: Room, voice: Voice): string[] {
  const said = items.map((item) => shortened(oneLine(item), room.length)).filter((item) => item !== '');
  if (said.length <= room.entries) return said;
  const left = said.length - room.entries;
  return [...said.slice(0, room.entries), voice.common('further', { count: left })];
}

/** Things with the day by which each is needed. */
export function withDates(items: readonly string[], dates: readonly string[], room: Room, voice: Voice) {
  return items.map((name, nth) => {
    const item = shortened(oneLine(name), room.length);
    const by = dates[nth];
    return by ? voice.common('itemBy', { item, date: dateText(by, voice.reader.locale) }) : item;
  });
}

export function labelled(label: LabelKey, value: string, voice: Voice): string {
  return voice.common('labelled', { label: voice.texts.labels[label], value });
}

export function labelledList(label: LabelKey, items: readonly string[], voice: Voice): string | null {
  return items.length === 0 ? null : labelled(label, listText(items, voice.reader.locale), voice);
}
