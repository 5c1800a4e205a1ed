import { foldText } from '../../text/foldText';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';

const name = "\\p{Lu}[\\p{L}\\p{M}'\u2019-]+";
/**
 * Matches the ways in which a sentence can name authors, and also a family name alone. `findPapersByNamedAuthors` ignores a name
 * without "et al.", a second name or a year, because it could be any capitalised word.
 */
const mention = new RegExp(`(${name})(?:\\s+et\\s+al\\b\\.?|\\s+(?:and|&)\\s+(${name}))?(?:\\s*\\(?\\s*((?:19|20)\\d\\d))?`, 'gu');
/** The largest number of mentions that are looked up for a text. A sentence seldom has more. */
const mostMentions = 6;
const mostPapers = 20;

/**
 * Papers whose first author is named in a text: "Vaswani et al. show", "Doe and Roe", "Doe (2019)". If a year follows, it must be the
 * year of the paper; if there is a second name, it must be that of the paper's second author.
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

/** Whether a written name is the family name of an author. Only the last words are compared: "Doe" for "Jane van der Doe". */
function isFamily(author: string | undefined, written: string): boolean {
  const family = author === undefined ? '' : foldText(author).split(' ').at(-1);
  return family !== '' && foldText(written).split(' ').at(-1) === family;
}
