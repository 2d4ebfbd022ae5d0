/** The JSON Schema of a settings file, made from the rules, for editors that complete and check as one types. */
import { docsUrl, SEVERITY_SETTINGS, type OptionSpec, type RuleMeta } from '@sk-audit/core';

/** Draft 7, since that is what editors know best. Accepts exactly what `validateSettings` accepts. */
export function settingsSchema(rules: readonly RuleMeta[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/sk-audit/sk-audit/main/packages/cli/schema/config.schema.json',
    title: 'Settings of sk-audit',
    description: 'sk-audit.config.json, sk-audit.config.jsonc, or the key "sk-audit" of package.json.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'This schema, for the editor.' },
      rules: { $ref: '#/definitions/rules', description: 'Severities and options of rules, for every file.' },
      overrides: {
        type: 'array',
        description: 'Severities and options for some files. Later ones win.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files', 'rules'],
          properties: { files: globs('The files, relative to the settings file.'), rules: { $ref: '#/definitions/rules' } },
        },
      },
      ignore: globs('Files in which nothing is reported, relative to the settings file.'),
      baseline: { type: 'string', minLength: 1, description: 'File of findings that are known and not reported, relative to the settings file.' },
    },
    definitions: {
      severity: { enum: [...SEVERITY_SETTINGS], description: 'How bad a finding is, or that the rule is off.' },
      rules: { type: 'object', additionalProperties: false, properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])) },
    },
  };
}

function ruleSchema(rule: RuleMeta): object {
  const severity = { $ref: '#/definitions/severity' };
  const properties = Object.entries(rule.options ?? {}).map(([name, spec]) => [name, optionSchema(spec)] as const);
  const options = { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) };
  return {
    description: `${rule.summary} ${docsUrl(rule.id)}`,
    anyOf: [severity, { type: 'array', items: [severity, options], additionalItems: false, minItems: 1 }],
  };
}

function optionSchema({ type, default: usual, description }: OptionSpec): object {
  const shape = type === 'boolean' ? { type: 'boolean' } : { type: 'array', items: { type: 'string' } };
  return { ...shape, default: usual, description };
}

function globs(description: string): object {
  return { type: 'array', items: { type: 'string' }, description };
}
