/** Requests a second and base, on every plan (airtable.com/developers/web/api/rate-limits). */
export const airtableLimit = { calls: 5, perMs: 1_000 };
