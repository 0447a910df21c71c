import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { messageIdOf } from '../../src/messages/mail/mail.js';
import { startCli } from '../support/cli.js';
import { House, installationFor } from '../support/house.js';

/** Fifty by `npm run test:delivery`; with the other tests a sample. */
const kills = Number(process.env['DELIVERY_KILLS'] ?? 3);

/** Working days from this one on, at ten in Berlin. */
const firstDay = '2026-01-05T09:00:00Z';

async function nextWorkingDay(house: House): Promise<void> {
  do await house.advance({ hours: 24 });
  while ([6, 7].includes(house.now.toZonedDateTimeISO('Europe/Berlin').dayOfWeek));
}

/** A new client with a debt, and the reminder about it approved. @returns the id of the message. */
async function approvedMessage(house: House, nth: number): Promise<string> {
  const [client = ''] = await house.edit({
    table: 'clients',
    cells: { name: `Client ${nth}`, email: `client${nth}@example.com`, status: 'active' },
  });
  // Twelve days past due: no other stage is near.
  const issued = house.now
    .subtract({ hours: 24 * 42 })
    .toString()
    .slice(0, 10);
  await house.edit({
    table: 'invoices',
    cells: { number: `2026-${nth}`, client: [client], issued, total: 100 + nth, documentStatus: 'sent' },
  });
  await house.round();
  const { account } = await house.service();
  const found = (await account.rows('messages')).find(
    ({ cells }) => cells['kind'] === 'payment-reminder' && (cells['client'] as string[])[0] === client,
  );
  if (!found) throw new Error('a reminder waits');
  await house.edit({ table: 'messages', id: found.id, cells: { decision: 'approve' } });
  return found.id;
}

/** The tracker's and the mail server's view of how far a round has come. */
async function progress(house: House): Promise<number> {
  return (await house.calls()) + (await house.caught()).length;
}

describe('src/cli/commands/round, killed', () => {
  it(`sends each message at most once over ${kills} kills, and tells which ones nobody can know of`, async () => {
    const house = await House.open({ now: firstDay, mail: 'caught' });
    try {
      await house.crash({ now: firstDay, mail: 'caught', installation: installationFor(house.dir) });
      await house.apply(['core', 'payments']);
      await house.round();
      const { account } = await house.service();
      await house.edit({
        table: 'settings',
        id: (await account.rows('settings'))[0]?.id ?? '',
        cells: { sender: 'Lena <lena@studio.example>', chaseFrom: '2025-01-01' },
      });
      const { container } = await house.binding();
      const env = {
        ...{ AIRTABLE_TOKEN: 'patSandbox.token', AIRTABLE_BASE_ID: container },
        ...{ AIRTABLE_ENDPOINT_URL: house.url, DATA_DIR: house.dir, SMTP_URL: house.smtpUrl },
        LOG_LEVEL: 'silent',
      };
      const ids: string[] = [];
      for (let nth = 0; nth < kills; nth += 1) {
        ids.push(await approvedMessage(house, nth));
        await house.crash();
        const before = await progress(house);
        const { child, ended } = startCli(['round', '--now', house.now.toString()], env);
        // At each step of a round in turn, and a little later.
        const steps = 1 + (nth % 7);
        while (child.exitCode === null && (await progress(house)) - before < steps) await pause(2);
        await pause((nth * 7) % 40);
        child.kill('SIGKILL');
        await ended;
        await nextWorkingDay(house);
      }
      for (let days = 0; days < 2; days += 1) {
        await house.round();
        await nextWorkingDay(house);
      }
      await expectOnce(house, ids, container);
    } finally {
      await house.close();
    }
  }, 1_800_000);
});

async function expectOnce(house: House, ids: readonly string[], container: string): Promise<void> {
  const mails = (await house.caught()).map(({ messageId }) => messageId.slice(1, -1));
  const states = new Map<string, number>();
  for (const id of ids) {
    const { key, state } = await house.row('messages', id);
    const count = mails.filter(
      (mail) => mail === messageIdOf(container, String(key), 'studio.example'),
    ).length;
    expect(['sent', 'unknown']).toContain(state);
    if (state === 'sent') expect(count).toBe(1);
    else expect(count).toBeLessThanOrEqual(1);
    states.set(String(state), (states.get(String(state)) ?? 0) + 1);
  }
  expect(new Set(mails).size).toBe(mails.length);
  // Only a kill between handing over and the answer leaves anything unknown.
  expect(states.get('sent') ?? 0).toBeGreaterThan(states.get('unknown') ?? 0);
}
