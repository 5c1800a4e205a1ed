import type { Span } from '../../../base/span';
import type { DigestIssue } from '../../../model/digest';
import { readLeadingDate } from '../../calendar';
import type { ReadDigest, ReadEntry } from '../../entryDraft';
import { foldLines } from '../../joinLines';
import { decodeWords } from './headers';
import type { MailText } from './mailText';
import { readMailTexts } from './mailText';
import type { Mail } from './parts';
import { readMail } from './parts';
import { splitMails } from './splitMails';

/** What is read of a text that a mail shows; places count in that text. */
export type TextReader = (text: string, isHtml: boolean) => Omit<ReadDigest, 'format'>;

/** Reads each mail of a file by itself. Mails without papers are passed over. */
export function readMails(source: string, readText: TextReader): Omit<ReadDigest, 'format'> {
  const entries: ReadEntry[] = [];
  const issues: DigestIssue[] = [];
  const patterns: string[] = [];
  const spans = splitMails(source);
  let withPapers = 0;
  for (const { start, end } of spans) {
    const mail = readMail(source, start, end);
    const before = entries.length;
    for (const text of readMailTexts(source, mail.content)) {
      const digest = readText(text.text, text.isHtml);
      if (digest.entries.length === 0) continue;
      entries.push(...digest.entries.map((entry) => placeEntry(entry, text, mail)));
      issues.push(...digest.issues.map(({ span, reason }) => ({ span: text.toSource(span), reason })));
      if (digest.pattern !== undefined) patterns.push(digest.pattern);
    }
    if (entries.length > before) withPapers += 1;
  }
  const mails = spans.length === 1 ? 'mail' : `${withPapers} of ${spans.length} mails`;
  return { pattern: [mails, ...new Set(patterns.slice(0, 1))].join(': '), entries, issues };
}

/** An entry with its places in the file. Its date is that of the mail where it has none: the day on which the paper was told of. */
function placeEntry(entry: ReadEntry, text: MailText, { fields }: Mail): ReadEntry {
  const date = entry.date ?? readLeadingDate(foldLines(fields.get('date') ?? ''))?.date;
  const subject = foldLines(decodeWords(fields.get('subject') ?? '')).trim();
  const tags = [...(subject === '' ? [] : [subject]), ...(entry.tags ?? [])];
  const place = (span: Span): Span => text.toSource(span);
  return {
    ...entry,
    span: place(entry.span),
    titleSpan: place(entry.titleSpan),
    ...(entry.abstractSpan === undefined ? {} : { abstractSpan: place(entry.abstractSpan) }),
    ...(date === undefined ? {} : { date }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}
