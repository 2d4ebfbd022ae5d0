import { defineCases } from '@sk-audit/core';

/** Guards and readers that the cases below import. */
const members = `import { error, redirect } from '@sveltejs/kit';
export async function requireMember({ locals, url }, optional = false) {
  if (!locals.member && !optional) redirect(303, '/login');
  return locals.member;
}
export async function requireStaff({ locals }) {
  if (!locals.member) error(401, 'Who are you?');
  if (!locals.member.staff) error(403, 'Staff only');
  return locals.member;
}
export async function bookOf(id) {
  if (id === '0') error(404, 'No such book');
  return { id };
}
export async function priceOf(id) {
  if (id === '0') error(404, 'No such book');
  const answer = await fetch('https://prices.example/' + id);
  if (!answer.ok) error(502, 'The price list does not answer');
  return answer.json();
}
export async function stockOf(id) {
  const answer = await fetch('https://stock.example/' + id);
  if (!answer.ok) error(answer.status, 'The stock list does not answer');
  return answer.json();
}
export default requireMember;
`;

/** An app with one server load. */
const app = (text: string) => ({ 'src/routes/books/+page.server.ts': text, 'src/lib/server/members.ts': members });
/** The same with an endpoint. */
const endpoint = (text: string) => ({ 'src/routes/books/+server.ts': text, 'src/lib/server/members.ts': members });

export default defineCases({
  bad: [
    {
      title: 'thrown again for the wrong class, or into the catch of an outer try',
      files: app(`import { error, isRedirect, redirect } from '@sveltejs/kit';
import { requireMember } from '$lib/server/members';
export const load = async ({ locals, params }) => {
  try {
    if (!params.id) error(404); // ✗ swallowed "error(404)"
  } catch (problem) {
    if (problem instanceof Error) {
      if (locals.strict) throw problem;
    }
    return { book: null };
  }
};
export const actions = {
  lend: async (event) => {
    try {
      try {
        await requireMember(event); // ✗ swallowedHelper "requireMember(event)"
      } catch (problem) {
        if (isRedirect(problem)) throw problem;
      }
      try {
        redirect(303, '/books'); // ✗ swallowed "redirect(303, '/books')"
      } catch (again) {
        if (again instanceof Error) throw new Error('Not lent');
      }
    } catch {
      return { lent: false };
    }
  },
  reserve: async () => {
    try {
      try {
        redirect(303, '/reserved'); // ✗ swallowed "redirect(303, '/reserved')"
      } catch (problem) {
        if (isRedirect(problem)) throw problem;
      }
    } catch {
      return { reserved: false };
    }
  }
};
`),
      says: [
        '`error()` is thrown inside this `try`, and its `catch` swallows it.',
        'Move the call out of the `try`, or throw it again first in the `catch`: `if (isRedirect(problem) || isHttpError(problem)) throw problem`. What Kit throws is no `Error`.',
        '`requireMember()` may throw a redirect, and the `catch` of the outer `try` swallows it.',
        '`redirect()` is thrown inside this `try`, and its `catch` swallows it.',
        'Move the call out of the `try`, or throw it again first in the `catch`: `if (isRedirect(again) || isHttpError(again)) throw again`.',
        '`redirect()` is thrown inside this `try`, and the `catch` of the outer `try` swallows it.',
      ],
    },
    {
      title: 'a function whose own error becomes the fault of the server, and a guard that was called for something else, too late or caught',
      files: {
        'src/routes/books/+page.server.ts': `import { bookNamed } from '$lib/server/names';
import { member, requireRight } from '$lib/server/rights';
export const load = async (event) => {
  requireRight(event, 'read');
  await member().catch(() => {}); // ✗ swallowedPromise "member()"
  try {
    requireRight(event, 'write'); // ✗ swallowedHelper "requireRight(event, 'write')"
    await member();
  } catch {
    console.log('reads only');
  }
  return bookNamed(event.url.hash);
};
`,
        'src/routes/texts/+page.server.ts': `import { member } from '$lib/server/rights';
export const load = async ({ locals }) => {
  member();
  try {
    return { texts: await locals.db.texts(await member()) }; // ✗ swallowedHelper "member()"
  } catch {
    return { texts: [] };
  }
};
`,
        'src/lib/server/rights.ts': `import { redirect } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
export function requireRight({ locals }, right) {
  if (!locals.rights.includes(right)) redirect(303, '/login');
}
export async function member() {
  const { locals } = getRequestEvent();
  if (!locals.member) redirect(303, '/login');
}
`,
        'src/lib/server/names.ts': `import { error, redirect } from '@sveltejs/kit';
export async function bookNamed(name) {
  try {
    if (!name) error(400, 'No name'); // ✗ swallowed "error(400, 'No name')"
    return await fetch('https://books.example/' + name);
  } catch {
    error(500, 'The library does not answer');
  }
}
export async function bookFor(name) {
  try {
    if (!name) redirect(303, '/books'); // ✗ swallowed "redirect(303, '/books')"
  } catch {
    return undefined;
  }
}
export async function textFor(name) {
  try {
    const answer = await fetch('https://books.example/text/' + name);
    if (!answer.ok) error(answer.status); // ✗ swallowed "error(answer.status)"
    return await answer.text();
  } catch (problem) {
    console.log(problem);
  }
}
`,
        'src/routes/names/+page.server.ts': `import { bookFor, textFor } from '$lib/server/names';
export const load = async ({ locals, url }) => {
  const texts = await Promise.all(locals.books.map((book) => textFor(book.name)));
  return { texts, text: await textFor(url.hash), books: await Promise.all(locals.books.map((book) => bookFor(book.name))) };
};
`,
      },
    },
    {
      title: 'several in one try: one finding, the redirect first, and one rethrow for all',
      files: app(`import { error, fail, redirect } from '@sveltejs/kit';
export const actions = {
  default: async ({ locals, request }) => {
    try {
      const form = await request.formData();
      if (!form.get('title')) error(400, 'No title');
      const { id } = await locals.db.books.add(form);
      if (!id) error(409, 'We have it');
      redirect(303, '/books/' + id); // ✗ swallowed "redirect(303, '/books/' + id)"
    } catch (problem) {
      return fail(500);
    }
  }
};
`),
      says: ["swallowed, too: error(400, 'No title')", "swallowed, too: error(409, 'We have it')", '`redirect()` is thrown inside this `try`, and its `catch` swallows it.', 'Move the call out of the `try`, or throw it again first in the `catch`: `if (isRedirect(problem) || isHttpError(problem)) throw problem`.'],
      after: {
        'src/routes/books/+page.server.ts': `import { error, fail, redirect, isRedirect, isHttpError } from '@sveltejs/kit';
export const actions = {
  default: async ({ locals, request }) => {
    try {
      const form = await request.formData();
      if (!form.get('title')) error(400, 'No title');
      const { id } = await locals.db.books.add(form);
      if (!id) error(409, 'We have it');
      redirect(303, '/books/' + id);
    } catch (problem) {
      if (isRedirect(problem) || isHttpError(problem)) throw problem;
      return fail(500);
    }
  }
};
`,
      },
    },
    {
      title: 'one guard is there already, and does not ask for what is thrown',
      files: app(`import { error, isRedirect } from '@sveltejs/kit';
export const load = async ({ params, locals }) => {
  try {
    const book = await locals.db.book(params.id);
    if (!book) error(404); // ✗ swallowed "error(404)"
    return { book };
  } catch (problem) {
    if (isRedirect(problem)) throw problem;
    return { book: null };
  }
};
`),
      after: {
        'src/routes/books/+page.server.ts': `import { error, isRedirect, isHttpError } from '@sveltejs/kit';
export const load = async ({ params, locals }) => {
  try {
    const book = await locals.db.book(params.id);
    if (!book) error(404);
    return { book };
  } catch (problem) {
    if (isRedirect(problem) || isHttpError(problem)) throw problem;
    if (isRedirect(problem)) throw problem;
    return { book: null };
  }
};
`,
      },
    },
    {
      title: 'both guards are there, and nothing is caught by name',
      files: app(`import { error, isHttpError, isRedirect } from '@sveltejs/kit';
export const load = async ({ params, locals }) => {
  try {
    const book = await locals.db.book(params.id);
    if (!book) error(404); // ✗ swallowed "error(404)"
    return { book };
  } catch {
    return { book: null };
  }
};
export const actions = {
  default: async ({ params, locals }) => {
    try {
      if (!(await locals.db.lend(params.id))) error(404); // ✗ swallowed "error(404)"
    } catch (problem) {
      console.error(isRedirect, isHttpError);
    }
  }
};
`),
      after: {
        'src/routes/books/+page.server.ts': `import { error, isHttpError, isRedirect } from '@sveltejs/kit';
export const load = async ({ params, locals }) => {
  try {
    const book = await locals.db.book(params.id);
    if (!book) error(404);
    return { book };
  } catch {
    return { book: null };
  }
};
export const actions = {
  default: async ({ params, locals }) => {
    try {
      if (!(await locals.db.lend(params.id))) error(404);
    } catch (problem) {
      if (isRedirect(problem) || isHttpError(problem)) throw problem;
      console.error(isRedirect, isHttpError);
    }
  }
};
`,
      },
    },
    {
      title: 'nothing to write where the caught value has no name; another import where Kit is imported as a whole or for its types',
      files: app(`import type { PageServerLoad } from '@sveltejs/kit';
import * as kit from '@sveltejs/kit';
export const load: PageServerLoad = async ({ locals }) => {
  try {
    if (!locals.member) kit.redirect(303, '/login'); // ✗ swallowed "kit.redirect(303, '/login')"
  } catch (problem) {
    console.error(problem);
  }
  try {
    if (!locals.member.staff) kit.error(403); // ✗ swallowed "kit.error(403)"
  } catch {
    return {};
  }
};
`),
      after: {
        'src/routes/books/+page.server.ts': `import { isRedirect, isHttpError } from '@sveltejs/kit';
import type { PageServerLoad } from '@sveltejs/kit';
import * as kit from '@sveltejs/kit';
export const load: PageServerLoad = async ({ locals }) => {
  try {
    if (!locals.member) kit.redirect(303, '/login');
  } catch (problem) {
    if (isRedirect(problem) || isHttpError(problem)) throw problem;
    console.error(problem);
  }
  try {
    if (!locals.member.staff) kit.error(403);
  } catch {
    return {};
  }
};
`,
      },
    },
    {
      title: 'an empty clause gets its first statement; where a guard of ours would not be Kit’s, nothing is written',
      files: {
        ...app(`import { error } from '@sveltejs/kit';
export const load = async ({ params, locals }) => {
  try {
    if (!params.id) error(404); // ✗ swallowed "error(404)"
  } catch (problem) {}
};
`),
        'src/routes/members/+page.server.ts': `import { error } from '@sveltejs/kit';
import { isRedirect } from '$lib/server/members';
export const load = async ({ params }) => {
  try {
    if (!params.id) error(404); // ✗ swallowed "error(404)"
  } catch (problem) {
    console.log(isRedirect);
  }
};
`,
      },
      after: {
        'src/routes/books/+page.server.ts': `import { error, isRedirect, isHttpError } from '@sveltejs/kit';
export const load = async ({ params, locals }) => {
  try {
    if (!params.id) error(404);
  } catch (problem) { if (isRedirect(problem) || isHttpError(problem)) throw problem; }
};
`,
        'src/routes/members/+page.server.ts': `import { error } from '@sveltejs/kit';
import { isRedirect } from '$lib/server/members';
export const load = async ({ params }) => {
  try {
    if (!params.id) error(404);
  } catch (problem) {
    console.log(isRedirect);
  }
};
`,
      },
    },
    {
      title: 'a re-export is no import, and neither is that of another module',
      files: app(`export { text } from '@sveltejs/kit';
import { requireMember } from '$lib/server/members';
export const load = async (event) => {
  try {
    await requireMember(event); // ✗ swallowedHelper "requireMember(event)"
  } catch (problem) {
    console.error(problem);
  }
};
`),
      says: ['`requireMember()` may throw a redirect, and the `catch` of this `try` swallows it.', 'Call it before the `try`, or throw it again first in the `catch`: `if (isRedirect(problem) || isHttpError(problem)) throw problem`.'],
      after: {
        'src/routes/books/+page.server.ts': `export { text } from '@sveltejs/kit';
import { isRedirect, isHttpError } from '@sveltejs/kit';
import { requireMember } from '$lib/server/members';
export const load = async (event) => {
  try {
    await requireMember(event);
  } catch (problem) {
    if (isRedirect(problem) || isHttpError(problem)) throw problem;
    console.error(problem);
  }
};
`,
      },
    },
    {
      title: 'Kit 1 has no guards to import',
      kit: '1.30.4',
      files: app(`import { fail, redirect } from '@sveltejs/kit';
export const actions = {
  default: async ({ locals }) => {
    try {
      await locals.db.books.clear();
      throw redirect(303, '/books'); // ✗ swallowed "redirect(303, '/books')"
    } catch (problem) {
      return fail(500);
    }
  }
};
`),
      says: ['Move the call out of the `try`, or throw it again first in the `catch`: `if (problem?.status && (problem.location || problem.body)) throw problem`.'],
      after: {
        'src/routes/books/+page.server.ts': `import { fail, redirect } from '@sveltejs/kit';
export const actions = {
  default: async ({ locals }) => {
    try {
      await locals.db.books.clear();
      throw redirect(303, '/books');
    } catch (problem) {
      return fail(500);
    }
  }
};
`,
      },
    },
    {
      title: 'the validation error of a remote form',
      files: {
        'src/routes/books/add.remote.ts': `import { form } from '$app/server';
import { invalid } from '@sveltejs/kit';
export const add = form('unchecked', async ({ title }, issue) => {
  try {
    if (!title) invalid(issue.title('Which book?')); // ✗ swallowed "invalid(issue.title('Which book?'))"
  } catch (problem) {
    if (problem.status) throw problem;
    return { added: false };
  }
});
`,
      },
      says: ['Move the call out of the `try`, or throw it again first in the `catch`: `if (isValidationError(problem)) throw problem`.'],
    },
    {
      title: 'helpers by every name that they can have',
      files: {
        ...app(`import { requireMember, default as guard } from '$lib/server/members';
import * as members from '$lib/server/members';
const local = async (event) => guard(event);
export const load = async (event) => {
  try { await guard(event); } catch (problem) { console.error(problem); } // ✗ swallowedHelper "guard(event)"
  try { await requireMember(event); } catch {} // ✗ swallowedHelper "requireMember(event)"
  try { await members.requireMember(event); } catch {} // ✗ swallowedHelper "members.requireMember(event)"
  try { await local(event); } catch {} // ✗ swallowedHelper "local(event)"
  try { await Promise.all([guard(event), event.locals.db.books()]); } catch {} // ✗ swallowedHelper "Promise.all([guard(event), event.locals.db.books()])"
  try { await (async () => guard(event))(); } catch {} // ✗ swallowedHelper "(async () => guard(event))()"
};
`),
      },
      says: [
        '`guard()` may throw a redirect, and the `catch` of this `try` swallows it.',
        '`requireMember()` may throw a redirect, and the `catch` of this `try` swallows it.', // by its name
        '`requireMember()` may throw a redirect, and the `catch` of this `try` swallows it.', // as a member of the namespace
        '`local()` may throw a redirect, and the `catch` of this `try` swallows it.',
        '`Promise.all()` may throw a redirect, and the `catch` of this `try` swallows it.',
        'This call may throw a redirect, and the `catch` of this `try` swallows it.',
      ],
    },
    {
      title: 'thrown in a callback that is run inside the try',
      files: app(`import { error, fail } from '@sveltejs/kit';
export const actions = {
  default: async ({ locals, request }) => {
    const ids = (await request.formData()).getAll('id');
    try {
      await locals.db.transaction(async (tx) => {
        if (!(await tx.lend(ids))) error(409, 'Lent already'); // ✗ swallowed "error(409, 'Lent already')"
      });
    } catch (problem) {
      return fail(500);
    }
  }
};
`),
    },
    {
      title: 'instanceof Error: Kit’s exceptions are none',
      files: endpoint(`import { error, json } from '@sveltejs/kit';
export const GET = async ({ params, locals }) => {
  try {
    const book = await locals.db.book(params.id);
    if (!book) error(404, 'No such book'); // ✗ swallowed "error(404, 'No such book')"
    return json(book);
  } catch (problem) {
    if (problem instanceof Error && 'status' in problem) throw problem;
    error(500, 'The shelf does not answer');
  }
};
`),
    },
    {
      title: 'the visitor’s mistake becomes the server’s',
      files: endpoint(`import { error, json } from '@sveltejs/kit';
import { bookOf, requireStaff } from '$lib/server/members';
export const GET = async (event) => {
  try {
    await requireStaff(event); // ✗ swallowedHelper "requireStaff(event)"
    return json(await bookOf(event.params.id));
  } catch (problem) {
    console.error(problem);
    return json({ message: 'Unknown' }, { status: 500 });
  }
};
export const PUT = async (event) => json(await bookOf(event.params.id).catch(() => error(500, 'Unknown'))); // ✗ swallowedPromise "bookOf(event.params.id)"
`),
      says: ['`requireStaff()` may throw an error, and the `catch` of this `try` swallows it.', '`bookOf()` may throw an error, and the `.catch(…)` behind it swallows it.'],
    },
    {
      title: 'a guard is undone',
      files: app(`import { requireStaff } from '$lib/server/members';
export const load = async (event) => {
  await requireStaff(event).catch((problem) => console.error(problem)); // ✗ swallowedPromise "requireStaff(event)"
  try {
    await requireStaff(event); // ✗ swallowedHelper "requireStaff(event)"
  } catch (problem) {
    console.error(problem);
  }
  return { books: await event.locals.db.books() };
};
`),
    },
    {
      title: 'chains of promises',
      files: app(`import { log } from '$lib/server/log';
import { requireMember } from '$lib/server/members';
export const load = async (event) => {
  const name = await requireMember(event).then((member) => member.name).catch(() => ''); // ✗ swallowedPromise "requireMember(event)"
  const age = await requireMember(event).then((member) => member.age, () => 0); // ✗ swallowedPromise "requireMember(event)"
  const member = await requireMember(event).catch(log); // ✗ swallowedPromise "requireMember(event)"
  const again = await requireMember(event).catch(console.error); // ✗ swallowedPromise "requireMember(event)"
  const [first] = await Promise.allSettled(['a', 'b'].map(async (shelf) => requireMember(event, shelf === 'b'))); // ✗ settled "['a', 'b'].map(async (shelf) => requireMember(event, shelf === 'b'))"
  const why = () => first.reason;
  if (first.status === 'rejected') console.error(first.reason);
  if (name === 'nobody') throw new Error(String(why));
  return { name, age, member, again, first: first.status };
};
`),
    },
    {
      title: 'an error that the chained function literal itself makes',
      files: app(`import { error } from '@sveltejs/kit';
export const load = async ({ fetch }) => {
  const shelves = await fetch('https://shelves.example').then((answer) => (answer.ok ? answer.json() : error(502, 'No shelves'))).catch(() => []); // ✗ swallowedPromise "fetch('https://shelves.example').then((answer) => (answer.ok ? answer.json() : error(502, 'No shelves')))"
  return { shelves };
};
`),
    },
    {
      title: 'the catch does something else: another place, another status, perhaps, or not in the end',
      files: {
        'src/lib/server/go.ts': `import { redirect } from '@sveltejs/kit';
export const goTo = (why, place) => redirect(303, '/help?why=' + why + '&to=' + place);
`,
        ...app(`import { error, fail, redirect } from '@sveltejs/kit';
import { goTo } from '$lib/server/go';
export const load = async ({ locals, url }) => {
  try {
    if (!locals.member) redirect(303, '/login'); // ✗ swallowed "redirect(303, '/login')"
  } catch {
    redirect(303, '/help');
  }
  try {
    if (!locals.member) redirect(303, '/login'); // ✗ swallowed "redirect(303, '/login')"
  } catch {
    goTo('lost', '/login');
  }
  try {
    if (!locals.member) redirect(303, '/login'); // ✗ swallowed "redirect(303, '/login')"
  } catch {
    if (url.searchParams.has('strict')) redirect(303, '/login');
  }
  try {
    if (!locals.member.staff) error(403, 'Staff only'); // ✗ swallowed "error(403, 'Staff only')"
  } catch {
    error(500, 'Staff only');
  }
  try {
    if (!locals.member.staff) error(locals.status); // ✗ swallowed "error(locals.status)"
  } catch {
    error(locals.otherStatus);
  }
};
export const actions = {
  default: async ({ locals }) => {
    try {
      if (!locals.member) error(401); // ✗ swallowed "error(401)"
    } catch {
      return fail(400);
    }
    error(401);
  }
};
`),
      },
    },
    {
      title: 'what looks the same in another file is not',
      files: {
        'src/routes/books/+page.server.ts': `import { redirect } from '@sveltejs/kit';
import { onProblem } from './problems';
const leave = async () => redirect(303, '/login');
export const load = async () => ({ left: await leave().catch(onProblem) }); // ✗ swallowedPromise "leave()"
`,
        'src/routes/books/problems.ts': `import { redirect } from '@sveltejs/kit';
const leave = async () => redirect(303, '/help');
export const onProblem = async () => { await leave(); };
`,
      },
    },
    {
      title: 'Kit 1: the same redirect behind it is not thrown',
      kit: '1.30.4',
      files: app(`import { redirect } from '@sveltejs/kit';
export const load = async ({ locals }) => {
  try {
    if (!locals.member) throw redirect(303, '/login'); // ✗ swallowed "redirect(303, '/login')"
  } catch (problem) {
    console.error(problem);
  }
  redirect(303, '/login');
};
`),
    },
  ],
  good: [
    {
      title: 'an error that a function makes for itself; a guard that has been passed before the try',
      files: {
        'src/routes/books/+page.server.ts': `import { textOf } from '$lib/server/texts';
import { member } from '$lib/server/session';
export const load = async ({ locals }) => {
  await member();
  try {
    await locals.db.seen(await member());
  } catch (problem) {
    console.error(problem);
  }
  const texts = await Promise.all(locals.books.map((book) => textOf(book.url)));
  for (const book of locals.books) texts.push(await textOf(book.back));
  return { texts: texts.filter((text) => text !== undefined) };
};
`,
        'src/lib/server/texts.ts': `import { error } from '@sveltejs/kit';
export const textOf = async (url) => {
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw error(answer.status, 'No such text');
    return await answer.text();
  } catch (problem) {
    console.log(problem);
  }
};
`,
        'src/lib/server/session.ts': `import { redirect } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
export async function member() {
  const { locals } = getRequestEvent();
  if (!locals.member) redirect(303, '/login');
  return locals.member;
}
`,
      },
    },
    {
      title: 'a component, and code that nothing reaches',
      files: {
        'src/routes/+page.svelte': `<script>
  import { redirect } from '@sveltejs/kit';
  const leave = () => {
    try { redirect(303, '/login'); } catch (problem) { console.error(problem); }
  };
</script>
<button onclick={leave}>Leave</button>
`,
        'apis/books/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = () => {
  try { redirect(303, '/login'); } catch (problem) { console.error(problem); }
};
`,
      },
    },
    {
      title: 'outside of the block, only defined in it, or with its promise returned',
      files: app(`import { error, fail, redirect } from '@sveltejs/kit';
import { requireMember } from '$lib/server/members';
export const load = async (event) => {
  let leave;
  try {
    leave = () => redirect(303, '/login');
    await event.locals.db.ping();
  } catch (problem) {
    redirect(303, '/closed');
  }
  if (!event.locals.member) leave();
  return { books: [] };
};
const member = async (event) => {
  try { return requireMember(event); } catch { return null; }
};
export const actions = {
  default: async (event) => {
    try { requireMember(event).then(console.log); } catch { return fail(500); }
    return { member: await member(event) };
  }
};
`),
    },
    {
      title: 'the caught value goes on: thrown, handed on, kept, or given back',
      files: {
        ...app(`import { error, fail, isHttpError, isRedirect, redirect } from '@sveltejs/kit';
import { capture } from '@sentry/sveltekit';
import { giveUp } from 'giving-up';
import { fromDatabase, rethrow, toAnswer } from '$lib/server/problems';
export const load = async ({ locals, url }) => {
  try { redirect(303, '/a'); } catch (problem) { capture(problem); throw problem; }
  try { redirect(303, '/b'); } catch (problem) { rethrow(problem); }
  try { redirect(303, '/c'); } catch (problem) { giveUp(problem); }
  let kept;
  try { redirect(303, '/d'); } catch (problem) { kept = problem; }
  if (kept) throw kept;
  try { redirect(303, '/e'); } catch (problem) { if (!(problem instanceof TypeError)) throw problem; }
  try { redirect(303, '/f'); } catch (problem) { if (url.hash) throw problem; }
  try { error(404); } catch (problem) { if (isHttpError(problem, 404)) throw problem; }
  try { error(404); } catch (problem) { if (fromDatabase(problem)) return {}; throw problem; }
  try { error(404); } catch ({ status }) { if (status) throw error(status); }
};
export const actions = {
  one: async () => { try { redirect(303, '/g'); } catch (problem) { return problem; } },
  two: async () => { try { error(404); } catch (problem) { return toAnswer(problem); } },
  three: async () => { try { error(404); } catch (problem) { return fail(problem.status, problem.body); } },
  four: async () => { try { error(404); } catch (problem) { if (isHttpError(problem)) return { missing: true }; throw problem; } },
  five: async () => { try { error(404); } catch (problem) { if (isRedirect(problem)) return { moved: true }; throw problem; } }
};
`),
        'src/lib/server/problems.ts': `export const fromDatabase = (problem) => problem.code === 'P2002';
export function rethrow(problem) {
  console.error(problem);
  if ('status' in problem) throw problem;
}
export const toAnswer = (problem) => ({ status: problem.status });
`,
      },
    },
    {
      title: 'what a helper makes for its caller may be caught like anything else',
      files: app(`import { error, fail } from '@sveltejs/kit';
import { message } from 'sveltekit-superforms';
import { bookOf, priceOf, requireStaff, stockOf } from '$lib/server/members';
export const load = async (event) => {
  const book = await bookOf(event.params.id).catch(() => null);
  const [price] = await Promise.allSettled([priceOf(event.params.id)]);
  const staff = await requireStaff(event).catch(() => null);
  const local = await shelfOf(event.params.id).catch(() => null);
  const answer = await bookOf(event.params.id).catch(console.error);
  let stock = 0;
  try { stock = await stockOf(event.params.id); } catch { stock = -1; }
  try { await requireStaff(event); } catch { return { book }; }
  try { const me = await requireStaff(event); stock += me.books; } catch { stock = -2; }
  await bookOf(event.params.id).catch(() => {});
  return { answer, book, local, price: price.status, staff, stock };
};
async function shelfOf(id) {
  if (id === '0') error(404, 'No such shelf');
  return id;
}
export const actions = {
  form: async (event) => { try { await requireStaff(event); } catch { return message({}, 'Unknown', { status: 500 }); } },
  failure: async (event) => { try { await requireStaff(event); } catch { return fail(500); } }
};
`),
    },
    {
      title: 'a server’s failure stays one',
      files: endpoint(`import { error, json } from '@sveltejs/kit';
import { bookOf, priceOf, stockOf } from '$lib/server/members';
export const GET = async ({ params }) => {
  try { return json(await priceOf(params.id)); } catch { error(503, 'No prices'); }
};
export const PUT = async ({ params }) => {
  try { return json(await stockOf(params.id)); } catch { error(503, 'No stock'); }
};
export const POST = async ({ params }) => {
  try { return json(await bookOf(params.id)); } catch { error(404, 'Not here'); }
};
export const DELETE = async ({ params }) => {
  try { return json(await bookOf(params.id)); } catch { error(410, 'Not any more'); }
};
export const PATCH = async ({ params }) => {
  try { return json(await bookOf(params.id)); } catch (problem) { if (params.id) return json({}, { status: 500 }); return json({}, { status: 404 }); }
};
`),
    },
    {
      title: 'the handler does the same, or the code behind it',
      files: app(`import { error, json, redirect } from '@sveltejs/kit';
import { base, resolve } from '$app/paths';
import { requireMember } from '$lib/server/members';
const requireBook = async ({ locals, params }) => {
  if (!locals.member) redirect(303, '/login');
  if (params.id === '0') error(404, 'No such book');
};
export const load = async (event) => {
  const { locals, url } = event;
  try { redirect(303, '/login'); } catch { redirect(302, '/login'); }
  try { redirect(303, \`\${base}/login\${url.hash ? '?from=' + url.hash : ''}\`); } catch { redirect(302, \`\${base}/login\${url.hash ? '?from=' + url.hash : ''}\`); }
  try { redirect(303, resolve('/login')); } catch { redirect(302, resolve('/login')); }
  try { error(locals.status, 'Not here'); } catch { error(locals.status, 'Nowhere'); }
  try { error(500, 'No books'); } catch { error(500, 'No shelves'); }
  try { error(404, 'No books'); } catch { return new Response('', { status: 404 }); }
  try { error(404, 'No books'); } catch { return json({}, { status: 404 }); }
  try { await requireMember(event); } catch { redirect(303, '/login'); }
  try { await requireBook(event); } catch { redirect(303, '/login'); }
  if (url.hash) {
    try { await requireMember(event); } catch (problem) { console.error(problem); }
    await requireMember(event);
  }
  try { if (!locals.book) error(404, 'No book'); } catch (problem) { console.error(problem); }
  error(404, 'No book');
};
`),
    },
    {
      title: 'promises that are awaited first, and other methods of those names',
      files: app(`import { requireMember } from '$lib/server/members';
import { fishing } from '$lib/server/fishing';
export const load = async (event) => {
  const ponds = [fishing.allSettled([requireMember(event)]), Nets.allSettled([requireMember(event)]), Promise.all([requireMember(event)])];
  const settled = await Promise.allSettled([await requireMember(event)]);
  const fish = await requireMember(event).catch();
  const other = await requireMember(event).tap('name', console.error);
  return { other, settled, more: await requireMember(event).then((one) => one.catch(() => null)), fish, ponds };
};
`),
    },
    {
      title: 'a reason that is thrown again',
      files: app(`import { requireMember } from '$lib/server/members';
export const load = async (event) => {
  const [member] = await Promise.allSettled([requireMember(event)]);
  if (member.status === 'rejected') throw member.reason;
  return { member: member.value };
};
`),
    },
    {
      title: 'a reason that is handed on',
      files: app(`import { requireMember } from '$lib/server/members';
import { giveUp } from 'giving-up';
export const load = async (event) => {
  const [member] = await Promise.allSettled([requireMember(event)]);
  if (member.status === 'rejected') giveUp(member.reason);
  return { member: member.value };
};
`),
    },
    {
      title: 'what Kit answers all the same: resolve() never throws, and a redirect of the layout is the layout’s own',
      files: {
        'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  try {
    return await resolve(event);
  } catch (problem) {
    return new Response('', { status: 500 });
  }
};
`,
        'src/routes/+layout.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (!locals.member) redirect(303, '/login');
};
`,
        'src/routes/+page.server.ts': `export const load = async ({ parent }) => {
  try {
    return await parent();
  } catch {
    return {};
  }
};
`,
      },
    },
    {
      title: 'arguments that rule the redirect out',
      files: app(`import { requireMember } from '$lib/server/members';
export const load = async (event) => {
  try {
    return { member: await requireMember(event, true) };
  } catch {
    return { member: null };
  }
};
`),
    },
    {
      title: 'a promise that is let through, or whose callback throws again',
      files: app(`import { requireMember } from '$lib/server/members';
export const load = async (event) => {
  const one = await requireMember(event).catch((problem) => { throw problem; });
  const two = await requireMember(event).catch(event.locals.onProblem);
  const three = await requireMember(event).finally(() => null);
  return { one, two, three };
};
`),
    },
  ],
});
