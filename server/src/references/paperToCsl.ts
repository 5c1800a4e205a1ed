import type { CslItem, CslName } from '../model/csl';
import type { Paper } from '../model/paper';

/**
 * A paper as its digest tells it, for a reference: what no place says is left out, and the style does what it does for
 * works without author or year. The day a paper was trending is no date of publication, so the year alone counts.
 */
export function paperToCsl(paper: Paper): CslItem {
  const url = findUrl(paper);
  return {
    id: paper.key,
    // A preprint is an `article` (CSL 1.0.2, "Item Types"); a paper of which no more is known is a document.
    type: paper.arxivId === undefined ? 'document' : 'article',
    title: paper.title,
    ...(paper.authors.length === 0 ? {} : { author: paper.authors.map(toCslName) }),
    ...(paper.year === undefined ? {} : { issued: { 'date-parts': [[paper.year]] } }),
    ...(paper.venue === undefined ? {} : { 'container-title': paper.venue }),
    ...(paper.arxivId === undefined ? {} : { publisher: 'arXiv' }),
    ...(paper.doi === undefined ? {} : { DOI: paper.doi }),
    ...(url === undefined ? {} : { URL: url }),
  };
}

function findUrl({ arxivId, links }: Paper): string | undefined {
  if (arxivId !== undefined) return `https://arxiv.org/abs/${arxivId}`;
  return links.find(({ kind, url }) => (kind === 'page' || kind === 'pdf') && /^https?:\/\//i.test(url))?.url;
}

/** Words that only names of groups have. */
const groupWord = /\b(?:team|group|consortium|collaboration|university|institute|laboratory|labs?|inc|foundation|community|project|organi[sz]ation)\b/i;
const suffix = /^(?:jr|sr)\.?$|^(?:ii|iii|iv)$/i;

/** "Jane van der Doe" -> `{given: 'Jane', family: 'van der Doe'}`; the processor takes particles off the family name. */
export function toCslName(name: string): CslName {
  const words = name.trim().split(/\s+/);
  if (words.length === 1 || groupWord.test(name)) return { literal: name.trim() };
  const last = words[words.length - 1] ?? '';
  const hasSuffix = words.length > 2 && suffix.test(last);
  const people = hasSuffix ? words.slice(0, -1) : words;
  const particle = people.findIndex((word, index) => index > 0 && index < people.length - 1 && /^\p{Ll}/u.test(word));
  const familyAt = particle === -1 ? people.length - 1 : particle;
  return {
    given: people.slice(0, familyAt).join(' ').replace(/,$/, ''),
    family: people.slice(familyAt).join(' ').replace(/,$/, ''),
    ...(hasSuffix ? { suffix: last } : {}),
  };
}
