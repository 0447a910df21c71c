import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../../../src/sandbox/page/html.js';

describe('src/sandbox/page/html', () => {
  it('escapes every text, in content and in attributes', () => {
    const nasty = `<img src=x onerror="alert('1')">&`;
    expect(html`<p title="${nasty}">${nasty}</p>`.markup).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">' +
        '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</p>',
    );
  });

  it('leaves markup made by itself as it is, also in lists', () => {
    expect(html`<ul>${['<', '>'].map((sign) => html`<li>${sign}</li>`)}</ul>`.markup).toBe(
      '<ul><li>&lt;</li><li>&gt;</li></ul>',
    );
  });

  it('writes nothing for what is left out, and a zero as a zero', () => {
    expect(html`[${false}${null}${undefined}${0}]`.markup).toBe('[0]');
  });

  it('lets no text whatever open a tag or end an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`${text}`.markup).not.toMatch(/[<>"']/);
      }),
    );
  });
});
