/** Styles and locales of the Citation Style Language, which esbuild.mjs bundles as text. */
declare module '*.csl' {
  const xml: string;

  export { xml as default };
}
declare module '*.xml' {
  const xml: string;

  export { xml as default };
}
