import type { Span } from '../base/span';
import type { Digest, DigestEntry, DigestFormat } from '../model/digest';
import { trimSpan } from './blocks';
import { completeEntries } from './completeEntries';
import type { DigestHint } from './detectFormat';
import { detectFormat, isNamedJson, isNamedMarkdown } from './detectFormat';
import type { ReadDigest } from './entryDraft';
import { parseArxivMail } from './formats/arxivMail';
import { parseJson, parseJsonLines } from './formats/json';
import { parseMarkdown } from './formats/markdown';
import { parsePastedText } from './formats/pastedText';

const noPaper =
  'no paper was found: put each title on a line of its own with its abstract below it and a blank line between papers, ' +
  'or use an arXiv mail, a Markdown list or JSON with "title" and "abstract"';
const emptyFile = 'this file is empty: paste titles, each with its abstract below it';

const parsers: Readonly<Record<DigestFormat, (text: string) => ReadDigest>> = {
  'pasted-text': parsePastedText,
  'arxiv-mail': parseArxivMail,
  markdown: parseMarkdown,
  json: parseJson,
  'json-lines': parseJsonLines,
};

/**
 * Reads a digest of any format: its papers in the order of the text, and for every block that is no paper the reason.
 * Total: never throws, on any text. Offsets are UTF-16 offsets into `text`, which has no byte order mark. With `known`,
 * entries of the same file before an edit, the result is the same and entries that did not change are the same objects.
 */
export function parseDigest(text: string, hint: DigestHint, known: readonly DigestEntry[] = []): Digest {
  const { entries, ...digest } = readDigest(text, hint);
  return { ...digest, ...completeEntries(entries, known) };
}

function readDigest(text: string, hint: DigestHint): Omit<ReadDigest, 'format'> & Pick<Digest, 'format'> {
  const shown = trimSpan(text, 0, text.length);
  if (shown.start === shown.end) return { entries: [], issues: [{ span: { start: 0, end: 0 }, reason: emptyFile }] };
  const format = detectFormat(text, hint);
  const digest = parsers[format](text);
  if (digest.entries.length > 0) return digest;
  const other = parseOtherwise(text, format, hint);
  return other ?? { ...digest, issues: explainNoPaper(text, shown, digest) };
}

/** Text with a few marks that looked like Markdown, or text under a name that says JSON. */
function parseOtherwise(text: string, format: DigestFormat, hint: DigestHint): ReadDigest | undefined {
  if (format === 'markdown' && !isNamedMarkdown(hint)) return withEntries(parsePastedText(text));
  return format === 'pasted-text' && isNamedJson(hint) ? withEntries(parseJsonLines(text)) : undefined;
}

function withEntries(digest: ReadDigest): ReadDigest | undefined {
  return digest.entries.length > 0 ? digest : undefined;
}

/** One reason for the file instead of one for each of its paragraphs; a single block speaks for itself. */
function explainNoPaper(text: string, shown: Span, digest: ReadDigest): Digest['issues'] {
  if (digest.format === 'json' || digest.format === 'json-lines') {
    if (digest.issues.length > 0) return digest.issues;
  } else if (digest.issues.length === 1) {
    return digest.issues;
  }
  const lineEnd = text.indexOf('\n', shown.start);
  const end = Math.min(shown.end, lineEnd < 0 ? shown.end : lineEnd, shown.start + 200);
  return [{ span: trimSpan(text, shown.start, end), reason: noPaper }];
}
