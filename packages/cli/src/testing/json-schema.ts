/** The published schemas, ready to ask. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** What is wrong with data, as `/findings/0/start must have required property 'line'`; empty when nothing is. */
export type SchemaCheck = (data: unknown) => readonly string[];

/** The check of `schema/<name>.schema.json`. */
export function schemaCheck(name: 'report' | 'routes' | 'why'): SchemaCheck {
  const schema = JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8')) as object;
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return (data) => (validate(data) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`));
}
