import { defineCases } from '@sk-audit/core';

const app = (body: string): string => `<!doctype html>\n<html lang="en">\n  <head>%sveltekit.head%</head>\n  <body ${body}>%sveltekit.body%</body>\n</html>\n`;

export default defineCases({
  bad: [
    { title: 'quoted otherwise, and without quotes', files: { 'src/app.html': app("data-sveltekit-preload-data='yes' data-sveltekit-reload=1").replace('</body>', '</body> <!-- ✗ value "data-sveltekit-preload-data=\'yes\'" ✗ value "data-sveltekit-reload=1" -->') } },
    { title: 'in the document, in Kit 3', kit: '3.2.0', files: { 'src/app.html': app('data-sveltekit-keepfocus').replace('</body>', '</body> <!-- ✗ replaced "data-sveltekit-keepfocus" -->') } },
    { title: 'on a button, in Kit 1', kit: '1.30.4', files: { 'src/routes/+page.svelte': '<form data-sveltekit-keepfocus="on"><button>A</button></form> <!-- ✗ value "data-sveltekit-keepfocus="on"" -->\n' } },
  ],
  good: [
    {
      title: 'components, computed values, bare attributes and other names',
      files: {
        'src/routes/+page.svelte': '<script>\n  import Link from "./Link.svelte";\n  let { data } = $props();\n</script>\n<Link data-sveltekit-reload="x" />\n<a href="/" data-sveltekit-preload-code data-sveltekit-reload data-sveltekit-preload-data={data.on} data-sveltekit-reset="x" data-sveltekit-other="x" data-kind="x" data-sveltekit-noscroll={`${data.x}`}>A</a>\n',
        'src/routes/Link.svelte': '<a href="/">A</a>\n',
        'src/app.html': app('data-sveltekit-preload-data data-sveltekit-preload-code="viewport"'),
      },
    },
    { title: 'an unknown version', kit: 'unknown', files: { 'src/routes/+page.svelte': '<a href="/" data-sveltekit-noscroll="x">A</a>\n' } },
    { title: 'a bare option in Kit 3', kit: '3.2.0', files: { 'src/routes/+page.svelte': '<a href="/" data-sveltekit-reset data-sveltekit-other>A</a>\n' } },
  ],
});
