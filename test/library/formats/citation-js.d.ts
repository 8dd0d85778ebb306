/** What the tests use of Citation.js, which brings no types; https://citation.js.org/api/ */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** Items of CSL-JSON from a text of any format that a plugin reads. @throws where none reads it */
      chain(text: string, options: { readonly generateGraph: boolean }): readonly unknown[];
    };
  };
}

declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
