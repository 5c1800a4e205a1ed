import { foldText } from '../../text/foldText';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';

/** The ways in which a sentence names the authors of a paper; a family name alone may be any word. */
const name = "\\p{Lu}[\\p{L}\\p{M}'\u2019-]+";
const mention = new RegExp(`(${name})(?:\\s+et\\s+al\\b\\.?|\\s+(?:and|&)\\s+(${name}))?(?:\\s*\\(?\\s*((?:19|20)\\d\\d))?`, 'gu');
/** A sentence hardly names more papers by their authors. */
const mostMentions = 6;
const mostPapers = 20;

/**
 * Papers whose first author a text names: "Vaswani et al. show", "Doe and Roe", "Doe (2019)". A year behind the name must be the paper's,
 * and a second name its second author.
 */
export function findPapersByNamedAuthors(snapshot: Snapshot, text: string): ReadonlySet<Paper> {
  const mentions = [...text.matchAll(mention)].filter(
    ([whole, , second, year]) => second !== undefined || year !== undefined || /\bet\s+al\b/.test(whole),
  );
  const found = new Set<Paper>();
  for (const [, first = '', second, year] of mentions.slice(0, mostMentions)) {
    const isMeant = (paper: Paper): boolean =>
      isFamily(paper.authors[0], first) &&
      (second === undefined || isFamily(paper.authors[1], second)) &&
      (year === undefined || paper.year?.toString() === year);
    for (const { document } of snapshot.searchIndex().search({ text: `${first} ` }, { limit: mostPapers, accepts: isMeant }).hits)
      found.add(document);
  }
  return found;
}

/** Compares the last word of the author's name: of "Jane van der Doe" this is "Doe". */
function isFamily(author: string | undefined, written: string): boolean {
  const family = author === undefined ? '' : foldText(author).split(' ').at(-1);
  return family !== '' && foldText(written).split(' ').at(-1) === family;
}
