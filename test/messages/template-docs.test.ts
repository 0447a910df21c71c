import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeholderNames, wordFromTemplate } from '../../src/messages/template.js';
import { messageKinds } from '../../src/tracker/model/choices.js';
import { messageKinds as labels } from '../../src/tracker/model/labels/en/choices.js';
import { everyMessage, parties, usual } from './samples.js';

const page = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8');
const always = ['client_name', 'my_name', 'signature'];

describe('docs/templates.md', () => {
  it.each(messageKinds)('lists what a template for %s may name', (kind) => {
    const own = placeholderNames(kind).filter((name) => !always.includes(name));
    expect(page).toContain(`| ${labels[kind]} | ${own.map((name) => `\`{${name}}\``).join(' ') || '–'} |`);
  });

  it('says of each placeholder what it stands for', () => {
    const all = new Set(messageKinds.flatMap(placeholderNames));
    expect([...all].filter((name) => !page.includes(`\n| \`{${name}}\` | `))).toEqual([]);
  });

  it('lists names that every message of the kind can fill', () => {
    for (const message of everyMessage(usual)) {
      const body = placeholderNames(message.kind)
        .map((name) => `{${name}}`)
        .join(' ');
      expect(wordFromTemplate({ subject: 'S', body }, message, parties(usual)).ok, message.kind).toBe(true);
    }
  });
});
