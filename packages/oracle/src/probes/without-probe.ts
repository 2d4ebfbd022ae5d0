/** Rules that speak of the running app, and of what no server shows. Id → why. */
export const withoutProbe: { readonly [rule: string]: string } = {
  'no-eager-fetch': 'It is the browser that asks again.',
  'enhance-update-options': 'It is about what the browser does with the answer.',
  'remote-form-issues-shown': 'It is the browser that shows the form.',
  'file-input-enctype': 'It is the browser that sends the form.',
  'no-preventdefault-with-enhance': 'It is the browser that sends the form.',
  'require-use-enhance': 'It is about what the browser does with the page.',
  'no-stale-data-derivation': 'It is the browser that keeps the component.',
};
