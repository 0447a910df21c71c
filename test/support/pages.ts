import type { PagePlace } from '../../src/service/page-links.js';
import { openSqliteLinks } from '../../src/store/sqlite-links.js';

/** Links in memory; secrets are told by their number, so that a test knows them. */
export function pagePlace(publicUrl = 'https://pages.example.com') {
  let nth = 0;
  const secrets: string[] = [];
  const place: Omit<PagePlace, 'account'> = {
    publicUrl,
    links: openSqliteLinks(':memory:'),
    newSecret: () => {
      nth += 1;
      const secret = `secret${nth}`.padEnd(43, '-');
      secrets.push(secret);
      return secret;
    },
  };
  return { place, secrets };
}
