import { areMostlyTitles } from '../../records/titles/areTitles';

/** Columns of tables about films, music, books, products, jobs and tasks. */
const others =
  /^(?:director|actors?|cast|artists?|albums?|tracks?|songs?|composer|genres?|duration|runtime|length|price|cost|total|amount|currency|stock|sku|isbn|brand|quantity|qty|imdb.*|episodes?|seasons?|studio|platform|network|label|salary|company|employer|department|location|room|assignee|sprint|ticket|issue key|hours|credits|instructor|semester|ingredients)$/i;
/** A column whose name says that it has titles of papers. */
const papers = /^papers?(?:[ _-]?(?:titles?|names?))?$/i;
/** In a column with fewer titles, a larger share of them must look like titles of papers. */
const few = 5;

/**
 * Whether a column has titles of papers if no other column is evidence of papers. Either it must be called so, or the user must
 * call the text a digest and no column may suggest another subject.
 */
export function areTitlesOfPapers(header: readonly string[], titles: readonly string[], isCalledDigest: boolean): boolean {
  if (titles.length < 2 || header.some((name) => others.test(name.trim()))) return false;
  if (!isCalledDigest && !header.some((name) => papers.test(name.trim()))) return false;
  return areMostlyTitles(titles, titles.length < few ? 0.75 : 0.6);
}
