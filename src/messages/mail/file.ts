import { constants } from 'node:fs';
import { access, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { compose } from './compose.js';
import type { MailTransport, Sending } from './transport.js';

/** Lays letters into a folder, one `.eml` each, for trying things out: mail programs open them. */
export function fileTransport(folder: string): MailTransport {
  async function laidDown(
    act: () => Promise<void>,
  ): Promise<Extract<Sending, { kind: 'unavailable' }> | null> {
    try {
      await mkdir(folder, { recursive: true });
      await act();
      return null;
    } catch (error) {
      return {
        kind: 'unavailable',
        problem: `The folder for letters cannot be written (${codeOf(error)}).`,
        remedy: 'Correct the folder that SMTP_URL names after file:, or its permissions.',
        forAll: true,
      };
    }
  }

  return {
    check: () => laidDown(() => access(folder, constants.W_OK)),
    async send(mail, at) {
      const name = join(folder, `${mail.messageId.replace(/[^\w.@-]/gu, '_')}.eml`);
      const content = await compose(mail, at);
      const trouble = await laidDown(async () => {
        const file = await open(`${name}.part`, 'w', 0o600);
        try {
          await file.writeFile(content);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(`${name}.part`, name);
      });
      return trouble ?? { kind: 'accepted' };
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
