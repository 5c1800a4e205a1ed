import { registryNames, type RegistryRecord } from '../../model/registryRecord';
import type { Candidate, PaperQuestion } from '../decision';
import { compareWorkTexts, toComparable, readWorkText, type ComparableRecord, type WorkText, type TextAgreement } from './workText';
import { haveOtherIdentifiers, shareIdentifier } from './identity';
import { findObjectionByIdentifier, findObjectionByTitle } from './judgeCandidate';
import { isPaperRecord } from './noPaper';

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
