import { defineCases, type Example } from '@sk-audit/core';

/** The layout of /shop, with a page below. */
function layout(title: string, text: string, more: Partial<Example> & { readonly name?: string } = {}): Example {
  const { name = '+layout.svelte', files, ...rest } = more;
  return { title, ...rest, files: { [`src/routes/shop/${name}`]: `${text}\n`, 'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n', ...files } };
}

const FRAME = { 'src/lib/Frame.svelte': '<main><slot /></main>\n' };

export default defineCases({
  bad: [
    layout('only a script', "<script>console.log('shop');</script> <!-- ✗ missing \"\" -->", { kit: '3.2.0' }),
    layout('children of another component', "<p>Shop</p><Frame name='Sale'><p>Sale</p></Frame> <!-- ✗ missing \"\" -->\n<script>import Frame from '$lib/Frame.svelte';</script>", { files: FRAME }),
    layout('spread attributes of an element', '<p {...attributes}></p> <!-- ✗ missing "" -->\n<script>const attributes = {};</script>'),
    layout('a component without runes is told of the slot', '<p>{data.name}</p> <!-- ✗ missing "" -->\n<script>export let data;</script>', { says: ['Write `<slot />` where they belong.'] }),
    layout('a component without props is told of children', '<p>{shop}</p>{#snippet row(item)}{item}{/snippet} <!-- ✗ missing "" -->\n<script>let shop = 1;</script>', { says: ['Write `{@render children()}` where they belong.'] }),
    layout('a component with runes is told of children', '<p>{data.name}</p> <!-- ✗ missing "" -->\n<script>let { data } = $props();</script>', { says: ['Write `{@render children()}` where they belong.'] }),
    layout('before Svelte 5 children are a prop like any other', '<p {children}></p> <!-- ✗ missing "" -->\n<script>const children = 1;</script>', { kit: '1.30.4' }),
    layout('a layout that resets, into which Kit does not look', '<p>Shop</p> <!-- ✗ missing "" -->', { name: '+layout@.svelte', notBuilt: 'Kit is silent about it' }),
  ],
  good: [
    layout('all props are handed on', "<script>\n  import Frame from '$lib/Frame.svelte';\n  let props = $props();\n</script>\n<Frame {...props} />", { files: FRAME, notBuilt: 'Kit warns, although the children are rendered' }),
    layout('a slot before Svelte 5', '<slot />', { kit: '1.30.4' }),
    layout('another notation, of which nothing is known', '# Shop', { name: '+layout.svx', files: { 'svelte.config.js': "export default { extensions: ['.svelte', '.svx'] };\n" }, notBuilt: 'a preprocessor is not installed' }),
    layout('a page needs none', '<slot />', { files: { 'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n' } }),
    layout('under another name for the prop', '<script>let { children: page } = $props();</script>\n{@render page()}'),
  ],
});
