import { HOLE, ownPathname, ownRequest } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const PATH = 'src/routes/+page.svelte';

/** The first argument of the last `fetch` in the component's script, `□` standing for what is not known. */
function pathnameOf(script: string, files: { [path: string]: string } = {}): string | undefined {
  const { view } = exampleProject({ title: '', files: { [PATH]: `<script>\n${script}\n</script>`, ...files } });
  const call = view.facts(PATH)!.calls.findLast(({ callee }) => callee.from === 'global' && callee.name === 'fetch');
  return ownPathname({ project: view, path: PATH }, call?.args[0])?.replaceAll(HOLE, '□');
}

const BASE = { 'svelte.config.js': "export default { kit: { paths: { base: '/shop' } } };" };

describe('ownPathname', () => {
  it.each<[string, string]>([
    ["fetch('/api/mails')", '/api/mails'],
    ["fetch('/api/mails?unread=1#top')", '/api/mails'],
    ['fetch(`/api/mails/${id}`)', '/api/mails/□'],
    ["fetch('/api/mails/' + id + '/files')", '/api/mails/□/files'],
    ["const API = '/api'; fetch(`${API}/mails`)", '/api/mails'],
    ["const id = 7; fetch(`/api/mails/${id}`)", '/api/mails/7'],
    ["fetch(`/api/mails${isUnread ? '?unread=1' : ''}`)", '/api/mails'],
    ["fetch(isUnread ? '/api/mails?unread=1' : '/api/mails')", '/api/mails'],
    ["import { page } from '$app/state'; fetch(`${page.url.origin}/api/mails`)", '/api/mails'],
    ["import { page } from '$app/stores'; fetch($page.url.origin + '/api/mails')", '/api/mails'],
    ["fetch(location.origin + '/api/mails')", '/api/mails'],
    ["fetch(`${window.location.origin}/api/mails`)", '/api/mails'],
    ["import { base } from '$app/paths'; fetch(`${base}/api/mails`)", '/api/mails'],
    ["import { resolve } from '$app/paths'; fetch(resolve('/(app)/api/mails/[id]', { id }))", '/api/mails/□'],
    ["import { resolve } from '$app/paths'; fetch(resolve('/api/[[lang]]/[...path]', {}) + '?q=1')", '/api/□/□'],
    ["import { resolveRoute as to } from '$app/paths'; fetch(to('/api/mails'))", '/api/mails'],
    ["import { resolve } from '$app/paths'; fetch(resolve('/api/mails') + query)", '/api/mails□'],
    ["fetch(new URL('/api/mails', location.href))", '/api/mails'],
    ["fetch(new URL('/api/mails', location))", '/api/mails'],
    ["fetch(new URL('/api/mails', `${location.origin}`))", '/api/mails'],
    ["const url = new URL('/api/mails', location.origin); url.searchParams.set('q', 1); fetch(url)", '/api/mails'],
    ["const url = new URL('/api/mails', location.origin); fetch(url.pathname)", '/api/mails'],
    ["const url = new URL('/api/mails', location.origin); fetch(String(url))", '/api/mails'],
    ["fetch(new URL(location.origin + '/api/mails').toString())", '/api/mails'],
    ["fetch(new Request('/api/mails', { method: 'POST' }))", '/api/mails'],
    ["let url = '/api/mails?q=1'; if (page) url += '&page=2'; fetch(url)", '/api/mails'],
    ["let url = '/api/mails'; if (page) url += `?page=${page}`; fetch(url)", '/api/mails'],
    ["let url = '/api/mails'; let size; size = '/big'; fetch(url)", '/api/mails'],
    ["const address = (path) => `/api${path}`; fetch(address('/mails'))", '/api/mails'],
    ["function address(id) { if (!id) return '/api/mails?all'; return '/api/mails'; } fetch(address())", '/api/mails'],
  ])('%s', (script, expected) => {
    expect(pathnameOf(script)).toBe(expected);
  });

  it.each([
    "fetch('https://mails.example.com/api/mails')",
    "fetch('//mails.example.com/api/mails')",
    "fetch('api/mails')",
    "fetch('?unread=1')",
    'fetch(`${HOST}/api/mails`)',
    "import { PUBLIC_API } from '$env/static/public'; fetch(PUBLIC_API + '/api/mails')",
    "const url = isUnread ? '/api/mails/unread' : '/api/mails'; fetch(url)",
    "fetch(isLocal ? '/api/mails' : 'https://mails.example.com/api/mails')",
    "fetch(new URL('/api/mails', 'https://mails.example.com'))",
    "fetch(new URL('/api/mails', mails.url.host))",
    "let url = '/api/mails'; if (isOther) url = '/api/other'; fetch(url)",
    "let url = '/api'; if (isOther) url += '/other'; fetch(url)",
    "let url = '/api'; if (isOther) url += other; fetch(url)",
    "const address = (path) => { if (isOther) return path; return '/api' + path; }; fetch(address('/mails'))",
    "const address = (path) => `/api${path}`; fetch(`${address}/mails`)",
    "const address = () => address(); fetch(address())",
    "let url = '/api/mails'; if (isOther) url = '?other'; fetch(url)",
    "fetch(settings.origin + '/api/mails')",
    "import { page } from '$app/state'; fetch(page.url.host + '/api/mails')",
    "fetch(new URL('/api/mails', settings.origin))",
    "fetch(new Mails('/api/mails'))",
    'fetch(id - 1)',
    'fetch()',
  ])('does not know %s', (script) => {
    expect(pathnameOf(script)).toBeUndefined();
  });

  it('follows constants and functions of other files', () => {
    const files = { 'src/lib/api.ts': "const ROOT = '/api';\nexport const MAILS = `${ROOT}/mails`;\nexport const mail = (id) => `${MAILS}/${id}`;" };
    expect(pathnameOf("import { MAILS } from '$lib/api'; fetch(MAILS)", files)).toBe('/api/mails');
    expect(pathnameOf("import { mail } from '$lib/api'; fetch(mail('7'))", files)).toBe('/api/mails/7');
  });

  it('knows what a function is given as a function', () => {
    const files = { 'src/lib/address.ts': 'export default (resolve, path) => resolve(path);' };
    expect(pathnameOf("import { resolve } from '$app/paths'; import address from '$lib/address'; fetch(address(resolve, '/api/mails'))", files)).toBe('/api/mails');
    expect(pathnameOf("import { resolve } from 'node:path'; import address from '$lib/address'; fetch(address(resolve, '/api/mails'))", files)).toBeUndefined();
  });

  it('takes the base path away, and nothing beside it for its own', () => {
    expect(pathnameOf("fetch('/shop/api/mails')", BASE)).toBe('/api/mails');
    expect(pathnameOf("import { base } from '$app/paths'; fetch(`${base}/api/mails`)", BASE)).toBe('/api/mails');
    expect(pathnameOf("import { resolve } from '$app/paths'; fetch(resolve('/api/mails'))", BASE)).toBe('/api/mails');
    expect(pathnameOf("fetch('/shop')", BASE)).toBe('');
    expect(pathnameOf("fetch('/shopping/api')", BASE)).toBeUndefined();
    expect(pathnameOf("fetch('/api/mails')", BASE)).toBeUndefined();
  });
});

describe('ownRequest', () => {
  const API = {
    'src/routes/api/mails/+server.ts': 'export const GET = () => {};\nexport const POST = () => {};',
    'src/routes/api/mails/[id]/+server.ts': 'export const DELETE = () => {};\nexport const fallback = () => {};',
    'src/routes/api/proxy/[...path]/+server.ts': 'export const GET = () => {};',
    'src/routes/both/+server.ts': 'export const GET = () => {};',
    'src/routes/both/+page.svelte': '',
    'src/routes/broken/+server.ts': 'export const GET = ;',
  };

  /** `METHOD handler in route` of the script's last call that is a request. */
  function requestOf(script: string, files: { [path: string]: string } = {}): string | undefined {
    const { view } = exampleProject({ title: '', files: { [PATH]: `<script>\n${script}\n</script>`, ...API, ...files } });
    const request = view.facts(PATH)!.calls.map((call) => ownRequest(view, PATH, call)).findLast((one) => one !== undefined);
    return request && `${request.method ?? '?'} ${request.handler} in ${request.node.id}${request.helper ? ` through ${request.helper}` : ''}`;
  }

  it.each<[string, string]>([
    ["fetch('/api/mails')", 'GET GET in /api/mails'],
    ["window.fetch('/api/mails/', {})", 'GET GET in /api/mails'],
    ["fetch('/api/mails', { method: 'post' })", 'POST POST in /api/mails'],
    ["fetch(new Request('/api/mails', { method: 'POST' }))", 'POST POST in /api/mails'],
    ["fetch(new Request('/api/mails'))", 'GET GET in /api/mails'],
    ["fetch(new Request('/api/mails', { method: 'POST' }), { method: 'GET' })", 'GET GET in /api/mails'],
    ["fetch('/api/mails', undefined)", 'GET GET in /api/mails'],
    ["fetch('/api/mails', { method })", '? GET` or `POST in /api/mails'],
    ["fetch('/api/mails', options)", '? GET` or `POST in /api/mails'],
    ["fetch('/api/mails', { ...options })", '? GET` or `POST in /api/mails'],
    ["fetch('/api/mails', ...more)", '? GET` or `POST in /api/mails'],
    ["fetch('/api/mails/7', { method: 'DELETE' })", 'DELETE DELETE in /api/mails/[id]'],
    ["fetch(`/api/mails/${id}`, { method: 'PATCH' })", 'PATCH fallback in /api/mails/[id]'],
    ['fetch(`/api/mails${query}`)', 'GET GET in /api/mails'],
    ["import axios from 'axios'; axios.get('/api/mails')", 'GET GET in /api/mails'],
    ["const ask = (path) => fetch(path); ask('/api/mails');", 'GET GET in /api/mails'],
    ["const ask = (path) => { console.log(path); return fetch(path); }; ask('/api/mails');", 'GET GET in /api/mails'],
    ["const mails = () => fetch('/api/mails'); mails();", `GET GET in /api/mails through ${PATH}`],
  ])('%s', (script, expected) => {
    expect(requestOf(script)).toBe(expected);
  });

  it.each([
    "fetch('/api/mails', { method: 'PUT' })",
    "fetch('/api/proxy/mails')",
    "fetch('/both')",
    "fetch('/broken')",
    "fetch('/api/other')",
    "mails.fetch('/api/mails')",
    "import axios from 'axios'; axios.post('/api/mails')",
    "const ask = (path) => { if (path) return fetch(path); }; ask('/api/mails');",
    "const ask = (path, other) => fetch(other); ask(...paths, '/api/mails');",
    "const ask = (path) => [fetch(path), fetch(path)]; ask('/api/mails');",
  ])('is no request to an endpoint: %s', (script) => {
    expect(requestOf(script)).toBeUndefined();
  });
});
