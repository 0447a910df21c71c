/**
 * Requests a minute and connection on the smaller plans are 180, in any pattern within the minute
 * (developers.notion.com/reference/request-limits); some are left for the person's other tools.
 */
export const notionLimit = { calls: 170, perMs: 60_000 };
