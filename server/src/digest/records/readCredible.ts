import { type DigestHint, isCalledDigest } from '../digestHint';
import type { MarkedLine } from '../marked/markedLine';
import { areCrediblePapers, looksLikePapers } from '../recognition';
import type { ParsedDigest } from '../recordDraft';
import { preferLearned } from '../tagger/chooseReading';
import { readRecords } from './readRecords';

/** Reads the records of a document; or, if there are none, less certain ones, if they are probably papers. */
export function readCredibleRecords(lines: readonly MarkedLine[], hint: DigestHint): Omit<ParsedDigest, 'format'> {
  return preferLearned({ byRules: () => readByRules(lines, hint), toLines: () => lines, memory: hint.memory }, isCalledDigest(hint));
}

function readByRules(lines: readonly MarkedLine[], hint: DigestHint): Omit<ParsedDigest, 'format'> {
  const isDigest = isCalledDigest(hint);
  const certain = readRecords(lines, 'strict', isDigest, hint.memory);
  if (certain.entries.length > 0) return certain;
  const doubtful = { format: 'text', ...readRecords(lines, 'lenient', isDigest, hint.memory) };
  const isCredible = doubtful.entries.length > 2 ? areCrediblePapers(doubtful) : looksLikePapers(doubtful);
  return isCredible ? doubtful : { entries: [], issues: [] };
}
