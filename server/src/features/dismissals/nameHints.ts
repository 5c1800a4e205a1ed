/** What the hints on sentences are about, by the code of their rule. */
const titles: Readonly<Record<string, string>> = {
  'altered-quotation': 'Quotation differs from the abstract',
  'contradicted-number': 'Number differs from the abstract',
  'misattributed-name': 'Citation of a different paper than the one named',
  'misspelt-name': 'Name spelled differently than in the paper',
  'reversed-comparison': 'Abstract says the opposite',
  'uncited-mention': 'Paper named but not cited',
};

/** "Number differs from the abstract" for `contradicted-number`; for a rule whose hints can't be dismissed, its code in words. */
export function nameHints(code: string): string {
  return titles[code] ?? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
}
