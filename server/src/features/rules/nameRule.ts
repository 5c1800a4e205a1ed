/** What a rule is called if that is not its code. */
const titles: ReadonlyMap<string, string> = new Map([
  ['misspelt-name', 'Misspelled name'],
  ['undefined-citation', 'Unknown citation key'],
]);

/** The name of a rule for the writer: "Contradicted number" for `contradicted-number`. */
export function nameRule(code: string): string {
  return titles.get(code) ?? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
}
