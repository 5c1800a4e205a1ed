import type { Span } from '../base/span';
import type { Digest, DigestRecord } from '../model/digest';
import { trimBlank } from './pages/lineBlocks';
import { completeRecords } from './completeRecords';
import { readContainer } from './containers/readContainer';
import { applyCorrections } from './corrections/applyCorrections';
import { noCorrections, type Corrections } from './corrections/corrections';
import type { DigestHint } from './digestHint';
import type { ParsedDigest } from './recordDraft';
import { addPapersAbove, preferPapersBelow, readMixedText } from './readMixedText';
import { isSourceCode } from './recognition/isSourceCode';

const noPaper =
  'No papers found. Write each title on its own line, with its abstract below and a blank line between papers, or place the cursor on a ' +
  'title and choose "This Is a Paper". Lists, emails, and exports (RIS, CSV, JSON and others) are also supported.';
const sourceCode = "This file is source code and isn't read as a digest.";
const emptyFile = 'This file is empty. Paste titles, each followed by its abstract.';

/**
 * Reads a digest of any format and applies the writer's corrections. Returns the papers in the order of the text, and issues that say
 * why a part of the text was not read as papers. Never throws. Offsets are UTF-16 offsets into `text`, which must not begin with a byte
 * order mark. `known` may be the records of the file before an edit. The content of the result does not depend on `known`, but most
 * records that the edit did not change are the same objects as in `known`.
 */
export function parseDigest(
  text: string,
  hint: DigestHint,
  known: readonly DigestRecord[] = [],
  corrections: Corrections = noCorrections,
): Digest {
  const { entries, issues, ...digest } = applyCorrections(text, readDigest(text, hint), corrections);
  // These issues say that the file has no paper, which is wrong as soon as a correction names one.
  const left = entries.length === 0 ? issues : issues.filter(({ reason }) => reason !== noPaper && reason !== sourceCode);
  return { ...digest, issues: left, ...completeRecords(entries, known) };
}

function readDigest(text: string, hint: DigestHint): Omit<ParsedDigest, 'format'> & Pick<Digest, 'format'> {
  const shown = trimBlank(text, 0, text.length);
  if (shown.start === shown.end) return { entries: [], issues: [{ span: { start: 0, end: 0 }, reason: emptyFile }] };
  const contained = readContainer(text, hint);
  if (contained === undefined && isSourceCode(text)) return { entries: [], issues: [{ span: firstLine(text, shown), reason: sourceCode }] };
  const digest = contained === undefined ? readMixedText(text, hint) : addPapersAbove(text, preferPapersBelow(text, contained, hint), hint);
  if (digest.entries.length > 0 || (contained !== undefined && digest.issues.length > 0)) return digest;
  return { ...digest, issues: explainNoPaper(text, shown, digest.issues) };
}

/**
 * Replaces the issues of a file without papers by one issue that says how papers must be written. If there is exactly one issue, it is
 * returned unchanged.
 */
function explainNoPaper(text: string, shown: Span, issues: Digest['issues']): Digest['issues'] {
  return issues.length === 1 ? issues : [{ span: firstLine(text, shown), reason: noPaper }];
}

/** The span of the first line in `shown`, or of only the first 200 UTF-16 units of that line. */
function firstLine(text: string, shown: Span): Span {
  const lineEnd = text.indexOf('\n', shown.start);
  return trimBlank(text, shown.start, Math.min(shown.end, lineEnd < 0 ? shown.end : lineEnd, shown.start + 200));
}
