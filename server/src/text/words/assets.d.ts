/** Word lists, bundled as text (esbuild.mjs). */
declare module '*.txt' {
  const text: string;

  export { text as default };
}
