import { actionOf, formsIn, formsPostingTo, standsOn, type Form, type Project } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const ACTIONS = 'export const actions = { default: async () => {}, save: async () => {}, remove: async () => {} };';
const CART = { 'src/routes/cart/+page.server.ts': ACTIONS };

function view(files: { [path: string]: string }): Project {
  return exampleProject({ title: '', files }).view;
}

/** The forms of the cart's page with this markup; functions and imports go into the script. */
function formsOf(markup: string, script = '', files: { [path: string]: string } = {}): readonly Form[] {
  return formsIn(view({ ...CART, 'src/routes/cart/+page.svelte': `<script>${script}</script>\n${markup}`, ...files }), 'src/routes/cart/+page.svelte');
}

function targets(form: Form | undefined): readonly string[] {
  return (form?.targets ?? []).map((one) => (one.is === 'action' ? `${one.node.id} ${one.name}` : one.is === 'endpoint' ? `endpoint ${one.node.id}` : one.is));
}

describe('how a form is sent', () => {
  const method = (markup: string) => formsOf(markup)[0]?.method;

  it('reads the method in any case, GET when there is none', () => {
    expect(['<form method="post" />', '<form METHOD="POST" />', "<form method={'post'} />", '<form />', '<form method="get" />', '<form method="dialog" />'].map(method)).toEqual(['POST', 'POST', 'POST', 'GET', 'GET', 'dialog']);
  });

  it('does not know the method of an expression or behind a spread', () => {
    expect(['<form {method} />', '<form {...remote} />', '<form {...remote} method="post" />'].map(method)).toEqual(['unknown', 'unknown', 'POST']);
  });

  it('posts when a button says so', () => {
    expect(['<form><button formmethod="post">Save</button></form>', '<form><button formmethod={how}>Save</button></form>'].map(method)).toEqual(['POST', 'GET']);
  });

  it('knows forms that want a full page load', () => {
    expect(formsOf('<form data-sveltekit-reload /><form target="_blank" /><form use:target />').map((form) => form.reloads)).toEqual([true, true, false]);
  });
});

describe('who submits a form', () => {
  const enhanced = (markup: string, script?: string, files?: { [path: string]: string }) => formsOf(markup, script, files)[0]?.enhanced;

  it('is a script with any enhancing action', () => {
    const script = "import { enhance as submit } from '$app/forms'; import { superForm } from 'sveltekit-superforms'; const form = superForm(data.form); const { enhance: formEnhance } = form; import { enhance } from '$app/forms'; import { enhanceForm } from '$lib/forms';";
    for (const action of ['use:submit', 'use:enhance', 'use:enhance={handle}', 'use:form.enhance', 'use:formEnhance', '{@attach enhanceForm()}']) {
      expect([action, enhanced(`<form method="POST" ${action} />`, script)]).toEqual([action, true]);
    }
  });

  it('may be a script with other actions, attachments, spreads and listeners', () => {
    for (const extra of ['use:focus', '{@attach track}', '{...props}']) expect([extra, enhanced(`<form method="POST" ${extra} />`)]).toEqual([extra, 'unknown']);
    expect(enhanced('<form method="POST" bind:this={node} />', "let node; onMount(() => node.addEventListener('submit', send));")).toBe('unknown');
    expect(enhanced('<form method="POST" bind:this={node} />', "let node; onMount(() => node.addEventListener('input', send));")).toBe(false);
  });

  it('may be a script when a submit handler prevents the default, hands the event on or is not in sight', () => {
    const script = 'function stop(event) { event.preventDefault(); } function pass(event) { send(event); } function stopIf(event) { if (busy) event.preventDefault(); }';
    for (const handler of ['onsubmit={stop}', 'on:submit|preventDefault={note}', 'on:submit', 'onsubmit={pass}', 'onsubmit={stopIf}', 'onsubmit={once(note)}', 'onsubmit={props.onsubmit}', 'onsubmitcapture={stop}']) {
      expect([handler, enhanced(`<form method="POST" ${handler} />`, script)]).toEqual([handler, 'unknown']);
    }
    expect(enhanced('<section onsubmit={stop}><form method="POST" /></section>', script)).toBe('unknown');
  });

  it('is the browser when the handler only takes note, or asks first', () => {
    const script = "let sending = false; const note = () => { sending = true; }; function ask(event) { if (!confirm('Sure?')) event.preventDefault(); }";
    for (const handler of ['onsubmit={note}', 'on:submit={() => (sending = true)}', 'onsubmit={ask}', 'onsubmit={undefined}', 'oninput={other}']) {
      expect([handler, enhanced(`<form method="POST" ${handler} />`, script)]).toEqual([handler, false]);
    }
    expect(enhanced('<form method="POST" onsubmit={ask} />', "function ask(event) { event.preventDefault(); if (confirm('Sure?')) send(); }")).toBe('unknown');
  });

  it('follows a handler into another file', () => {
    const files = { 'src/lib/stop.ts': 'export const stop = (event) => event.preventDefault();\nexport const note = () => console.log(1);' };
    expect(enhanced('<form method="POST" onsubmit={stop} />', "import { stop } from '$lib/stop';", files)).toBe('unknown');
    expect(enhanced('<form method="POST" onsubmit={note} />', "import { note } from '$lib/stop';", files)).toBe(false);
  });

  it('may be a script when every button prevents the default', () => {
    const stop = 'onclick={(event) => event.preventDefault()}';
    for (const buttons of [`<button ${stop}>Save</button>`, `<input type="submit" ${stop} />`, `<Button ${stop}>Save</Button><Input />`, `<Button type="submit" ${stop}>Save</Button><Input />`]) {
      expect([buttons, enhanced(`<form method="POST">${buttons}</form>`)]).toEqual([buttons, 'unknown']);
    }
    for (const buttons of ['', `<button ${stop}>Save</button><button>Go</button>`, `<button type="button" ${stop}>Add a row</button>`, `<Button type="button" ${stop}>Add</Button>`, `<input ${stop} />`, `<a href="/" ${stop}>Leave</a>`]) {
      expect([buttons, enhanced(`<form method="POST">${buttons}</form>`)]).toEqual([buttons, false]);
    }
  });

  it('is the browser on pages without scripts, and only there', () => {
    const form = '<form method="POST" use:enhance />';
    const files = { ...CART, 'src/lib/Cart.svelte': form, 'src/routes/cart/+page.svelte': "<script>import Cart from '$lib/Cart.svelte';</script><Cart />", 'src/routes/cart/+page.ts': 'export const csr = false;' };
    const found = (more: { [path: string]: string }) => formsIn(view({ ...files, ...more }), 'src/lib/Cart.svelte').map(({ enhanced, scripts }) => [enhanced, scripts]);
    expect(found({})).toEqual([[false, false]]);
    expect(found({ 'src/routes/+page.svelte': files['src/routes/cart/+page.svelte'] })).toEqual([[true, true]]);
    expect(found({ 'src/routes/+layout.svelte': files['src/routes/cart/+page.svelte'] })).toEqual([[true, true]]);
  });
});

describe('where a form posts to', () => {
  const files = { 'src/routes/+page.svelte': '', 'src/routes/orders/[id]/+page.svelte': '', 'src/routes/api/+server.ts': 'export const POST = () => new Response();' };
  const to = (markup: string) => targets(formsOf(markup, '', files)[0]);

  it('is the page itself, with and without a name', () => {
    expect(['<form />', '<form action="" />', '<form action="?/save" />', '<form action="?/save&next=/" />', '<form action="?next=x" />'].map(to)).toEqual([['/cart default'], ['/cart default'], ['/cart save'], ['/cart save'], ['/cart default']]);
  });

  it('is another page, an endpoint or another site', () => {
    expect(to('<form action="/?/save" />')).toEqual(['/ save']);
    expect(to('<form action="/orders/{id}?/cancel" />')).toEqual(['/orders/[id] cancel']);
    expect(to('<form action="/api" />')).toEqual(['endpoint /api']);
    expect(['<form action="https://shop.example.com" />', '<form action="//shop.example.com" />', '<form netlify />', '<form data-netlify="true" />'].map(to)).toEqual([['external'], ['external'], ['external'], ['external']]);
  });

  it('is unknown for expressions, relative paths, routes that are not there and paths that begin with an unknown part', () => {
    for (const action of ['{action}', '?/{name}', '?{query}', 'save', '/nowhere', '/{area}?/save', '{base}/?/save']) expect([action, to(`<form action="${action}" />`)]).toEqual([action, ['unknown']]);
    expect(to('<form {...remote} />')).toEqual(['unknown']);
  });

  it('is also where the buttons say', () => {
    expect(to('<form action="?/save"><button formaction="?/remove">Remove</button></form>')).toEqual(['/cart save', '/cart remove']);
    expect(to('<form><button>Order</button><button formaction="?/remove">Remove</button></form>')).toEqual(['/cart default', '/cart remove']);
    expect(to('<form><button formaction="?/save">Save</button><input type="submit" formaction="?/remove" /><button type="button">More</button></form>')).toEqual(['/cart save', '/cart remove']);
  });

  it('counts buttons deep inside, not those of the next form', () => {
    const [first, second] = formsOf('<form action="?/save"><Row><button formaction="?/remove">Remove</button></Row></form><form><button formaction="?/save">Save</button></form>');
    expect([targets(first), targets(second)]).toEqual([['/cart save', '/cart remove'], ['/cart save']]);
  });
});

describe('standsOn', () => {
  const files = {
    'src/lib/index.ts': "export { default as Save } from './Save.svelte';\nexport { default as Other } from './Other.svelte';",
    'src/lib/Save.svelte': '<form method="POST" action="?/save" />',
    'src/lib/Other.svelte': '<p />',
    'src/lib/Panel.svelte': "<script>import { Save } from '$lib';</script><Save />",
    'src/routes/cart/+page.svelte': "<script>import Panel from '$lib/Panel.svelte';</script><Panel />",
    'src/routes/+page.svelte': "<script>import { Other } from '$lib';</script><Other />",
  };
  const stands = (path: string, more: { [path: string]: string } = {}) => {
    const { pages, others } = standsOn(view({ ...files, ...more }), path);
    return [...pages.map((page) => page.id), ...(others ? ['others'] : [])];
  };

  it('gives the pages whose markup leads to the component, not those that share a barrel with it', () => {
    expect(stands('src/lib/Save.svelte')).toEqual(['/cart']);
    expect(stands('src/routes/cart/+page.svelte')).toEqual(['/cart']);
  });

  it('says that there may be others for layouts, error pages and what no markup names', () => {
    const layout = "<script>import { Save } from '$lib';</script><Save />";
    expect(stands('src/lib/Save.svelte', { 'src/routes/+layout.svelte': layout })).toEqual(['/cart', 'others']);
    expect(stands('src/routes/+error.svelte', { 'src/routes/+error.svelte': layout })).toEqual(['others']);
    expect(stands('src/lib/Unused.svelte', { 'src/lib/Unused.svelte': '<form />' })).toEqual(['others']);
  });

  it('ends when components show each other', () => {
    expect(stands('src/lib/Panel.svelte', { 'src/lib/Save.svelte': "<script>import Panel from './Panel.svelte';</script><Panel />" })).toEqual(['/cart']);
  });
});

describe('formsPostingTo', () => {
  it('gives the forms of live components that post to the action, whoever submits them', () => {
    const project = view({
      ...CART,
      'src/routes/cart/+page.svelte': '<form method="POST" action="?/save" use:enhance /><form action="?/save" /><form method="POST" /><form method="POST" action="/cart?/save" />',
      'src/lib/Unused.svelte': '<form method="POST" action="/cart?/save" />',
    });
    const [, save] = project.entries('src/routes/cart/+page.server.ts');
    expect(save && formsPostingTo(project, save).map(({ element, enhanced }) => [element, enhanced])).toEqual([[0, true], [3, false]]);
  });

  it('follows actions that stand elsewhere', () => {
    const project = view({
      'src/routes/cart/+page.svelte': '<form method="POST" action="?/save" /><form method="POST" action="?/missing" />',
      'src/routes/cart/+page.server.ts': "export { actions } from '$lib/server/actions';",
      'src/lib/server/actions.ts': ACTIONS,
    });
    expect(project.entriesIn('src/lib/server/actions.ts').map((action) => [action.name, formsPostingTo(project, action).length])).toEqual([['default', 0], ['save', 1], ['remove', 0]]);
    const forms = formsIn(project, 'src/routes/cart/+page.svelte').map((form) => form.targets.map((target) => actionOf(project, target))).flat();
    expect(forms.map((one) => (typeof one === 'string' ? one : one.name))).toEqual(['save', 'unknown']);
  });

  it('says none where the page has no server file', () => {
    const project = view({ 'src/routes/+page.svelte': '<form method="POST" />' });
    expect(formsIn(project, 'src/routes/+page.svelte').flatMap((form) => form.targets.map((target) => actionOf(project, target)))).toEqual(['none']);
  });
});
