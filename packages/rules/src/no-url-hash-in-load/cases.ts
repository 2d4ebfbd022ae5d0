import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [{ title: 'taken apart', files: { 'src/routes/+page.server.ts': "export const load = ({ url: { hash } }) => ({ tab: hash }); // ✗ server \"hash\"\n" } }],
  good: [
    {
      title: 'the hash of something else, and where nothing runs',
      files: {
        'src/routes/[id]/+page.server.ts': `export const load = ({ params, url }, more) => {
  const link = new URL(url);
  if (!params.id) return { tab: url.hash.slice(1) };
  return [url].map((one, { url: other }) => other.hash + link.hash + more.url.hash);
};
`,
      },
    },
  ],
});
