/** The name of a rule's setting: `diagnostics.undefinedCitation` for `undefined-citation`. */
export function toRuleSetting(code: string): string {
  return `diagnostics.${code.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;
}
