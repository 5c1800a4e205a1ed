/** Words for people who are not named: `et al.` and `…` anywhere, and after the last name `and others`, `& 12 more` and `等`. */
const others =
  /[,;]?\s*(?:\b(?:and|&)\s+)?(?:\bet\.? ?al(?:ii)?\b\.?|…|\.{3})\s*|(?:[,;]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+)(?:\d{1,4}\s+)?(?:others|more(?: authors)?)\b\.?\s*$|\s*等人?\s*$/gi;

/** Returns a list of people without the words for people who are not named, and whether the list had such words. */
export function withoutEtAl(list: string): { readonly named: string; readonly hasMore: boolean } {
  const folded = list.replace(/[^\S\n]+/g, ' ');
  const named = folded.replace(others, ' ');
  return { named, hasMore: named !== folded };
}
