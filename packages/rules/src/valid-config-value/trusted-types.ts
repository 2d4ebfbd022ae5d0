/** A policy with trusted types. */
import {
  constant, entrySpan, kitConfigObject, kitOption, kitSatisfies, optionEntry, possibleValues,
  type ConfigEntry, type ConfigObject, type Project, type ProjectCheckContext, type ReportInFile, type RuleMeta, type Tri,
} from '@sk-audit/core';

const DIRECTIVES = 'csp.directives';
const REQUIRE = 'require-trusted-types-for';
const ALLOW = 'trusted-types';

export const messages = {
  trustedHtml: { text: 'Trusted types are required, and `trusted-types` does not allow those of Svelte.', advice: "Add `'svelte-trusted-html'` to `csp.directives['trusted-types']`." },
  trustedUrl: { text: 'Trusted types are required, and `trusted-types` does not allow the one with which Kit registers the service worker.', advice: "Add `'sveltekit-trusted-url'` to `csp.directives['trusted-types']`, or set `serviceWorker.register` to `false`." },
  olderSvelte: { text: 'Kit takes `{{directive}}` with Svelte 5.51 or newer only.', advice: 'Update Svelte, or take the directive out.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'No policy is named',
      files: {
        'svelte.config.js': `export default {
  kit: {
    csp: {
      directives: {
        'require-trusted-types-for': ['script'] // ✗ trustedHtml "'require-trusted-types-for'"
      }
    }
  }
};
`,
      },
      says: ["Add `'svelte-trusted-html'` to `csp.directives['trusted-types']`."],
    },
    {
      title: 'A service worker, and Kit’s own policy is missing',
      kit: '3.2.0',
      files: {
        'src/service-worker.js': "self.addEventListener('fetch', () => {});\n",
        'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
const directives = {
  'require-trusted-types-for': ['script'],
  'trusted-types': ['svelte-trusted-html', 'dompurify'] // ✗ trustedUrl "'trusted-types'"
};
export default { plugins: [sveltekit({ csp: { directives } })] };
`,
      },
    },
    {
      title: 'An older Svelte',
      svelte: '5.40.0',
      notBuilt: 'Svelte 5.40 is not installed.',
      files: {
        'svelte.config.js': `export default {
  kit: { csp: { directives: { 'trusted-types': ['dompurify'] } } } // ✗ olderSvelte "'trusted-types'"
};
`,
      },
    },
  ],
  good: [
    {
      title: 'Both are named',
      files: {
        'src/service-worker.js': "self.addEventListener('fetch', () => {});\n",
        'svelte.config.js': `const policies = ['svelte-trusted-html', 'sveltekit-trusted-url'];
export default { kit: { csp: { directives: { 'require-trusted-types-for': ['script'], 'trusted-types': policies } } } };
`,
      },
    },
    {
      title: 'Kit does not register the service worker',
      files: {
        'src/service-worker.js': "self.addEventListener('fetch', () => {});\n",
        'svelte.config.js': `export default {
  kit: {
    serviceWorker: { register: false },
    csp: { directives: { 'require-trusted-types-for': ['script'], 'trusted-types': ['svelte-trusted-html'] } }
  }
};
`,
      },
    },
    {
      title: 'No page runs in the browser, in Kit 3',
      kit: '3.2.0',
      notBuilt: 'Kit 3.2.0 fails elsewhere when it makes nothing at all for browsers.',
      files: {
        'src/routes/+layout.js': 'export const csr = false;\n',
        'src/routes/+page.svelte': '<h1>Imprint</h1>\n',
        'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit({ csp: { directives: { 'require-trusted-types-for': ['script'] } } })] };
`,
      },
    },
  ],
};

/** Reports the directive in which names are missing. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  if (project.kitSatisfies('>=2.57.0') !== true) return;
  const config = kitConfigObject(project);
  if (!config) return;
  if (project.kitSatisfies('<3.0.0') === true && kitSatisfies(project.app.svelte, '<5.51.0') === true) return checkSvelte(config, report);
  const required = optionEntry(config, `${DIRECTIVES}.${REQUIRE}`);
  const allowed = optionEntry(config, `${DIRECTIVES}.${ALLOW}`);
  const isKnown = allowed !== undefined || kitOption(project, `${DIRECTIVES}.${ALLOW}`) === 'unset';
  if (!required || !isKnown || has(required, 'script') !== true) return;
  const at = allowed ?? required;
  if (!allows(allowed, 'svelte-trusted-html') && runsInBrowsers(project)) report(at.path, entrySpan(at), 'trustedHtml', {}, { kitCode: 'config_csp_trusted_html_missing' });
  else if (!allows(allowed, 'sveltekit-trusted-url') && registersWorker(project, config)) report(at.path, entrySpan(at), 'trustedUrl', {}, { kitCode: 'config_csp_trusted_types_missing' });
}

/** @see @sveltejs/kit src/core/config/options.js assert_trusted_types_supported (2.57.0) */
function checkSvelte(config: ConfigObject, report: ReportInFile<Id>): void {
  for (const directive of [REQUIRE, ALLOW]) {
    const entry = optionEntry(config, `${DIRECTIVES}.${directive}`);
    if (entry?.place.value.is === 'array') report(entry.path, entrySpan(entry), 'olderSvelte', { directive });
  }
}

/** Kit 3 makes no code for browsers when all parts of all pages say that none is needed. */
function runsInBrowsers(project: Project): boolean {
  return project.kitSatisfies('<3.0.0') === true || project.routes.nodes.some((node) => project.pageOptions(node).csr === true);
}

function registersWorker(project: Project, config: ConfigObject): boolean {
  const register = optionEntry(config, 'serviceWorker.register');
  const isOn = register ? constant(register.place) === true : kitOption(project, 'serviceWorker.register') === 'unset';
  return isOn && project.filesOf('service-worker').length > 0;
}

/** Is the text in the list? */
function has({ place }: ConfigEntry, text: string): Tri {
  const [list, ...others] = possibleValues(place);
  if (list?.value.is !== 'array' || others.length > 0) return 'unknown';
  const items = list.value.items.map((value) => constant({ ...list, value }));
  if (items.includes(text)) return true;
  return list.value.open || items.includes(undefined) ? 'unknown' : false; // mutate-ok: only a very long list is open without an unknown item
}

function allows(allowed: ConfigEntry | undefined, policy: string): boolean {
  return allowed !== undefined && has(allowed, policy) !== false;
}
