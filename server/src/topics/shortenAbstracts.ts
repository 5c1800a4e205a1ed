import type { TopicDocument } from './topicMap';

/**
 * How much of an abstract is read, in UTF-16 units. Abstracts are shorter; a digest that has whole papers in their place would take
 * minutes, and the beginning of a paper says what it is about.
 */
const maxReadLength = 5000;

/** The same papers, with only the beginnings of very long abstracts. */
export function shortenAbstracts(papers: readonly TopicDocument[]): readonly TopicDocument[] {
  return papers.map((paper) => {
    const { key, title, abstract, tags } = paper;
    return abstract.length <= maxReadLength ? paper : { key, title, abstract: abstract.slice(0, maxReadLength), tags };
  });
}
