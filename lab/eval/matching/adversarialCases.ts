import type { PaperQuestion } from '../../../server/src/lookUp/matching/assessedRecord';
import type { RegistryName, RegistryRecord } from '../../../server/src/model/registryRecord';
import { createRandom, type Random } from '../../../test/support/random';
import { areSameWork, type MatchingCase } from './matchingCase';
import { makeExtension, makeNextEdition, makeOtherSubject, titlesAboutPaper } from './otherWorks';
import type { SimilarPair } from './similarPairs';

/** Decisions that are made to go wrong: pairs of works that are alike, both ways, and works that are made from others. */
export function listAdversarialCases(pairs: readonly SimilarPair[], records: readonly RegistryRecord[]): readonly MatchingCase[] {
  const random = createRandom(13);
  const different = pairs.filter(({ a, b }) => !areSameWork(a, b));
  const drawn = random.shuffle(records.filter(({ abstract }) => abstract !== undefined)).slice(0, 1200);
  return [
    ...different.flatMap((pair) => [...listPairCases(pair, pair.a, pair.b), ...listPairCases(pair, pair.b, pair.a)]),
    ...drawn.slice(0, 400).flatMap((paper, index) => {
      const other = drawn[index + 400];
      return other === undefined ? [] : listUnrelatedCases(paper, other);
    }),
    ...drawn.slice(800).flatMap((paper) => listMadeCases(paper, random)),
    ...random.shuffle(records).flatMap(listEditionCases).slice(0, 600),
    ...random.shuffle(records).flatMap(listSubjectCases).slice(0, 1200),
  ];
}

/** `paper` is looked up, and `other` is what the registries have. */
function listPairCases({ titleSimilarity }: SimilarPair, paper: RegistryRecord, other: RegistryRecord): readonly MatchingCase[] {
  const kind = titleSimilarity >= 0.85 ? 'titles alike' : 'abstracts alike';
  const question = toQuestion(paper);
  const bare = { ...question, abstract: undefined };
  const identifiers = other.identifiers;
  const one = (name: string, asked: PaperQuestion, records: readonly RegistryRecord[]): MatchingCase => {
    return { kind: `${kind}, ${name}`, group: 'adversarial', question: asked, records, paper };
  };
  return [
    one('only the other', question, [other]),
    one('both', question, [other, paper]),
    one('no abstract, two sources', bare, copiesWithoutAbstract(other, ['crossref', 'semantic-scholar'])),
    one('wrong identifier', { ...question, identifiers }, [other]),
    one('wrong identifier, both', { ...question, identifiers }, [other, paper]),
    one('wrong identifier, no abstract', { ...bare, identifiers }, [other]),
    one('as published version', question, [paper, publish(other, paper)]),
  ];
}

function listUnrelatedCases(paper: RegistryRecord, other: RegistryRecord): readonly MatchingCase[] {
  const question = toQuestion(paper);
  const one = (kind: string, asked: PaperQuestion, records: readonly RegistryRecord[]): MatchingCase => {
    return { kind, group: 'adversarial', question: asked, records, paper };
  };
  const { identifiers } = other;
  const namesake: RegistryRecord = { ...other, title: paper.title };
  const polluted: RegistryRecord = { ...paper, registry: 'semantic-scholar', identifiers };
  return [
    one('identifier of any other paper', { ...question, identifiers }, [other, paper]),
    one('identifier of any other paper, no abstract', { ...question, abstract: undefined, identifiers }, [other]),
    one('another work of the same title', question, [namesake]),
    one('another work of the same title, no abstract', question, copiesWithoutAbstract(namesake, ['crossref', 'openalex'])),
    one('a registry with the identifier of another paper', question, [polluted, other]),
    one('a link to another paper', question, [{ ...paper, linked: [identifiers] }, other]),
  ];
}

function listMadeCases(paper: RegistryRecord, random: Random): readonly MatchingCase[] {
  const question = toQuestion(paper);
  const one = (kind: string, records: readonly RegistryRecord[], asked: PaperQuestion = question): MatchingCase => {
    return { kind, group: 'adversarial', question: asked, records, paper };
  };
  const extension = makeExtension(paper, random);
  const about = { ...paper, title: random.pick(titlesAboutPaper)(paper.title), identifiers: { doi: '10.1000/about' }, abstract: undefined };
  return [
    one('made: extension of a paper', [extension]),
    one('made: extension of a paper, wrong identifier', [extension], { ...question, identifiers: extension.identifiers }),
    one('made: reply, correction or review', copiesWithoutAbstract(about, ['crossref', 'semantic-scholar'])),
    one('made: reply, correction or review, published', [paper, publish(about, paper)]),
  ];
}

function listEditionCases(paper: RegistryRecord): readonly MatchingCase[] {
  const edition = paper.abstract === undefined ? undefined : makeNextEdition(paper);
  if (edition === undefined) return [];
  const question = toQuestion(paper);
  const base = { group: 'adversarial', records: [edition], paper } as const;
  return [
    { ...base, kind: 'made: next edition', question },
    { ...base, kind: 'made: next edition, wrong identifier', question: { ...question, identifiers: edition.identifiers } },
  ];
}

/** The same abstract under a title about another subject, which shows that titles are compared closely. */
function listSubjectCases(paper: RegistryRecord): readonly MatchingCase[] {
  const title = paper.abstract === undefined ? undefined : makeOtherSubject(paper.title);
  if (title === undefined) return [];
  const other = { ...paper, title, identifiers: { arxivId: '2699.99997' }, page: `${paper.page}#subject` };
  const question = toQuestion(paper);
  const base = { group: 'adversarial', paper } as const;
  return [
    { ...base, kind: 'made: one word of the title, by title', question, records: [other] },
    {
      ...base,
      kind: 'made: one word of the title, wrong identifier',
      question: { ...question, abstract: undefined, identifiers: other.identifiers },
      records: [other],
    },
    { ...base, kind: 'made: one word of the title, published', question, records: [paper, publish(other, paper)] },
  ];
}

export function toQuestion({ title, abstract }: RegistryRecord): PaperQuestion {
  return { title, abstract, identifiers: {} };
}

/** What registries without abstracts have of a work. */
function copiesWithoutAbstract(record: RegistryRecord, registries: readonly RegistryName[]): readonly RegistryRecord[] {
  return registries.map((registry) => ({ ...record, registry, abstract: undefined, page: `${record.page}#${registry}` }));
}

/** A record as if it were published in a journal, a year after another paper. */
function publish(record: RegistryRecord, preprint: RegistryRecord): RegistryRecord {
  const year = (preprint.year ?? 2020) + 1;
  const identifiers = { doi: `10.1000/${record.identifiers.arxivId ?? record.identifiers.aclId ?? 'made'}` };
  return { ...record, registry: 'crossref', type: 'article-journal', identifiers, abstract: undefined, year };
}
