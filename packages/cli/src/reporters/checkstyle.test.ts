import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf } from '../testing/report.js';
import { checkstyle } from './checkstyle.js';

describe('checkstyle', () => {
  it('lists the findings of each file', () => {
    expect(checkstyle(reportOf([LEAKED_DB, { ...PLAIN_FORM, message: '<form> & "co"' }]), contextOf({ repositoryPrefix: 'apps/shop' }))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="apps/shop/src/lib/cart.ts">
    <error line="1" column="20" severity="error" message="\`src/lib/server/db.ts\` is server-only, and this import brings it to the browser. Move the call to a server load." source="sk-audit.no-server-import-in-client"/>
  </file>
  <file name="apps/shop/src/routes/+page.svelte">
    <error line="5" column="1" severity="warning" message="&lt;form&gt; &amp; &quot;co&quot; Add \`use:enhance\`." source="sk-audit.require-use-enhance"/>
  </file>
</checkstyle>
`);
  });

  it('has the root alone when there is nothing', () => {
    expect(checkstyle(reportOf([]), contextOf())).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n</checkstyle>\n');
  });
});
