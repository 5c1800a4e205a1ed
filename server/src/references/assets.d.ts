/** Styles and locales of the Citation Style Language, bundled as text (esbuild.mjs). */
declare module '*.csl' {
  const xml: string;
  export { xml as default };
}
declare module '*.xml' {
  const xml: string;
  export { xml as default };
}
