/** How a field's cells look. */
type Look = 'text' | 'long' | 'number' | 'date' | 'check' | 'pill' | 'pills' | 'links' | 'web' | 'mail';

/** What opens when a person edits a cell; the page's script knows the same words. */
type Editor = 'text' | 'long' | 'number' | 'date' | 'check' | 'select';

export type FieldKind = {
  readonly look: Look;
  readonly editor: Editor;
  /** One or two characters at the head of the column. */
  readonly sign: string;
  readonly label: string;
};

const TEXT: FieldKind = { look: 'text', editor: 'text', sign: 'A', label: 'Text' };

const KINDS: Readonly<Record<string, FieldKind>> = {
  singleLineText: TEXT,
  multilineText: { look: 'long', editor: 'long', sign: '¶', label: 'Long text' },
  richText: { look: 'long', editor: 'long', sign: '¶', label: 'Rich text' },
  email: { look: 'mail', editor: 'text', sign: '@', label: 'Email' },
  url: { look: 'web', editor: 'text', sign: '↗', label: 'Link to a page' },
  phoneNumber: { look: 'text', editor: 'text', sign: '✆', label: 'Phone number' },
  number: number('Number', '#'),
  currency: number('Amount of money', '¤'),
  percent: number('Percent', '%'),
  duration: number('Duration', '◷'),
  rating: number('Rating', '★'),
  count: number('Count', 'Σ'),
  autoNumber: number('Running number', '№'),
  date: { look: 'date', editor: 'date', sign: '▦', label: 'Date' },
  dateTime: { look: 'date', editor: 'text', sign: '▦', label: 'Date and time' },
  createdTime: { look: 'date', editor: 'text', sign: '▦', label: 'Created' },
  lastModifiedTime: { look: 'date', editor: 'text', sign: '▦', label: 'Last edited' },
  checkbox: { look: 'check', editor: 'check', sign: '✓', label: 'Checkbox' },
  singleSelect: { look: 'pill', editor: 'select', sign: '▾', label: 'One of several' },
  multipleSelects: { look: 'pills', editor: 'text', sign: '≡', label: 'Some of several' },
  multipleRecordLinks: { look: 'links', editor: 'text', sign: '⇄', label: 'Linked rows' },
  multipleLookupValues: { look: 'links', editor: 'text', sign: '⇢', label: 'Looked up' },
  formula: { look: 'text', editor: 'text', sign: 'ƒ', label: 'Formula' },
};

/** A type the page does not know is shown as text. */
export function fieldKind(type: string): FieldKind {
  return Object.hasOwn(KINDS, type) ? (KINDS[type] ?? TEXT) : TEXT;
}

function number(label: string, sign: string): FieldKind {
  return { look: 'number', editor: 'number', sign, label };
}
