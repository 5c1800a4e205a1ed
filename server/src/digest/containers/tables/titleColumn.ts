import { areMostlyTitles } from '../../records/titles/areTitles';

/** Columns of tables of films, music, books, products, jobs and tasks. */
const others =
  /^(?:director|actors?|cast|artists?|albums?|tracks?|songs?|composer|genres?|duration|runtime|length|price|cost|total|amount|currency|stock|sku|isbn|brand|quantity|qty|imdb.*|episodes?|seasons?|studio|platform|network|label|salary|company|employer|department|location|room|assignee|sprint|ticket|issue key|hours|credits|instructor|semester|ingredients)$/i;
/** A column that says what its titles are of. */
const papers = /^papers?(?:[ _-]?(?:titles?|names?))?$/i;
/** Of so many titles more have to be written as titles are. */
const few = 5;

/**
 * Whether a column of titles, beside which nothing else tells of papers, is one of papers: where it is called so, or where the writer
 * calls the text a digest and no column tells of something else that has titles.
 */
export function areTitlesOfPapers(header: readonly string[], titles: readonly string[], isCalledDigest: boolean): boolean {
  if (titles.length < 2 || header.some((name) => others.test(name.trim()))) return false;
  if (!isCalledDigest && !header.some((name) => papers.test(name.trim()))) return false;
  return areMostlyTitles(titles, titles.length < few ? 0.75 : 0.6);
}
