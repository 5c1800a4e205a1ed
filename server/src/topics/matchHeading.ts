import { foldText, stripSuffix, toSingular } from '#text';
import type { Topic } from '../model/topic';
import type { Acronyms } from './acronyms';
import { isCommonWord } from './commonWords';
import termList from './headingTerms.txt';
import { gap, type WordReader } from './wordReader';

/** Terms that headings have, by the stem numbers of their words: `join(' ')` of `KnownPhrase.words`. */
export type HeadingTerms = ReadonlyMap<string, string>;

/** Words that name no subject: a section "Related work on KV cache methods" is about the KV cache. */
const headingWords = new Set(
  (
    "related work works background literature review overview introduction survey survey's recent advances progress approach approaches method methods technique techniques " +
    'model models system systems research studies study paper papers efficient toward towards modern chapter section'
  ).split(' '),
);

/** The least score of a topic. The score of a label is the share of words that the heading and the label have in common. */
const commonShare = 0.6;

/**
 * The topic that a section of a draft is about. This is the topic with the same label, or else the topic whose label or main terms
 * share most words with the heading. undefined if no topic fits or if two fit equally well, because a wrong topic is worse than none.
 */
export function matchHeading(topics: readonly Topic[], heading: string): Topic | undefined {
  const all = topics.flatMap((topic) => [topic, ...topic.children]);
  const folded = foldText(heading);
  const same = all.find(({ label }) => foldText(label) === folded);
  if (folded === '' || same !== undefined) return folded === '' ? undefined : same;
  const words = findSubject(heading);
  if (words.size === 0) return undefined;
  const scored = all.map((topic) => ({ topic, score: scoreTopic(topic, words) })).filter(({ score }) => score >= commonShare);
  const best = Math.max(...scored.map(({ score }) => score));
  const [first, second] = scored.filter(({ score }) => score === best);
  // If a topic and its child fit equally well, the topic is returned, as it contains all papers of the child.
  return second === undefined || first?.topic.children.includes(second.topic) === true ? first?.topic : undefined;
}

/**
 * A whole label has full weight. A part of a label, or a term with the same words as the heading, weighs a little less, so that whole
 * labels are preferred.
 */
function scoreTopic({ label, terms }: Topic, words: ReadonlySet<string>): number {
  const parts = [label, ...label.split(/ (?:and|for|in) /)];
  const ofLabel = Math.max(...parts.map((part, at) => measureCommon(words, findSubject(part)) - (at === 0 ? 0 : 0.1)));
  const ofTerms = terms.slice(0, 3).some((term) => measureCommon(words, findSubject(term)) === 1 && words.size > 1) ? 0.75 : 0;
  return Math.max(ofLabel, ofTerms);
}

function measureCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

function findSubject(text: string): ReadonlySet<string> {
  const words = foldText(text)
    .split(' ')
    .filter((word) => /\p{L}/u.test(word) && !isCommonWord(word) && !headingWords.has(word));
  return new Set(words.map((word) => stripSuffix(toSingular(word))));
}

/**
 * What papers of computer science and linguistics are about, as a heading says it: the noun phrases that at least fifteen of 95,464
 * titles (arXiv, ACL Anthology) have, and abstracts not much more often. Made by `npm run eval -- train-heading-terms`. Few titles of a
 * small library have a phrase in common, so this knowledge from other titles helps to tell a subject from a detail. Phrases that are not
 * in the list, for example of other fields, are judged by the library alone.
 */
export function readHeadingTerms(reader: WordReader, acronyms: Acronyms): HeadingTerms {
  return new Map(
    termList
      .trim()
      .split('\n')
      .map((term) => {
        const ids: number[] = [];
        reader.read(term, ids);
        if (ids[ids.length - 1] === gap) ids.pop();
        return [ids.flatMap((id) => acronyms.get(id) ?? [id]).join(' '), term];
      }),
  );
}
