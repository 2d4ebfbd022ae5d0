/** Text of the audited app on its way into XML. */

/** What XML 1.0 cannot hold, not even escaped. */
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const ENTITIES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** The text for an attribute or an element. Line ends and tabs survive in both; what XML cannot hold becomes `�`. */
export function xmlText(text: string): string {
  return text
    .replace(ILLEGAL, '\ufffd')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(/[\t\n\r\u007f-\u009f\u2028\u2029]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** ` name="value"` for each; those that are `undefined` are left out. */
export function xmlAttributes(attributes: { readonly [name: string]: string | number | undefined }): string {
  return Object.entries(attributes).map(([name, value]) => (value === undefined ? '' : ` ${name}="${xmlText(String(value))}"`)).join('');
}
