import { defineCases, type Example } from '@sk-audit/core';

/** A hook with the body. */
function hook(title: string, body: string, more: Partial<Example> = {}): Example {
  return { title, ...more, files: { 'src/hooks.server.ts': `import { error, redirect } from '@sveltejs/kit';\nimport { track } from 'visits';\nexport const handle = async ({ event, resolve }) => {\n${body}\n};\n`, ...more.files } };
}

export default defineCases({
  bad: [
    hook('awaited and dropped', "  if (event.url.pathname === '/cart') {\n    await resolve(event); // ✗ dropped \"resolve(event)\"\n  } else {\n    return new Response('shop');\n  }", { says: ['the visitor gets status 500'] }),
  ],
  good: [
    hook('both', '  return resolve(event);'),
  ],
});
