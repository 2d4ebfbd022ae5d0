import { constant, defineRule, entrySpan, kitConfigObject, kitOption, kitSatisfies, optionEntry, possibleValues, type ConfigEntry, type ConfigObject, type Project, type ReportInFile, type Tri } from '@sk-audit/core';

const DIRECTIVES = 'csp.directives';
const REQUIRE = 'require-trusted-types-for';
const ALLOW = 'trusted-types';

type Id = 'html' | 'url' | 'svelte';

export default defineRule({
  id: 'csp-trusted-types',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.57.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Demands that a policy with trusted types names those of Svelte and of Kit.',
  why: `With \`require-trusted-types-for: ['script']\` a browser takes markup and the addresses of scripts only from named policies. Svelte 5 makes
its markup with the policy \`svelte-trusted-html\`, and Kit registers the service worker with \`sveltekit-trusted-url\`: without their names
in \`trusted-types\` no page would come to life, so Kit refuses to build.

The second is needed where there is a service worker that Kit registers. In Kit 3 the first is not, where every page has \`csr = false\`.
Kit 2 refuses both directives with a Svelte before 5.51, which makes no trusted types.

Lists that are computed are left alone, and so is \`reportOnly\`, which blocks nothing.`,
  sources: ['https://svelte.dev/docs/kit/configuration#csp', 'https://svelte.dev/e/kit/config_csp_trusted_html_missing', '@sveltejs/kit 2.70.4 src/core/config/index.js', '@sveltejs/kit 3.2.0 src/core/config/index.js', '@sveltejs/kit 3.2.0 src/exports/vite/build/index.js'],
  messages: {
    html: { text: 'Trusted types are required, and `trusted-types` does not allow those of Svelte.', advice: "Add `'svelte-trusted-html'` to `csp.directives['trusted-types']`." },
    url: { text: 'Trusted types are required, and `trusted-types` does not allow the one with which Kit registers the service worker.', advice: "Add `'sveltekit-trusted-url'` to `csp.directives['trusted-types']`, or set `serviceWorker.register` to `false`." },
    svelte: { text: 'Kit takes `{{directive}}` with Svelte 5.51 or newer only.', advice: 'Update Svelte, or take the directive out.' },
  },
  examples: {
    bad: [
      {
        title: 'No policy is named',
        files: {
          'svelte.config.js': `export default {
  kit: {
    csp: {
      directives: {
        'require-trusted-types-for': ['script'] // ✗ html "'require-trusted-types-for'"
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
  'trusted-types': ['svelte-trusted-html', 'dompurify'] // ✗ url "'trusted-types'"
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
  kit: { csp: { directives: { 'trusted-types': ['dompurify'] } } } // ✗ svelte "'trusted-types'"
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
  },
  checkProject({ project, report }) {
    const config = kitConfigObject(project);
    if (!config) return;
    if (project.kitSatisfies('<3.0.0') === true && kitSatisfies(project.app.svelte, '<5.51.0') === true) return checkSvelte(config, report);
    const required = optionEntry(config, `${DIRECTIVES}.${REQUIRE}`);
    const allowed = optionEntry(config, `${DIRECTIVES}.${ALLOW}`);
    const isKnown = allowed !== undefined || kitOption(project, `${DIRECTIVES}.${ALLOW}`) === 'unset';
    if (!required || !isKnown || has(required, 'script') !== true) return;
    const at = allowed ?? required;
    if (!allows(allowed, 'svelte-trusted-html') && runsInBrowsers(project)) report(at.path, entrySpan(at), 'html', {}, { kitCode: 'config_csp_trusted_html_missing' });
    else if (!allows(allowed, 'sveltekit-trusted-url') && registersWorker(project, config)) report(at.path, entrySpan(at), 'url', {}, { kitCode: 'config_csp_trusted_types_missing' });
  },
});

/** @see @sveltejs/kit src/core/config/options.js assert_trusted_types_supported (2.57.0) */
function checkSvelte(config: ConfigObject, report: ReportInFile<Id>): void {
  for (const directive of [REQUIRE, ALLOW]) {
    const entry = optionEntry(config, `${DIRECTIVES}.${directive}`);
    if (entry?.place.value.is === 'array') report(entry.path, entrySpan(entry), 'svelte', { directive });
  }
}

/** Kit 3 makes no code for browsers when all parts of all pages say that none is needed. */
function runsInBrowsers(project: Project): boolean {
  return project.kitSatisfies('<3.0.0') === true || project.routes.nodes.some((node) => project.pageOptions(node).csr === true);
}

function registersWorker(project: Project, config: ConfigObject): boolean {
  const register = optionEntry(config, 'serviceWorker.register');
  const isOn = register ? constant(register.place) === true : kitOption(project, 'serviceWorker.register') === 'unset';
  return isOn && project.paths().some((path) => project.role(path) === 'service-worker');
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
