import { isBefore } from '../domain/calendar.js';
import type { Row } from '../tracker/model.js';
import { contextOf } from './context.js';
import { byDateThen, dateOf } from './dates.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import { groupBy, once } from './once.js';

type Touch = Row<'touches'>;

/** What was noted in talks with a client and is not settled yet, the oldest first. */
export type Noted = { readonly ideas: readonly Touch[]; readonly openPoints: readonly Touch[] };

const nothing: Noted = { ideas: [], openPoints: [] };

const noted = once((input: JobInput): ReadonlyMap<string, Noted> => {
  const { clients } = contextOf(input);
  const unsettled = groupBy(input.snapshot.tables.touches.values(), ({ cells }) =>
    cells.settledOn === null && cells.what?.trim() && cells.client?.length === 1
      ? (cells.client[0] ?? null)
      : null,
  );
  return new Map(
    [...unsettled].map(([id, touches]) => {
      const today = clients.get(id)?.today;
      const known = touches.filter(({ cells }) => {
        const on = dateOf(cells.date);
        return !(on && today && isBefore(today, on));
      });
      const sorted = known.sort((a, b) => byDateThen(dateOf(a.cells.date), dateOf(b.cells.date), a.id, b.id));
      return [
        id,
        {
          ideas: sorted.filter(({ cells }) => cells.kind === 'idea'),
          openPoints: sorted.filter(({ cells }) => cells.kind === 'open-point'),
        },
      ];
    }),
  );
});

export function notedOf(clientId: string, input: JobInput): Noted {
  return noted(input).get(clientId) ?? nothing;
}

/** More than these nobody brings up in one talk. */
const most = 3;

/** Ideas as the freelancer is reminded of them, the oldest first; nothing of it is for the client's eyes. */
export function ideaLines(clientId: string, input: JobInput): readonly string[] {
  return notedOf(clientId, input).ideas.slice(0, most).map(ideaLine);
}

function ideaLine({ cells }: Touch): string {
  const on = dateOf(cells.date);
  const beside = [
    on && `noted on ${showDate(on)}`,
    cells.likelyWhen?.trim() && `likely: ${cells.likelyWhen.trim()}`,
  ].filter((part) => typeof part === 'string' && part !== '');
  return `Idea: ${cells.what?.trim()}${beside.length === 0 ? '' : ` (${beside.join('; ')})`}`;
}

export function openPointLines(clientId: string, input: JobInput): readonly string[] {
  return notedOf(clientId, input)
    .openPoints.slice(0, most)
    .map(({ cells }) => {
      const on = dateOf(cells.date);
      return `Open point: ${cells.what?.trim()}${on ? ` (since ${showDate(on)})` : ''}`;
    });
}
