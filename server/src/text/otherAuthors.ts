const words = String.raw`(?:(?:and|&)\s)?et\.?\s?al(?:ii)?\.?`;
const others = new RegExp(String.raw`^(?:${words}|(?:(?:and|&)\s)?others)$`, 'i');
const wordsAtEnd = new RegExp(String.raw`[\s,]${words}$`, 'i');
/** The length of the longest such words. Only so much of a name is looked at, so that a long text costs no time. */
const longest = 'x and et. alii.'.length;

/** Whether a name, given name first, names nobody: `others`, `Others`, `et al.`, `and others`. */
export function isOthers(name: string): boolean {
  return name.length <= longest && others.test(name);
}

/** The name without "et al." behind it: `Jo Frost, et al.` -> `Jo Frost`. The same text if it has none. */
export function withoutOthers(name: string): string {
  const found = wordsAtEnd.exec(name.slice(-longest));
  if (found === null) return name;
  const named = name.slice(0, name.length - found[0].length).trimEnd();
  return named.endsWith(',') ? named.slice(0, -1).trimEnd() : named;
}
