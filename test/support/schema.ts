import { z } from 'zod';

/** The JSON Schema of one such thing or an array of them, as it stands in docs/schemas. */
export function oneOrMany(one: z.ZodType, name: string): string {
  const { $schema, ...definition } = z.toJSONSchema(one, { target: 'draft-2020-12' });
  const ref = { $ref: `#/$defs/${name}` };
  const whole = { $schema, anyOf: [ref, { type: 'array', items: ref }], $defs: { [name]: definition } };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
