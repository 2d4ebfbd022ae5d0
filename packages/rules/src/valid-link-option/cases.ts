import { defineCases } from '@sk-audit/core';

const app = (body: string): string => `<!doctype html>\n<html lang="en">\n  <head>%sveltekit.head%</head>\n  <body ${body}>%sveltekit.body%</body>\n</html>\n`;

export default defineCases({
  bad: [
    { title: 'quoted otherwise, and without quotes', files: { 'src/app.html': app("data-sveltekit-preload-data='yes' data-sveltekit-reload=1").replace('</body>', '</body> <!-- ✗ value "data-sveltekit-preload-data=\'yes\'" ✗ value "data-sveltekit-reload=1" -->') } },
    { title: 'in the document, in Kit 3', kit: '3.2.0', files: { 'src/app.html': app('data-sveltekit-keepfocus').replace('</body>', '</body> <!-- ✗ replaced "data-sveltekit-keepfocus" -->') } },
    {
      title: 'both options that have become one, one that is switched off, and one beside another name',
      kit: '3.2.0',
      files: { 'src/routes/+page.svelte': '<a href="/cart" data-sveltekit-noscroll data-sveltekit-keepfocus="true">A</a> <!-- ✗ replaced "data-sveltekit-noscroll" ✗ replaced "data-sveltekit-keepfocus="true"" -->\n<a href="/pay" data-sveltekit-noscroll="off" data-kind="a">B</a> <!-- ✗ replaced "data-sveltekit-noscroll="off"" -->\n<a href="/in" data-sveltekit-reload data-sveltekit-keepfocus="true">C</a> <!-- ✗ replaced "data-sveltekit-keepfocus="true"" -->\n' },
      after: { 'src/routes/+page.svelte': '<a href="/cart" data-sveltekit-noscroll data-sveltekit-keepfocus="true">A</a>\n<a href="/pay" data-sveltekit-noscroll="off" data-kind="a">B</a>\n<a href="/in" data-sveltekit-reload data-sveltekit-reset="false">C</a>\n' },
    },
    {
      title: 'switched off, before the upgrade',
      kit: '3.2.0',
      writtenFor: '2.70.4',
      files: { 'src/routes/+page.svelte': '<a href="/cart" data-sveltekit-preload-data="off">A</a> <!-- ✗ value "data-sveltekit-preload-data="off"" -->\n<a href="/pay" data-sveltekit-noscroll>B</a> <!-- ✗ replaced "data-sveltekit-noscroll" -->\n' },
      after: { 'src/routes/+page.svelte': '<a href="/cart" data-sveltekit-preload-data="false">A</a>\n<a href="/pay" data-sveltekit-noscroll>B</a>\n' },
    },
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
