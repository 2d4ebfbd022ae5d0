import { defineCases } from '@sk-audit/core';

const page = 'src/routes/orders/+page.server.ts';

export default defineCases({
  bad: [
    {
      title: 'every status outside of 400 to 599, and what is none',
      files: {
        [page]: `import { error } from '@sveltejs/kit';
import { NOT_FOUND, refuse } from '$lib/server/refuse';
export const load = ({ locals }) => {
  if (locals.a) error(399); // ✗ invalid "399"
  if (locals.b) error(600); // ✗ invalid "600"
  if (locals.c) error(null, 'none'); // ✗ invalid "null"
  if (locals.d) error(undefined); // ✗ invalid "undefined"
  if (locals.e) error('200'); // ✗ invalid "'200'"
  if (locals.f) error('Gone', 410); // ✗ messageFirst "'Gone'"
  if (locals.g) error(); // ✗ missing "error()"
  if (locals.h) error(locals.i ? 404 : 303); // ✗ invalid "locals.i ? 404 : 303"
  if (locals.j) refuse('nothing there', NOT_FOUND); // ✗ invalid "NOT_FOUND"
};
`,
        'src/lib/server/refuse.ts': `import { error } from '@sveltejs/kit';
export const NOT_FOUND = 200;
export const refuse = (message, status) => error(status, { message });
`,
      },
      says: ['Give a status from 400 to 599.', '`error()` gets no status; the answer is another error, with status 500.', "`error()` gets `'Gone'` in the place of its status; the answer is another error, with status 500 and without that message."],
      after: {
        [page]: `import { error } from '@sveltejs/kit';
import { NOT_FOUND, refuse } from '$lib/server/refuse';
export const load = ({ locals }) => {
  if (locals.a) error(500);
  if (locals.b) error(500);
  if (locals.c) error(null, 'none');
  if (locals.d) error(undefined);
  if (locals.e) error(500, '200');
  if (locals.f) error('Gone', 410);
  if (locals.g) error();
  if (locals.h) error(locals.i ? 404 : 303);
  if (locals.j) refuse('nothing there', NOT_FOUND);
};
`,
      },
    },
    {
      title: 'failures that cannot be answered',
      files: {
        [page]: `import { fail } from '@sveltejs/kit';
export const actions = {
  a: () => fail(199), // ✗ failure "199"
  b: () => fail(600, {}), // ✗ failure "600"
  c: () => fail(204), // ✗ failure "204"
  d: () => fail(205), // ✗ failure "205"
  e: () => fail(304), // ✗ failure "304"
  f: () => fail(), // ✗ missing "fail()"
  g: () => fail('missing', {}) // ✗ failure "'missing'"
};
`,
      },
      says: ['`fail()` gets no status, so the failure is answered with 200.', '`fail()` gets the status `199`, with which no page can be answered; a form that is sent by the browser itself ends in an error.'],
    },
  ],
  good: [
    {
      title: 'what Kit takes, what is not to be read, other functions of that name',
      files: {
        [page]: `import { error, fail } from '@sveltejs/kit';
import { error as log, refuse } from '$lib/server/log';
const status = Math.random() > 0.5 ? 200 : 500;
export const load = ({ locals }) => {
  log('nothing');
  log();
  if (locals.e) refuse();
  console.error('nothing');
  if (locals.a) error('404');
  if (locals.b) error(400);
  if (locals.c) error(599);
  if (status !== 200) error(status);
  if (locals.d) error(locals.status);
};
export const actions = {
  kept: () => fail(200, { kept: true }),
  none: () => fail(undefined, {}),
  late: () => fail(599)
};
`,
        'src/lib/server/log.ts': `import { error as refused } from '@sveltejs/kit';
export const error = (what?: string) => console.error(what);
export const refuse = (status = 403) => refused(status);
`,
        'attic/guard.ts': `import { error } from '@sveltejs/kit';
export const guard = () => error(200);
`,
      },
    },
  ],
});
