import type { DigestFormat } from '../model/digest';
import { findEmbeddedExport } from './containers/embedded';
import { isCalledDigest, type DigestHint } from './digestHint';
import type { ParsedDigest } from './recordDraft';
import { blankSpans, fewestPapers, joinReadings } from './joinReadings';
import { readPaperSections } from './paperSections/readPaperSections';
import { haveAbstracts } from './recognition/areCrediblePapers';
import { readText } from './readText';

/**
 * Reads a text such as a list of papers. The sections that Marginalia wrote are read as they were written. If an export is embedded in
 * the text, its papers are read too, unless the export is only an example.
 */
export function readMixedText(text: string, hint: DigestHint): ParsedDigest {
  const sections = readPaperSections(text);
  if (sections.length === 0) return readAroundSections(text, hint);
  const around = blankSpans(
    text,
    sections.map(({ span }) => span),
  );
  const { entries, issues } = readAroundSections(around, hint);
  return {
    format: 'text',
    pattern: 'sections with details and abstract',
    entries: [...entries, ...sections].sort((a, b) => a.span.start - b.span.start),
    issues,
  };
}

function readAroundSections(text: string, hint: DigestHint): ParsedDigest {
  const embedded = findEmbeddedExport(text, hint);
  if (embedded === undefined) return readText(text, isCalledDigest(hint));
  const around = readText(blankSpans(text, [embedded.span]), isCalledDigest(hint));
  const isExample = embedded.digest.entries.length < fewestPapers && around.entries.length >= fewestPapers;
  return isExample ? around : joinReadings(embedded.digest, around);
}

/** Formats of exports in which writers insert lines of their own above the exported papers. */
const mayHaveHead: ReadonlySet<DigestFormat> = new Set(['ris', 'medline', 'separated-values']);

/**
 * Adds the papers that are listed above an export, if its format is in `mayHaveHead` and at least `fewestPapers` papers are listed
 * there.
 */
export function addPapersAbove(text: string, digest: ParsedDigest, hint: DigestHint): ParsedDigest {
  const [first] = digest.entries;
  if (first === undefined || !mayHaveHead.has(digest.format)) return digest;
  const { start } = first.span;
  if (text.slice(0, start).trim().split('\n', fewestPapers).length < fewestPapers) return digest;
  return joinReadings(digest, readText(blankSpans(text, [{ start, end: text.length }]), isCalledDigest(hint)));
}

/**
 * Returns the papers that are listed below front matter, if this front matter is the only record of `digest`, does not identify a paper
 * and describes the list: at least `fewestPapers` papers are listed, or fewer that have abstracts, as the head has not. Otherwise returns
 * `digest`.
 */
export function preferPapersBelow(text: string, digest: ParsedDigest, hint: DigestHint): ParsedDigest {
  const [head, ...others] = digest.entries;
  if (digest.format !== 'front-matter' || head === undefined || others.length > 0) return digest;
  if (head.doi !== undefined || head.arxivId !== undefined) return digest;
  const below = readMixedText(text, hint);
  if (below.entries.length >= fewestPapers) return below;
  return below.entries.length > 0 && haveAbstracts(below) && !haveAbstracts(digest) ? below : digest;
}
