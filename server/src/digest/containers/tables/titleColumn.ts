import { areMostlyTitles } from '../../records/titles/areTitles';

/** Names of columns in tables about other things: films, music, books, products, jobs and tasks. */
const others =
  /^(?:director|actors?|cast|artists?|albums?|tracks?|songs?|composer|genres?|duration|runtime|length|price|cost|total|amount|currency|stock|sku|isbn|brand|quantity|qty|imdb.*|episodes?|seasons?|studio|platform|network|label|salary|company|employer|department|location|room|assignee|sprint|ticket|issue key|hours|credits|instructor|semester|ingredients)$/i;
/** The name of a column that contains titles of papers. */
const papers = /^papers?(?:[ _-]?(?:titles?|names?))?$/i;
/** If there are fewer titles than this, a larger share of them must look like titles of papers. */
const few = 5;

/**
 * Whether the titles in a column are those of papers, if no other column is evidence of papers. There must be at least two titles, and
 * most of them must look like titles of papers. A column must be called `paper` or similar, or the writer must call the text a digest.
 * No column may suggest another subject.
 */
export function areTitlesOfPapers(header: readonly string[], titles: readonly string[], isCalledDigest: boolean): boolean {
  if (titles.length < 2 || header.some((name) => others.test(name.trim()))) return false;
  if (!isCalledDigest && !header.some((name) => papers.test(name.trim()))) return false;
  return areMostlyTitles(titles, titles.length < few ? 0.75 : 0.6);
}
