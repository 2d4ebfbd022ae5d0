import { fillsState } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const PATH = 'src/routes/+page.svelte';

/** Does the answer to the script's `fetch` (the last one) fill state? */
function fills(script: string, markup = ''): boolean {
  const { view } = exampleProject({ title: '', files: { [PATH]: `<script>\nimport { kept } from '$lib/kept';\nlet { data, given } = $props();\nlet mails = $state([]);\nlet busy = $state(false);\n${script}\n</script>\n${markup}`, 'src/lib/kept.ts': "import { writable } from 'svelte/store';\nexport const kept = writable([]);" } });
  return fillsState(view, PATH, view.facts(PATH)!.calls.findLastIndex(({ callee }) => callee.from === 'global' && callee.name === 'fetch'));
}

describe('fillsState', () => {
  it.each<[string, string, string?]>([
    ['what is written after a wait', 'async function load() { const response = await fetch(url); mails = await response.json(); }'],
    ['what is written at once', 'async function load() { mails = await (await fetch(url)).json(); }'],
    ['a part of a variable', 'async function load() { mails.list = await fetch(url); }'],
    ['a part of the answer', 'async function load() { const { list } = await (await fetch(url)).json(); mails = list; }'],
    ['something made of the answer', 'async function load() { const response = await fetch(url); const list = await response.json(); mails = list.map((mail) => mail.subject).filter(Boolean); }'],
    ['something that cannot be followed, where the answer is at hand', 'async function load() { const page = await (await fetch(url)).json(); mails = (page.mails ?? []).map((mail) => mail.subject); }'],
    ['what a callback is given', 'fetch(url).then((response) => response.json()).then((list) => { mails = list; });'],
    ['what a callback does with it', 'fetch(url).then((response) => { mails = (response.list ?? []).slice(1); });'],
    ['what the function returns', 'async function load() { const response = await fetch(url); return response.json(); }\nasync function start() { mails = await load(); }'],
    ['what the function returns that the function returns', 'const ask = () => fetch(url);\nconst load = async () => (await ask()).json();\nasync function start() { mails = await load(); }'],
    ['what functions in a list return', 'async function load() { mails = await Promise.all(data.ids.map(async (id) => (await fetch(url + id)).json())); }'],
    ['a list that is filled', 'async function load() { mails.push(...(await (await fetch(url)).json())); }'],
    ['a store', 'async function load() { kept.set(await fetch(url)); }'],
    ['a store by assignment', 'async function load() { $kept = await fetch(url); }'],
    ['a block of the markup', 'const all = fetch(url);', '{#await all then list}{list}{/await}'],
    ['a block of the markup, through a function', 'const load = () => fetch(url);', '{#await load() then list}{list}{/await}'],
    ['a variable beside one that follows what is given', 'let list;\n$: list = data.mails;\nasync function load() { mails = await fetch(url); }'],
    ['a variable that began with a constant', 'const none = [];\nlet list = $state(none);\nasync function load() { list = await fetch(url); }'],
    ['one variable that is new beside one that was given', 'async function load() { const response = await fetch(url); given = response; mails = response; }'],
  ])('is true for %s', (_, script, markup) => {
    expect(fills(script, markup)).toBe(true);
  });

  it.each<[string, string, string?]>([
    ['an answer that nobody reads', 'async function ping() { await fetch(url); }'],
    ['an answer that is only tested', "async function ping() { const response = await fetch(url); if (!response.ok) console.error('down'); }"],
    ['what is written beside it', 'async function ping() { busy = true; await fetch(url); busy = false; mails = data.mails; }'],
    ['what another request answers', 'async function load() { mails = await fetch(other); }\nasync function ping() { await fetch(url); }'],
    ['what cannot be followed, elsewhere', 'const clear = () => { mails = (data.mails ?? []).slice(1); };\nconst ping = () => fetch(url);\nmails = (data.mails ?? []).slice(1);\nfetch(url);'],
    ['a variable of the function', 'async function load() { let list; list = await fetch(url); }'],
    ['a list of the function', 'async function load() { const list = []; list.push(await fetch(url)); }'],
    ['something else that is called with it', 'async function load() { mails.includes(await fetch(url)); }'],
    ['a list that is filled with something else', 'async function ping() { await fetch(url); mails.push(1); }'],
    ['an error', 'fetch(url).then(() => {}, (problem) => { mails = problem; });'],
    ['a callback of something else', 'fetch(url);\ndata.list.then((list) => { mails = list; });'],
    ['a function that returns something else', 'async function ping() { await fetch(url); return data.mails; }\nasync function start() { mails = await ping(); }'],
    ['a function whose callback returns the answer', 'async function ping() { fetch(url).then((response) => response.json()); }\nasync function start() { mails = await ping(); }'],
    ['a variable that began with what was given', 'let list = $state(data.mails);\nasync function load() { list = await fetch(url); }'],
    ['a variable that follows what is given', 'let list;\n$: list = data.mails;\nasync function load() { list = await fetch(url); }'],
    ['what is given itself', 'async function load() { given = await fetch(url); }'],
    ['another block of the markup', 'fetch(url);', '{#await data.mails then list}{list}{/await}'],
  ])('is false for %s', (_, script, markup) => {
    expect(fills(script, markup)).toBe(false);
  });
});
