/** Ready-made flat configs. */
import { CATEGORIES, type Category, type Severity } from '@sk-audit/core';
import * as typescriptParser from '@typescript-eslint/parser';
import type { ESLint, Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import { lintRules } from './rules.js';

export type ConfigName = 'recommended' | 'all' | Category;

export type Configs = { readonly [name in ConfigName]: Linter.Config[] };

const CODE = ['**/*.svelte', '**/*.js', '**/*.mjs', '**/*.cjs', '**/*.ts', '**/*.mts', '**/*.cts'];

/** How ESLint says it; it has no word for `info`. */
const SEVERITIES: { readonly [severity in Severity]: Linter.RuleSeverity } = { error: 'error', warn: 'warn', info: 'warn' };

/** Each config is an array: the parsers of a SvelteKit app, then the rules. */
export function makeConfigs(plugin: ESLint.Plugin): Configs {
  const make = (name: ConfigName): Linter.Config[] => [...PARSERS, { name: `sk-audit/${name}`, files: CODE, plugins: { 'sk-audit': plugin }, rules: rulesOf(name) }];
  const categories = (Object.keys(CATEGORIES) as Category[]).map((category) => [category, make(category)] as const);
  return { recommended: make('recommended'), all: make('all'), ...(Object.fromEntries(categories) as { [name in Category]: Linter.Config[] }) };
}

function rulesOf(name: ConfigName): Linter.RulesRecord {
  const chosen = lintRules.filter((rule) => name === 'all' || (name === 'recommended' ? rule.recommended === true : rule.category === name));
  return Object.fromEntries(chosen.map((rule) => [`sk-audit/${rule.id}`, SEVERITIES[rule.severity]]));
}

/**
 * What ESLint needs to read the files at all. The same parsers that `eslint-plugin-svelte` and `typescript-eslint` set, without any
 * option of theirs: whichever config comes last, theirs hold.
 */
const PARSERS: readonly Linter.Config[] = [
  { name: 'sk-audit/typescript', files: ['**/*.ts', '**/*.mts', '**/*.cts'], languageOptions: { parser: typescriptParser } },
  { name: 'sk-audit/svelte', files: ['**/*.svelte', '**/*.svelte.js', '**/*.svelte.ts'], languageOptions: { parser: svelteParser, parserOptions: { parser: typescriptParser } } },
];
