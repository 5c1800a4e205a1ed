/** For a paper that is searched by its title, in seconds: arXiv allows one request in three seconds, and takes about one to answer. */
const secondsForPaper = 4;

/**
 * How many minutes it takes at most, about, to look so many papers up; undefined if it is less than one. Papers with identifiers take less,
 * because registries are asked for them together.
 */
export function estimateMinutes(papers: number): number | undefined {
  const seconds = papers * secondsForPaper;
  return seconds < 60 ? undefined : Math.ceil(seconds / 60);
}
