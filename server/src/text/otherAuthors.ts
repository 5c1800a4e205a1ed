/** Words that stand in the place of further authors, with what joins them to the name before: `, et al.` */
const atEnd = /(?:^|,?\s+)(?:(?:and|&)\s+)?(?:others|et\.?\s*al(?:ii)?\.?)$/i;
const etAlAtEnd = /,?\s+(?:(?:and|&)\s+)?et\.?\s*al(?:ii)?\.?$/i;

/** Whether a name, given name first, names nobody: `others`, `Others`, `et al.`, `and others`. */
export function isOthers(name: string): boolean {
  return atEnd.exec(name)?.index === 0;
}

/** The name without words for further authors behind it: `Jo Frost et al.` -> `Jo Frost`. The same text if it has none. */
export function withoutOthers(name: string): string {
  return name.replace(etAlAtEnd, '');
}
