const words = String.raw`(?:(?:and|&)\s)?et\.?\s?al(?:ii)?\.?`;
const others = new RegExp(String.raw`^(?:${words}|(?:(?:and|&)\s)?others|…|\.{3})$`, 'i');
const wordsAtEnd = new RegExp(String.raw`[\s,]${words}$`, 'i');
/** The length of the longest such words. Only so much of a name is looked at, so that a long text costs no time. */
const maxLength = 'x and et. alii.'.length;

/** Whether a name, given name first, names nobody: `others` (BibTeX, "BibTeXing", 4.4), `Others`, `et al.`, `and others`, `...`. */
export function isOthers(name: string): boolean {
  return name.length <= maxLength && others.test(name);
}

/** The name without "et al." behind it: `Jo Frost, et al.` -> `Jo Frost`. The same text if it has none. */
export function withoutOthers(name: string): string {
  const found = wordsAtEnd.exec(name.slice(-maxLength));
  if (found === null) return name;
  const named = name.slice(0, name.length - found[0].length).trimEnd();
  return named.endsWith(',') ? named.slice(0, -1).trimEnd() : named;
}

/** In a list as pages print it: `et al.` and `…` anywhere, and after the last name `and others`, `& 12 more` and `等`. */
const inList =
  /[,;]?\s*(?:\b(?:and|&)\s+)?(?:\bet\.? ?al(?:ii)?\b\.?|…|\.{3})\s*|(?:[,;]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+)(?:\d{1,4}\s+)?(?:others|more(?: authors)?)\b\.?\s*$|\s*等人?\s*$/gi;

/** Returns a list of people without the words for people who are not named, and whether the list had such words. */
export function withoutOthersInList(list: string): { readonly named: string; readonly hasMore: boolean } {
  const folded = list.replace(/[^\S\n]+/g, ' ');
  const named = folded.replace(inList, ' ');
  return { named, hasMore: named !== folded };
}
