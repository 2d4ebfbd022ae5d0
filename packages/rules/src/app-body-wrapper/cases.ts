import { defineCases } from '@sk-audit/core';

const app = (body: string): string => `<html><head>%sveltekit.head%</head>\n<body>${body}</body></html>\n`;

export default defineCases({
  bad: [{ title: 'behind an element that closes itself, and an end without a beginning', files: { 'src/app.html': app('<svg><path /></svg></p>\n%sveltekit.body% <!-- ✗ unwrapped "%sveltekit.body%" -->\n') } }],
  good: [
    { title: 'no placeholder at all', files: { 'src/app.html': '<html><head>%sveltekit.head%</head><body>\n' } },
    { title: 'an attribute with a bracket', files: { 'src/app.html': app('<div title="a > b">%sveltekit.body%</div>') } },
  ],
});
