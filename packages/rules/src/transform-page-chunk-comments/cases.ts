import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [],
  good: [
    {
      title: 'other functions, and options that are not known',
      files: {
        'src/hooks.server.ts': `import { minify } from 'html-minifier-terser';
import { clean } from 'cleaners-like';
import { options } from 'options-like';
export const handle = ({ event, resolve }) => resolve(event, {
  transformPageChunk: ({ html }) => {
    const marked = html.indexOf('<!--app-->') + html.replace('<main>', '<main id="app">').length;
    return marked ? clean(minify(html, options), { removeComments: true }) : minify(html, { removeComments: event.locals.small });
  }
});
`,
      },
    },
  ],
});
