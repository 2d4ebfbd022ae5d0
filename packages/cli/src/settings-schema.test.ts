import { validateSettings, type RuleMeta } from '@sk-audit/core';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { settingsSchema } from './settings-schema.js';

const rules: readonly RuleMeta[] = [
  {
    id: 'form-action-prg',
    severity: 'warn',
    category: 'forms',
    kit: '>=1.0.0',
    recommended: true,
    summary: 'Demands a redirect after a form was handled.',
    why: 'A reload would send the form again.',
    sources: [],
    messages: {},
    options: {
      includeEnhanced: { type: 'boolean', default: false, description: 'Also report enhanced forms.' },
      ignoreActions: { type: 'strings', default: [], description: 'Names of actions that may stay.' },
    },
    examples: { bad: [], good: [] },
  },
];

const accepts = new Ajv({ strict: true, strictTypes: false, strictTuples: false }).compile(settingsSchema(rules));

describe('settingsSchema', () => {
  it.each([
    {},
    { $schema: './config.schema.json', ignore: ['src/generated/**'] },
    { rules: { 'form-action-prg': 'off' } },
    { rules: { 'form-action-prg': ['error', { includeEnhanced: true, ignoreActions: ['search'] }] } },
    { rules: { 'form-action-prg': ['error'] }, overrides: [{ files: ['src/**'], rules: { 'form-action-prg': 'info' } }] },
  ])('accepts what validateSettings accepts: %j', (settings) => {
    expect(accepts(settings)).toBe(true);
    expect(validateSettings(settings, rules)).toHaveProperty('settings');
  });

  it.each([
    [],
    { plugins: [] },
    { rules: { 'no-console': 'warn' } },
    { rules: { 'form-action-prg': 'warning' } },
    { rules: { 'form-action-prg': [] } },
    { rules: { 'form-action-prg': ['warn', {}, {}] } },
    { rules: { 'form-action-prg': ['warn', { enhanced: true }] } },
    { rules: { 'form-action-prg': ['warn', { includeEnhanced: 'yes' }] } },
    { rules: { 'form-action-prg': ['warn', { ignoreActions: [1] }] } },
    { overrides: [{ files: 'src/**', rules: {} }] },
    { overrides: [{ files: ['src/**'] }] },
    { overrides: [{ rules: {} }] },
    { overrides: [{ files: [], rules: {}, ignore: [] }] },
    { ignore: 'dist' },
    { $schema: 7 },
  ])('rejects what validateSettings rejects: %j', (settings) => {
    expect(accepts(settings)).toBe(false);
    expect(validateSettings(settings, rules)).toHaveProperty('problems');
  });
});
