import type { Temporal } from 'temporal-polyfill';
import { parseZone } from '../domain/zone.js';
import type { Change } from '../jobs/job.js';
import type { Row } from '../tracker/model.js';
import type { Fault, Snapshot } from '../tracker/snapshot.js';

/** The one row of Settings; the oldest counts where there are several. */
export function settingsRow(snapshot: Snapshot): Row<'settings'> | undefined {
  return snapshot.tables.settings.values().next().value;
}

/** The zone Settings name; UTC where they name none that exists. */
export function settingsZone(snapshot: Snapshot): string {
  const zone = parseZone(settingsRow(snapshot)?.cells.timeZone ?? 'UTC');
  return zone.ok ? zone.value : 'UTC';
}

/** The account's date: today in the zone of its Settings. */
export function todayOf(snapshot: Snapshot, now: Temporal.Instant): string {
  return now.toZonedDateTimeISO(settingsZone(snapshot)).toPlainDate().toString();
}

/** What the service keeps in Settings. Calls and the time of the round ride along and cause no write. */
export function settingsChange(
  row: Row<'settings'>,
  kept: {
    readonly faults: readonly Fault[];
    readonly keptBy: string;
    readonly calls: number;
    readonly now: Temporal.Instant;
  },
): Change<'settings'> {
  return {
    table: 'settings',
    id: row.id,
    cells: {
      problems: problemsText(kept.faults),
      keptBy: kept.keptBy,
      callsUsed: kept.calls,
      lastRound: kept.now.toString({ fractionalSecondDigits: 3 }),
    },
  };
}

/** More than a person reads at once is counted only. */
const shown = 25;

function problemsText(faults: readonly Fault[]): string | null {
  if (faults.length === 0) return null;
  const lines = faults.slice(0, shown).map((fault) => {
    const where = [fault.table, fault.record, fault.field].filter((part) => part !== undefined).join(' › ');
    return `${where}: ${fault.problem} ${fault.remedy}`;
  });
  const more = faults.length - shown;
  return [...lines, ...(more > 0 ? [`And ${more} more.`] : [])].join('\n');
}
