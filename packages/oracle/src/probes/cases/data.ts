/** What a page's data may be, and who sees it. */
import { dataOf, get, page, post, type Probe } from '../probe.js';

const dump = page('{JSON.stringify(data)}');

/** A page whose server `load` returns this. */
function returns(value: string, before = ''): Probe['files'] {
  return { '+page.server.js': `${before}export const load = () => (${value});\n`, '+page.svelte': dump };
}

const crash = '500 error page: Internal Error';

export const dataProbes: readonly Probe[] = [
  {
    id: 'class-instance',
    title: 'a server `load` returns an instance of a class',
    rules: ['serializable-data'],
    files: returns('{ price: new Price(3) }', 'class Price {\n  constructor(cents) {\n    this.cents = cents;\n  }\n}\n\n'),
    asks: [get(), dataOf('', '01')],
    answers: {
      'kit-1': [
        '500 error page: Internal Error [handleError: Data returned from `load` while rendering /class-instance is not serializable: Cannot stringify arbi…]',
        '500 {"message":"Internal Error"} [handleError: Data returned from `load` while rendering /class-instance is not serializable: Cannot stringify arbi…]',
      ],
      'kit-2-70': [
        '500 error page: Internal Error [handleError: Data returned from `load` while rendering /class-instance is not serializable: Cannot stringify arbi…]',
        '500 {"message":"Internal Error"} [handleError: Data returned from `load` while rendering /class-instance is not serializable: Cannot stringify arbi…]',
      ],
      'kit-3': [
        '500 error page: Internal Error [handleError: load_not_serializable Data returned from `load` while rendering `/class-instance` is not serializabl…]',
        '500 {"status":500,"message":"Internal Error"} [handleError: load_not_serializable Data returned from `load` while rendering `/class-instance` is not serializabl…]',
      ],
    },
  },
  {
    id: 'function-as-data',
    title: 'a server `load` returns a function',
    rules: ['serializable-data'],
    files: returns('{ price: () => 3 }'),
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Data returned from `load` while rendering /function-as-data is not serializable: Cannot stringify a …]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: Data returned from `load` while rendering /function-as-data is not serializable: Cannot stringify a …]'],
      'kit-3': ['500 error page: Internal Error [handleError: load_not_serializable Data returned from `load` while rendering `/function-as-data` is not serializa…]'],
    },
  },
  {
    id: 'rich-data',
    title: 'a server `load` returns a `Date`, a `Map`, a `Set` and a `BigInt`',
    rules: ['serializable-data'],
    files: { '+page.server.js': "export const load = () => ({ day: new Date(0), prices: new Map([['apple', 3n]]), tags: new Set(['red']) });\n", '+page.svelte': page("{data.day.getTime()} {String(data.prices.get('apple'))} {data.tags.has('red')}") },
    asks: [get()],
    answers: ['200 0 3 true'],
  },
  {
    id: 'array-as-data',
    title: 'a server `load` returns an array',
    rules: ['serializable-data'],
    files: returns('[1, 2]'),
    asks: [get()],
    answers: ['200 {"0":1,"1":2}'],
  },
  {
    id: 'text-as-data',
    title: 'a server `load` returns a string',
    rules: ['serializable-data'],
    files: returns("'abc'"),
    asks: [get()],
    answers: ['200 {"0":"a","1":"b","2":"c"}'],
  },
  {
    id: 'response-as-data',
    title: 'a server `load` returns a `Response`',
    rules: ['serializable-data'],
    files: returns("new Response('prices')"),
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Data returned from `load` while rendering /response-as-data is not a plain object]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: Data returned from `load` while rendering /response-as-data is not serializable: Cannot stringify ar…]'],
      'kit-3': ['500 error page: Internal Error [handleError: load_not_serializable Data returned from `load` while rendering `/response-as-data` is not serializa…]'],
    },
  },
  {
    id: 'instance-from-action',
    title: 'an action returns an instance of a class',
    rules: ['serializable-data'],
    files: { '+page.server.js': 'class Price {}\n\nexport const actions = { default: () => ({ price: new Price() }) };\n', '+page.svelte': page('Order') },
    asks: [post()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Data returned from action inside /instance-from-action is not serializable: Cannot stringify arbitra…]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: Data returned from action inside /instance-from-action is not serializable: Cannot stringify arbitra…]'],
      'kit-3': ['500 error page: Internal Error [handleError: action_data_not_serializable Data returned from action inside `/instance-from-action` is not seriali…]'],
    },
  },
  {
    id: 'whole-row',
    title: 'a server `load` returns the whole row of a user, the page shows the name',
    rules: ['no-sensitive-data-in-load'],
    files: {
      '+page.server.js': "export const load = () => ({ user: { name: 'Alice', passwordHash: 'argon2id-4711' } });\n",
      '+page.svelte': page('Hello {data.user.name}'),
    },
    asks: [get('', { find: 'argon2id-4711' }), dataOf('', '01')],
    answers: ['200 Hello Alice (with "argon2id-4711")', '200 [null,{"user":{"name":"Alice","passwordHash":"argon2id-4711"}}]'],
  },
  {
    id: 'some-columns',
    title: 'the same with the name alone',
    rules: ['no-sensitive-data-in-load'],
    files: {
      '+page.server.js': "const user = { name: 'Alice', passwordHash: 'argon2id-4711' };\n\nexport const load = () => ({ user: { name: user.name } });\n",
      '+page.svelte': page('Hello {data.user.name}'),
    },
    asks: [get('', { find: 'argon2id-4711' })],
    answers: ['200 Hello Alice (without "argon2id-4711")'],
  },
  {
    id: 'private-variable',
    title: 'a server `load` returns a private variable that no component shows',
    rules: ['no-raw-private-env-to-client'],
    files: (kit) => ({
      '+page.server.js': `import { SHOP_KEY } from '${kit === 'kit-3' ? '$app/env/private' : '$env/static/private'}';\n\nexport const load = () => ({ key: SHOP_KEY });\n`,
      '+page.svelte': page('Shop'),
    }),
    asks: [get('', { find: 'ORACLE-SECRET' })],
    answers: ['200 Shop (with "ORACLE-SECRET")'],
  },
  {
    id: 'message-of-crash',
    title: '`load` crashes with a message that holds a password, for another address it throws `error(500, …)` with it',
    rules: ['no-plain-throw-in-load'],
    files: {
      '+page.server.js': "import { error } from '@sveltejs/kit';\n\nexport function load({ url }) {\n  if (url.searchParams.has('expected')) throw error(500, 'postgres://shop:hunter2@db');\n  throw new Error('postgres://shop:hunter2@db');\n}\n",
      '+page.svelte': page('Shop'),
    },
    asks: [get('', { find: 'hunter2' }), get('?expected', { find: 'hunter2' })],
    answers: [`${crash} (without "hunter2") [handleError: postgres://shop:hunter2@db]`, '500 error page: postgres://shop:hunter2@db (with "hunter2")'],
  },
  {
    id: 'layout-without-children',
    title: 'a layout does not render its children',
    rules: ['layout-renders-children'],
    files: { '+layout.svelte': page('The shop around it'), '+page.svelte': '<p>Cart</p>\n' },
    asks: [get('', { find: 'Cart' })],
    answers: ['200 The shop around it (without "Cart")'],
  },
];
