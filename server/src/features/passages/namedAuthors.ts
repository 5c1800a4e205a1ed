import { foldText } from '../../text/foldText';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';

/** A sentence names work by its people in these ways alone; a family name by itself may be any word. */
const name = "\\p{Lu}[\\p{L}\\p{M}'\u2019-]+";
const mention = new RegExp(`(${name})(?:\\s+et\\s+al\\b\\.?|\\s+(?:and|&)\\s+(${name}))?(?:\\s*\\(?\\s*((?:19|20)\\d\\d))?`, 'gu');
/** More people are hardly named in one sentence. */
const mostMentions = 6;
const mostPapers = 20;

/**
 * Papers whose authors a text names: "Vaswani et al. show", "Doe and Roe", "Doe (2019)". First authors only, as a writer
 * names them; where a year stands behind the name it must be the paper's, and two names must both be authors.
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

/** The family name stands last: for "Jane van der Doe" it is "Doe". */
function isFamily(author: string | undefined, written: string): boolean {
  const family = author === undefined ? '' : foldText(author).split(' ').at(-1);
  return family !== '' && foldText(written).split(' ').at(-1) === family;
}
