/** The page on which a person sees the sandbox's tables as a grid, and edits them. */
export { type Html, type HtmlPart, html } from './html.js';
export { PATHS } from './layout.js';
export { type GridPageOptions, gridRouter, secure } from './router.js';
export type { GridEdit, GridField, GridRow, GridSource, GridTable } from './source.js';
