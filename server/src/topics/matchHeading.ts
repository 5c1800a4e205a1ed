import { foldText } from '../text/foldText';
import type { Topic } from '../model/topic';
import { isStopWord, stemWord, toSingular } from './words';

/** Words of headings that name no subject: "Related work on KV cache methods" is on the KV cache. */
const headingWords = new Set(
  (
    "related work works background literature review overview introduction survey survey's recent advances progress approach approaches method methods technique techniques " +
    'model models system systems research studies study paper papers efficient toward towards modern chapter section'
  ).split(' '),
);

/** Of the words that heading and label have together so many must be common to both. */
const commonShare = 0.6;

/**
 * The topic that a heading of a draft is on: one with this label, else the one whose label or leading terms have mostly
 * the same words. undefined where none fits or where two fit as well: no topic is better than a wrong one.
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
  // A topic and its only fitting child are no two answers: the topic has all the papers.
  return second === undefined || first?.topic.children.includes(second.topic) === true ? first?.topic : undefined;
}

/** Labels count in full; a term that is just the heading counts a little less, so that labels come first. */
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
    .filter((word) => /\p{L}/u.test(word) && !isStopWord(word) && !headingWords.has(word));
  return new Set(words.map((word) => stemWord(toSingular(word))));
}
