import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [],
  good: [{ title: 'a template that begins with what was imported', files: { 'src/routes/terms/+server.ts': "import { read } from '$app/server';\nimport terms from './terms.txt?url';\nexport const GET = () => read(`${terms}`);\n" } }],
});
