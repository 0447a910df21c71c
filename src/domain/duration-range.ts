import { addDays, addMonths, type CalendarDate } from './calendar.js';
import { readRange } from './range-words.js';
import { fault, ok, type Result } from './result.js';

/** How long work takes: at least and at most so many days or months; null where it is open. */
export type DurationRange = {
  readonly unit: 'days' | 'months';
  readonly from: number | null;
  readonly to: number | null;
};

const remedy = 'Write for example 6–16 weeks, 2 to 4 months, or 10 days.';

type Unit = { readonly unit: 'days' | 'months'; readonly times: number };

const units: ReadonlyMap<string, Unit> = new Map([
  ...named({ unit: 'days', times: 1 }, 'd day days tag tage tagen dia dias jour jours gun'),
  ...named({ unit: 'days', times: 7 }, 'w week weeks woche wochen semana semanas semaine semaines hafta'),
  ...named({ unit: 'months', times: 1 }, 'm month months monat monate monaten mes meses mois ay'),
  ...named({ unit: 'months', times: 12 }, 'year years jahr jahre jahren ano anos an ans yil'),
]);

/** Reads calendar days, weeks, months or years. Working days are another thing and not understood. */
export function parseDurationRange(text: string): Result<DurationRange> {
  const range = readRange(text);
  const unit = range?.units.length === 1 ? units.get(range.units[0] ?? '') : undefined;
  const figures = [range?.from ?? null, range?.to ?? null].map((figure) =>
    figure === null ? null : Number(figure),
  );
  const [from = null, to = null] = figures;
  const isWhole = figures.every((figure) => figure === null || (Number.isInteger(figure) && figure <= 1_000));
  if (!unit || !isWhole || (from !== null && to !== null && from > to)) {
    return fault(`"${text.trim()}" is not understood as a duration.`, remedy);
  }
  return ok({
    unit: unit.unit,
    from: from === null ? null : from * unit.times,
    to: to === null ? null : to * unit.times,
  });
}

/** The first day by which work that begins on `start` is usually done; null where the least is open. */
export function earliestEnd({ unit, from }: DurationRange, start: CalendarDate): CalendarDate | null {
  if (from === null) return null;
  return unit === 'days' ? addDays(start, from) : addMonths(start, from);
}

function named(unit: Unit, list: string): readonly (readonly [string, Unit])[] {
  return list.split(' ').map((word) => [word, unit] as const);
}
