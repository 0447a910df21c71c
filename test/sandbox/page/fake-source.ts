import type { GridEdit, GridField, GridSource, GridTable } from '../../../src/sandbox/page/index.js';

type Rows = Record<string, Record<string, string>>;

/** A base kept in memory: what was edited can be read back, and is listed in `edits`. */
export class FakeSource implements GridSource {
  readonly backend = 'airtable';
  readonly id: string;
  readonly name: string;
  readonly edits: GridEdit[] = [];
  readonly #tables: {
    readonly id: string;
    readonly name: string;
    readonly fields: GridField[];
    rows: Rows;
  }[] = [];
  #refusal: string | undefined;

  constructor(name = 'Studio', id = 'appStudio') {
    this.name = name;
    this.id = id;
  }

  withTable(id: string, name: string, fields: GridField[], rows: Rows): this {
    this.#tables.push({ id, name, fields, rows });
    return this;
  }

  refusing(message: string): this {
    this.#refusal = message;
    return this;
  }

  tables(): GridTable[] {
    return this.#tables.map(({ id, name, fields, rows }) => ({
      id,
      name,
      fields,
      rows: () => Object.entries(rows).map(([rowId, cells]) => ({ id: rowId, cells })),
    }));
  }

  edit(edit: GridEdit): ReturnType<GridSource['edit']> {
    if (this.#refusal !== undefined) return { ok: false, message: this.#refusal };
    this.edits.push(edit);
    const cells = this.#tables.find(({ id }) => id === edit.tableId)?.rows[edit.recordId];
    if (cells === undefined) return { ok: false, message: 'The row is gone.' };
    cells[edit.fieldId] = edit.text;
    return { ok: true };
  }
}

export const STATUS: GridField = {
  id: 'fldStatus',
  name: 'Document status',
  type: 'singleSelect',
  editable: true,
  options: [
    { name: 'Draft', color: 'grayLight2' },
    { name: 'Sent', color: 'blueLight2' },
    { name: 'Void', color: 'grayDark1' },
    { name: 'Written off', color: 'redBright' },
  ],
};

/** A text field that may be edited. */
export function text(id: string, name: string, more: Partial<GridField> = {}): GridField {
  return { id, name, type: 'singleLineText', editable: true, ...more };
}
