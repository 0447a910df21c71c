import { Temporal } from 'temporal-polyfill';
import { realisticEdits } from '../../src/demo/edits.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { nextRoundAt } from '../../src/service/schedule.js';
import { benchAccount } from './account.js';
import { benchNow, manyYears } from './rows.js';

/** A month on Airtable Free: a round every waking hour, and what a freelancer edits on a working day in between. */
const days = 30;
const limit = 900;
const zone = 'Europe/Berlin';

const sandbox = await startSandbox({ limits: false, now: benchNow.toString() });
let report: object;
{
  await using account = await benchAccount(sandbox.url, manyYears(700), limit);
  await account.round();
  const started = await account.counted();
  const end = benchNow.add({ hours: days * 24 });
  let rounds = 0;
  let written = 0;
  let stopped = 0;
  let edits = 0;
  for (
    let now = nextRoundAt(benchNow, zone, 17);
    Temporal.Instant.compare(now, end) < 0;
    now = nextRoundAt(now, zone, 17)
  ) {
    await account.moveTo(now);
    const local = now.toZonedDateTimeISO(zone);
    // Edits come in over the working day, not all at once.
    const today = realisticEdits(benchNow, local.toPlainDate());
    const part = today.filter((_, index) => 9 + (index % 9) === local.hour);
    if (part.length > 0) await account.edit(part);
    edits += part.length;
    const { rows, stopped: problem } = await account.round({ restWhenQuiet: true });
    rounds += 1;
    written += rows.written;
    if (problem) stopped += 1;
  }
  report = { days, rounds, edits, written, stopped, calls: (await account.counted()) - started, limit };
}
await sandbox.close();
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
