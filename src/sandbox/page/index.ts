/** The page on which a person sees the sandbox's tables as a grid, and edits them. */
export { type GridPageOptions, gridRouter } from './router.js';
export type { GridEdit, GridField, GridRow, GridSource, GridTable } from './source.js';
