/** Rules that speak of the running app, and of what no server shows. Id → why. */
export const withoutProbe: { readonly [rule: string]: string } = {
  'no-preventdefault-with-enhance': 'It is the browser that sends the form.',
  'require-use-enhance': 'It is about what the browser does with the page.',
};
