import type { RegistryRecord } from '../../../server/src/model/registryRecord';
import { createRandom, type Random } from '../../../test/support/random';
import { toQuestion } from './adversarialCases';
import { type DigestPaper, readDigestPapers } from './digestPapers';
import type { MatchingCase } from './matchingCase';
import { areSameWork } from './matchingCase';
import type { SimilarPair } from './similarPairs';

/** Decisions in which the paper is among the records. */
export function listPositiveCases(pairs: readonly SimilarPair[], records: readonly RegistryRecord[]): readonly MatchingCase[] {
  const random = createRandom(31);
  const retitled = pairs.filter(({ a, b }) => areSameWork(a, b) && a.identifiers.arxivId === b.identifiers.arxivId);
  const drawn = random.shuffle(records.filter(({ abstract = '' }) => abstract.length > 300)).slice(0, 300);
  return [
    ...retitled.flatMap(({ a, b }) => [
      {
        kind: 'retitled, by identifier',
        group: 'positive',
        question: { ...toQuestion(a), identifiers: a.identifiers },
        records: [b],
        paper: b,
      } as const,
      { kind: 'retitled, by title', group: 'positive', question: toQuestion(a), records: [b], paper: b } as const,
    ]),
    ...readDigestPapers(records).flatMap((paper) => listDigestCases(paper, pairs)),
    ...drawn.flatMap((paper) => listCopyCases(paper, random)),
  ];
}

function listDigestCases({ source, question, record, isSurelyNamed }: DigestPaper, pairs: readonly SimilarPair[]): readonly MatchingCase[] {
  const near = pairs.flatMap(({ a, b }) => (a === record ? [b] : b === record ? [a] : []));
  const base = { group: 'positive', paper: record, records: [...near, record] } as const;
  const asked = question.abstract === undefined ? 'no abstract' : 'abstract';
  return [
    ...(isSurelyNamed ? [{ ...base, kind: `${source}, by identifier, ${asked}`, question }] : []),
    ...(question.abstract === undefined ? [] : [{ ...base, kind: `${source}, by title`, question: { ...question, identifiers: {} } }]),
  ];
}

/** A paper as a page or a PDF gives it. */
function listCopyCases(paper: RegistryRecord, random: Random): readonly MatchingCase[] {
  const { title, abstract = '' } = paper;
  const copies = {
    'made: abstract cut short': { title, abstract: `${abstract.slice(0, Math.ceil(0.4 * abstract.length))}…` },
    'made: copied from a PDF': { title: title.toUpperCase(), abstract: damage(abstract, random) },
    'made: title without its subtitle': { title: title.replace(/:.*/s, ''), abstract },
    'made: two sentences replaced': { title, abstract: replaceSentences(abstract) },
  };
  return Object.entries(copies).map(([kind, copy]) => ({
    kind,
    group: 'positive',
    question: { ...copy, identifiers: {} },
    records: [paper],
    paper,
  }));
}

/** Joins two words at every thirtieth space and hyphenates every fortieth word. */
function damage(abstract: string, random: Random): string {
  return abstract
    .split(' ')
    .map((word) => (word.length > 6 && random.below(40) === 0 ? `${word.slice(0, 3)}- ${word.slice(3)}` : word))
    .reduce((text, word) => `${text}${random.below(30) === 0 ? '' : ' '}${word}`);
}

function replaceSentences(abstract: string): string {
  const sentences = abstract.split(/(?<=\.) /);
  return [
    ...sentences.slice(0, -2),
    'We also describe what others may want to know about how to use this in a practice of their own.',
  ].join(' ');
}
