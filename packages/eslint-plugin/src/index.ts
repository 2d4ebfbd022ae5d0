/** `eslint-plugin-sk-audit`: the rules of sk-audit as ESLint rules. */
import type { ESLint } from 'eslint';
import { makeConfigs, type Configs } from './configs.js';
import { rulesOfPlugin } from './rules.js';
import { version } from './version.js';

/** Name, version and the prefix of the rules. */
export const meta = { name: 'eslint-plugin-sk-audit', version, namespace: 'sk-audit' };

/** Rule id → ESLint rule. Rules about files that ESLint never sees are not among them. */
export const rules = rulesOfPlugin;

const plugin: ESLint.Plugin = { meta, rules };

/** `recommended`, `all`, and one for each category. Each is a whole flat config, parsers included. */
export const configs: Configs = makeConfigs(plugin);

const whole: ESLint.Plugin & { readonly configs: Configs } = Object.assign(plugin, { configs });
export default whole;
