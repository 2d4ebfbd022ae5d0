import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    { title: 'No configuration at all', files: { 'package.json': '{ "name": "shop", "private": true, "type": "module" } // ✗ missing ""\n' }, notBuilt: 'The mark cannot stand in package.json.' },
  ],
  good: [
    { title: 'A configuration that cannot be read', notBuilt: 'It has no adapter after all.', files: { 'svelte.config.js': "export default JSON.parse('{}');\n" } },
    { title: 'A library', notBuilt: 'Kit warns, were it ever built.', files: { 'package.json': '{ "name": "ui", "type": "module", "devDependencies": { "@sveltejs/package": "2.0.0" } }\n', 'svelte.config.js': 'export default { kit: {} };\n' } },
  ],
});
