import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseForm } from '../../server/src/topics/phraseForm';
import { createTrie, visitPhrases } from '../../server/src/topics/phraseTrie';
import { findTitlePhrases, getStems, isFollowed, type TitlePhrase, type TokenReader } from '../../server/src/topics/titlePhrases';
import { readStemSequences } from '../../server/src/topics/vocabulary';
import { WordReader } from '../../server/src/topics/wordReader';
import { projectRoot } from '../../test/support/projectRoot';
import { findUndatedPapers } from './topicSets';

const path = 'server/src/topics/headingTerms.txt';

/** The least number of titles with a term. A single word needs more, as it is less telling. */
const minTitles = 15;
const minTitlesOfWord = 40;
/** The number of titles by that of abstracts. It is low for what papers use and are not about: "gradients", "attention mechanisms". */
const minRatio = 0.11;
const minRatioOfWord = 0.15;
/** The share of occurrences that no other word follows. A heading may be half of other terms, as "speech" is of "speech recognition". */
const minCompleteness = 0.4;
const minCompletenessOfWord = 0.2;
/** From this share of occurrences after "to", "we", "can", "not" or "will" on, a word is a verb. */
const verbShare = 0.1;
/** This many occurrences tell the form of a term. */
const enoughPlaces = 300;
const chunk = 5000;

interface Found {
  readonly places: TitlePhrase[];
  titles: number;
  abstracts: number;
  lastAbstract: number;
}

/**
 * Makes the list of heading terms anew: what many titles name, and abstracts not much more often. Papers of trending pages are left out,
 * so that labels of these pages can be judged. False where the papers are not at hand.
 */
export function trainHeadingTerms(): boolean {
  const papers = findUndatedPapers();
  if (papers === undefined) return false;
  const reader = new WordReader();
  const found = collectPhrases(
    papers.map(({ title }) => title),
    { reader, tokens: new Map(), acronyms: new Map() },
  );
  const abstracts = papers.map(({ abstract }) => abstract);
  countAbstracts(found, abstracts, reader);
  const verbs = findVerbs(abstracts);
  const terms = found.filter(isHeading).map(({ places }) => chooseForm(places, []).toLowerCase());
  const kept = new Set(terms.filter((term) => ![term, ...term.split(' ').slice(-1)].some((word) => verbs.has(word))));
  writeFileSync(join(projectRoot, path), `${[...kept].sort().join('\n')}\n`);
  console.log(`\n${path} is made anew: ${kept.size} terms.`);
  return true;
}

function collectPhrases(titles: readonly string[], reader: TokenReader): readonly Found[] {
  const found = new Map<string, Found>();
  for (const title of titles) {
    for (const place of findTitlePhrases(title, reader, 3)) {
      const phrase = found.get(place.key) ?? { places: [], titles: 0, abstracts: 0, lastAbstract: -1 };
      phrase.titles++;
      if (phrase.places.length < enoughPlaces) phrase.places.push(place);
      found.set(place.key, phrase);
    }
  }
  return [...found.values()].filter((phrase) => phrase.titles >= minTitles);
}

function countAbstracts(found: readonly Found[], abstracts: readonly string[], reader: WordReader): void {
  const trie = createTrie(
    found.map(({ places: [place] }) => ({ words: place === undefined ? [] : getStems(place) })),
    reader.stems.length,
  );
  for (let from = 0; from < abstracts.length; from += chunk) {
    const part = abstracts.slice(from, from + chunk).map((abstract) => ({ title: '', abstract }));
    const { starts, words, count } = readStemSequences(part, reader);
    for (let row = 0; row < count; row++) {
      const end = starts[row + 1]!;
      for (let at = starts[row]!; at < end; at++) {
        visitPhrases(trie, words, at, end, (index) => {
          const phrase = found[index]!;
          if (phrase.lastAbstract === from + row) return;
          phrase.lastAbstract = from + row;
          phrase.abstracts++;
        });
      }
    }
  }
}

function isHeading({ places, titles, abstracts }: Found): boolean {
  const completeness = places.filter((place) => !isFollowed(place)).length / places.length;
  const ratio = titles / Math.max(1, abstracts);
  return getStems(places[0]!).length > 1
    ? ratio >= minRatio && completeness >= minCompleteness
    : titles >= minTitlesOfWord && ratio >= minRatioOfWord && completeness >= minCompletenessOfWord;
}

function findVerbs(abstracts: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, { all: number; verbs: number }>();
  for (const abstract of abstracts) {
    for (const [, before, word = ''] of abstract.toLowerCase().matchAll(/(?:\b(to|we|can|not|will) )?\b([a-z]+)\b/g)) {
      const count = counts.get(word) ?? { all: 0, verbs: 0 };
      count.all++;
      if (before !== undefined) count.verbs++;
      counts.set(word, count);
    }
  }
  return new Set([...counts].filter(([, { all, verbs }]) => verbs >= verbShare * all).map(([word]) => word));
}
