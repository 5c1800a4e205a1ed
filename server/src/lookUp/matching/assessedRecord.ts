import { foldTitle, listIdentifierKeys, stopWords } from '#text';
import { alternation } from '../../base/alternation';
import { type RegistryRecord, registryNames, type WorkIdentifiers } from '../../model/registryRecord';
import { notices } from './titleMarks';
import { type ComparableRecord, compareWorkTexts, readWorkText, type TextAgreement, toComparable, type WorkText } from './workText';

/** What is known of the paper that is looked up. */
export interface PaperQuestion {
  readonly title: string;
  /** The paper's own abstract; undefined if there is none, or only a summary by others. */
  readonly abstract?: string | undefined;
  readonly identifiers: WorkIdentifiers;
}

/** A record that was found, and the evidence for and against it. */
export interface Candidate {
  readonly record: RegistryRecord;
  /** Whether the record has an identifier that the paper has, or that a record taken by such an identifier links to. */
  readonly isByIdentifier: boolean;
  /** 0 to 1: how alike the folded titles are. */
  readonly titleSimilarity: number;
  readonly hasEqualMarks: boolean;
  /**
   * 0 to 1: the share of the five-word sequences of the shorter abstract that the longer one contains too; undefined if one of the two
   * has no abstract, or one that is too short.
   */
  readonly containment?: number | undefined;
  /** Why it was not taken, in words for the writer; undefined if it was taken. */
  readonly objection?: string | undefined;
}

export type Decision =
  /** `records` describe one work: the record that was taken, then those of other registries and versions that were proved to be the same. */
  | {
      readonly kind: 'taken';
      readonly records: readonly [RegistryRecord, ...RegistryRecord[]];
      readonly evidence: Candidate;
      /** Records that a registry links to the work, but that can't be versions of it; undefined if there are none. */
      readonly refused?: readonly [Candidate, ...Candidate[]];
    }
  /** The paper's identifier leads to another work. */
  | { readonly kind: 'identifier-disagrees'; readonly candidates: readonly Candidate[] }
  /** The writer is asked. */
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'not-found' };

/** A record that is compared with the paper that is looked up. */
export interface AssessedRecord extends ComparableRecord {
  readonly isByIdentifier: boolean;
  readonly agreement: TextAgreement;
  /** undefined if the record is the paper as far as the two alone can show it. */
  readonly objection: string | undefined;
}

/** Compares the records that can be papers with the paper. Those that agree come first; the order of the records has no influence. */
export function assessRecords(question: PaperQuestion, records: readonly RegistryRecord[]): readonly AssessedRecord[] {
  const asked = readWorkText(question);
  return records
    .filter(isPaperRecord)
    .map((record) => assess(question, asked, record))
    .sort(compareAssessed);
}

function assess(question: PaperQuestion, asked: WorkText, record: RegistryRecord): AssessedRecord {
  const read = toComparable(record);
  const agreement = compareWorkTexts(asked, read.text);
  const isByIdentifier = shareIdentifier(question.identifiers, record.identifiers);
  const objection = isByIdentifier ? findObjectionByIdentifier(agreement) : findObjectionByTitle(question.title, agreement);
  const isOther = objection === undefined && haveOtherIdentifiers(question.identifiers, record.identifiers);
  return { ...read, isByIdentifier, agreement, objection: isOther ? otherIdentifier : objection };
}

export const otherIdentifier = 'different identifier';

function compareAssessed(a: AssessedRecord, b: AssessedRecord): number {
  return (
    Number(b.isByIdentifier) - Number(a.isByIdentifier) ||
    Number(a.objection !== undefined) - Number(b.objection !== undefined) ||
    (b.agreement.containment ?? 0) - (a.agreement.containment ?? 0) ||
    b.agreement.titleSimilarity - a.agreement.titleSimilarity ||
    registryNames.indexOf(a.record.registry) - registryNames.indexOf(b.record.registry) ||
    compareStrings(a.record.page, b.record.page) ||
    compareStrings(JSON.stringify(a.record), JSON.stringify(b.record))
  );
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The record as it is shown to the writer. */
export function toCandidate({ record, isByIdentifier, agreement }: AssessedRecord, objection: string | undefined): Candidate {
  const { titleSimilarity, hasEqualMarks, containment } = agreement;
  return { record, isByIdentifier, titleSimilarity, hasEqualMarks, containment, objection };
}

/** How much of an abstract the other one has to contain. */
export const containments = {
  /** If a title lacks a subtitle, of both abstracts: a paper and its extension can have most of an abstract in common. */
  shortTitle: 0.9,
  /** If the titles differ only in the spelling of words. */
  otherSpelling: 0.8,
  /** If the titles are equal: the abstract can have been rewritten for publication. */
  equalTitle: 0.5,
  /** Below this share, abstracts have nothing to do with each other. */
  unrelated: 0.3,
};

const anotherMark = 'different number, letter or negation in the title';
const anotherWord = 'different word in the title';
const abstractInPart = 'abstract matches only partly';
const retitled = 'the same abstract with a different title (renamed?)';

/**
 * Why a record with the identifier of the paper is not taken for it; undefined if it is taken. Identifiers in digests can be wrong, and
 * teams write several papers with nearly one abstract, so the title has to agree except for the spelling of words, or for a subtitle if
 * the abstracts are the same.
 */
export function findObjectionByIdentifier(agreement: TextAgreement): string | undefined {
  const { titleSimilarity, hasEqualTitle, hasEqualMarks, isEqualUpToSubtitle, hasSameWords, containment = 0 } = agreement;
  if (hasEqualTitle) return undefined;
  const isNear = titleSimilarity >= 0.9 || isEqualUpToSubtitle;
  if (!isNear) return containment >= containments.otherSpelling ? retitled : 'different title';
  if (!hasEqualMarks) return anotherMark;
  if (hasSameWords || hasSameAbstract(agreement)) return undefined;
  return anotherWord;
}

/**
 * Why a record that was found by this title is not taken for the paper; undefined if it is taken. The title has to agree, except for
 * the spelling of words and a subtitle, and the abstract.
 */
export function findObjectionByTitle(title: string, agreement: TextAgreement): string | undefined {
  const { titleSimilarity, isEqualUpToSubtitle, hasEqualMarks, hasSameWords, containment } = agreement;
  if (titleSimilarity < 0.92 && !isEqualUpToSubtitle)
    return (containment ?? 0) >= containments.otherSpelling ? retitled : 'different title';
  if (!hasEqualMarks) return anotherMark;
  if (isGenericTitle(title)) return 'common title';
  if (containment === undefined) return 'no abstract to compare';
  if (containment < containments.unrelated) return 'different abstract';
  if (agreement.hasEqualTitle) return containment >= containments.equalTitle ? undefined : abstractInPart;
  if (hasSameWords) return containment >= containments.otherSpelling ? undefined : abstractInPart;
  if (!isEqualUpToSubtitle) return anotherWord;
  return hasSameAbstract(agreement) ? undefined : abstractInPart;
}

function hasSameAbstract({ isEqualUpToSubtitle, containmentOfLonger = 0 }: TextAgreement): boolean {
  return isEqualUpToSubtitle && containmentOfLonger >= containments.shortTitle;
}

/** Beginnings of the titles of editions, of which there is one each year, and of parts that every volume has. */
const series = new RegExp(
  `^(?:an? |the )?${alternation(`overview_of findings_of results_of proceedings_of report_on report_of preface_to introduction_to_the
    foreword_to editorial_for message_from summary_of_the notes_on_the`)}\\b`,
);

/** Words that say nothing about the subject of a work. */
const emptyWords = new Set(
  `abstract abstracts acknowledgement acknowledgements annual appendix book chair chairs challenge competition conclusion conclusions conference
   contents demos discussion editor editorial editors findings foreword front index international introduction issue journal keynote keynotes
   letter matter message misc notes overview paper papers part poster posters preface proceedings program programme remarks report reports
   result results review reviews session sessions shared special study summary survey symposium table talk talks task tasks team technical
   test title tutorial tutorials untitled update volume welcome work workshop workshops method methods model models system description`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What is written about another work, which is not named if there is nothing else: "Reply to Comment", "Author Response". */
const namelessNotices = new Set([...notices, 'answer', 'author', 'authors', 'response']);

/**
 * Whether many works have titles like this one, so that it does not name a work: "Technical Report", "Workshops and Tutorials 2019",
 * "Overview of the Shared Task ...", "Reply to Comment".
 */
export function isGenericTitle(title: string): boolean {
  const folded = foldTitle(title);
  return series.test(folded) || listContentWords(folded).every((word) => emptyWords.has(word) || namelessNotices.has(word));
}

/** The number of different words of a title that say something about its subject. */
export function countContentWords(title: string): number {
  return new Set(listContentWords(foldTitle(title)).filter((word) => !emptyWords.has(word))).size;
}

function listContentWords(folded: string): readonly string[] {
  return folded.split(' ').filter((word) => !stopWords.has(word) && !/^(?:[^\p{L}\p{N}]*|.|[ivx]+|\d+(?:st|nd|rd|th)?)$/u.test(word));
}

/** Under this prefix copies of famous papers are registered. */
const copies = /^10\.65215\//;
/** Parts of a paper and reviews of it, where the registries do not say so: figures of PLOS, decisions of eLife, reviews of F1000. */
const partOfPaper = /^10\.1371\/.*\.[gst]\d{3}$|^10\.7554\/elife\.\d+\.(?:sa)?\d{1,3}$|^10\.5256\/.*\.r\d+$/;

/** Whether a record describes a work that can be the paper that is looked up. */
function isPaperRecord({ type, title, identifiers: { doi = '' } }: RegistryRecord): boolean {
  return type !== 'no-paper' && title.trim() !== '' && !copies.test(doi) && !partOfPaper.test(doi);
}

export function shareIdentifier(a: WorkIdentifiers, b: WorkIdentifiers): boolean {
  const keys = listIdentifierKeys(a);
  return listIdentifierKeys(b).some((key) => keys.includes(key));
}

/** Whether two works have no identifier in common, but different ones of the same kind. */
export function haveOtherIdentifiers(a: WorkIdentifiers, b: WorkIdentifiers): boolean {
  if (shareIdentifier(a, b)) return false;
  const kinds = new Set(listIdentifierKeys(a).map(kindOf));
  return listIdentifierKeys(b).some((key) => kinds.has(kindOf(key)));
}

/** `arxiv` or `doi`. */
function kindOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}

/** Whether one of the records names the other as a version of the same work. */
export function areLinked(a: RegistryRecord, b: RegistryRecord): boolean {
  return (
    a.linked.some((linked) => shareIdentifier(linked, b.identifiers)) || b.linked.some((linked) => shareIdentifier(linked, a.identifiers))
  );
}
