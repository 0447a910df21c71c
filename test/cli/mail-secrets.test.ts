import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { handOver, runCli } from '../support/cli.js';
import { House, installationFor } from '../support/house.js';

const password = 'hunter2-canary';
const words = 'Canary words of a letter.';

it('writes no text, no address and no password of a message into a log, an error or a report', async () => {
  const house = await House.open({ mail: 'caught' });
  try {
    await house.crash({ mail: 'caught', installation: installationFor(house.dir) });
    await house.apply(['core', 'payments']);
    const [client = ''] = await house.edit({
      table: 'clients',
      cells: { name: 'Ada', email: 'ada-canary@example.com', status: 'active' },
    });
    await house.edit({
      table: 'invoices',
      cells: {
        number: '2026-014',
        client: [client],
        issued: '2026-03-02',
        total: 1800,
        documentStatus: 'sent',
      },
    });
    await house.round();
    const { account } = await house.service();
    const found = async (table: 'messages' | 'settings') => (await account.rows(table))[0]?.id ?? '';
    await house.edit({
      table: 'settings',
      id: await found('settings'),
      cells: { sender: 'Lena <lena-canary@studio.example>' },
    });
    await house.edit({
      table: 'messages',
      id: await found('messages'),
      cells: { decision: 'approve', body: words },
    });
    const url = new URL(house.smtpUrl);
    url.username = 'lena';
    url.password = password;
    const env = { ...(await handOver(house)), LOG_LEVEL: 'debug', SMTP_URL: url.toString() };
    const said: string[] = [];
    async function cli(...args: string[]): Promise<number | null> {
      const ran = await runCli(args, env);
      said.push(ran.out, ran.err);
      return ran.code;
    }
    const faults = [
      { at: 'login', code: 535 },
      { at: 'recipient', code: 450, text: 'Later' },
    ];
    for (const act of faults) {
      await house.control('mail-faults', { do: act });
      expect(await cli('round', '--now', house.now.toString(), '--json')).toBe(0);
      await house.advance({ minutes: 30 });
    }
    expect(await cli('round', '--now', house.now.toString(), '--json')).toBe(0);
    expect(await cli('doctor')).toBe(0);
    expect(await house.caught()).toMatchObject([{ text: `${words}\n` }]);
    for (const text of said) {
      for (const secret of [
        password,
        encodeURIComponent(password),
        words,
        'ada-canary',
        'patSandbox.token',
      ]) {
        expect(text).not.toContain(secret);
      }
    }
    // The tracker's own words are kept beside the program; what opens it is not.
    for (const file of readdirSync(house.dir)) {
      expect(readFileSync(join(house.dir, file), 'latin1')).not.toContain(password);
    }
  } finally {
    await house.close();
  }
}, 120_000);
