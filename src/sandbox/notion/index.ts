/** The local Notion, as far as the sandbox's server and control calls use it. */
export { isNotionEdit, notionInfo, runNotion, seedNotionFrom } from './control.js';
export { committedReply, refusedReply, troubleBody } from './faults.js';
export { NotionLimits } from './limits.js';
export { answerNotion, type NotionApi } from './router.js';
export { type NotionSnapshot, restoreNotion, takeNotion } from './snapshot.js';
export type { NotionWorld } from './state.js';
export { beginNotion, emptyNotion } from './world.js';
