/** A base, or all of Notion's databases, as a person sees it: tables of texts, each cell changed by typing another text. */
export type GridSource = {
  readonly backend: 'airtable' | 'notion';
  readonly name: string;
  readonly id: string;
  tables(): GridTable[];
  edit(edit: GridEdit): GridEditResult;
};

export type GridTable = {
  readonly id: string;
  readonly name: string;
  /** The first one names the row. */
  readonly fields: readonly GridField[];
  rows(): GridRow[];
};

export type GridField = {
  readonly id: string;
  readonly name: string;
  /** Airtable's word for it, whichever tracker it is in: `singleLineText`, `currency`, … */
  readonly type: string;
  readonly options?: readonly GridOption[];
  readonly editable: boolean;
};

export type GridOption = {
  readonly name: string;
  /** One of Airtable's colours, such as `blueLight2`. */
  readonly color?: string;
};

export type GridRow = {
  readonly id: string;
  /**
   * What to show, by field id; nothing for an empty cell. A ticked box is `true`. Several values are parted by
   * commas, a value that holds a comma itself stands in double quotes.
   */
  readonly cells: Readonly<Record<string, string>>;
  /** Where the row's own page is read, in a tracker whose rows are pages. */
  readonly href?: string;
};

/** `text` in the form of `GridRow.cells`; empty clears the cell, and so does `false` in a checkbox. */
export type GridEdit = {
  readonly tableId: string;
  readonly recordId: string;
  readonly fieldId: string;
  readonly text: string;
};

export type GridEditResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Another local page, linked from the top. */
export type PageLink = { readonly href: string; readonly label: string };
