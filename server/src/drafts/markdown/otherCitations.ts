import type { DraftScan } from '../../model/draft';

/** Citations that are not read, since they name no key of a bibliography or belong to the syntax of another tool. */
const otherCitation = new RegExp(
  [
    String.raw`\\[A-Za-z]{0,12}cite[A-Za-z]{0,12}\*?(?:\[[^\]\n]{0,100}\]){0,2}\{`, // TeX
    String.raw`<d-cite\b|<cite\b`, // Distill, Jupyter
    String.raw`\{%-? *cite\b|\{\{[<%]? *cite\b`, // Jekyll, Hugo
    String.raw`\[\d{1,3}(?:[,–-] ?\d{1,3}){0,9}\](?![(:\[])`,
    String.raw`\[\^[^\]\s]{1,80}\](?!:)`,
    String.raw`\]\(https?://(?:www\.)?(?:arxiv\.org|(?:dx\.)?doi\.org|openreview\.net|aclanthology\.org)/`,
    String.raw`\p{Lu}[\p{L}’'-]{1,40}(?: et al\.?| (?:and|&) \p{Lu}[\p{L}’'-]{1,40})?,? \(?(?:19|20)\d\d[a-z]?[);]`,
  ].join('|'),
  'gu',
);

/** A text with fewer has them for something else. */
const minCount = 3;

/** Whether most citations of a draft are not read: those of other tools, numbers, footnotes, links to papers, authors with a year. */
export function citesOtherwise(text: string, { citations }: Pick<DraftScan, 'citations'>): boolean {
  const least = Math.max(minCount, citations.length + 1);
  const found = text.matchAll(otherCitation);
  for (let count = 0; count < least; count += 1) if (found.next().done === true) return false;
  return true;
}
