import type { Span } from '../../../base/span';
import { indexOfSpanAt } from '../../../base/span';
import type { DigestIssue } from '../../../model/digest';
import { readLeadingDate } from '../../../text/dates/writtenDate';
import type { ParsedDigest, UnnamedRecord } from '../../recordDraft';
import { foldLines } from '../../fields/joinLines';
import { decodeWords } from './headers';
import type { MailText } from './mailText';
import { readMailTexts } from './mailText';
import type { Mail } from './parts';
import { readMail } from './parts';
import { splitMails } from './splitMails';

type Reading = Omit<ParsedDigest, 'format'>;

/** The functions that read the texts of mails. The positions that they return refer to the text that is passed to them. */
export interface MailReaders {
  readText(text: string): Reading;
  /** Reads several pages that are concatenated in one text. */
  readPages(text: string, pages: readonly Span[]): Reading;
}

/** A text that a mail shows, and its position in the concatenated text. */
interface ShownText extends Span {
  readonly mail: Mail;
  readonly text: MailText;
}

/**
 * The papers of all mails in a file. HTML texts from one sender are read together because they have the same layout. Plain texts are
 * read one by one.
 */
export function readMails(source: string, readers: MailReaders): Reading {
  const mails = splitMails(source).map(({ start, end }) => readMail(source, start, end));
  const entries: UnnamedRecord[] = [];
  const issues: DigestIssue[] = [];
  const withPapers = new Set<Mail>();
  let pattern: string | undefined;
  for (const texts of groupTexts(source, mails)) {
    const joined = texts.map(({ text }) => text.text).join('\n');
    const reading = texts[0]?.text.isHtml === true ? readers.readPages(joined, texts) : readers.readText(joined);
    if (reading.entries.length === 0) continue;
    pattern ??= reading.pattern;
    for (const entry of reading.entries) {
      const shown = findText(texts, entry.titleSpan);
      if (shown === undefined) continue;
      withPapers.add(shown.mail);
      entries.push(locateRecord(entry, shown));
    }
    for (const { span, reason } of reading.issues) {
      const shown = findText(texts, span);
      if (shown !== undefined) issues.push({ span: locateSpan(span, shown), reason });
    }
  }
  entries.sort((a, b) => a.span.start - b.span.start);
  const which = mails.length === 1 ? 'email' : `${withPapers.size} of ${mails.length} emails`;
  return { pattern: pattern === undefined ? which : `${which}: ${pattern}`, entries, issues };
}

/** Groups of texts that are read together: the HTML texts of one sender, or a single plain text. */
function groupTexts(source: string, mails: readonly Mail[]): readonly (readonly ShownText[])[] {
  const groups: ShownText[][] = [];
  const pages = new Map<string, ShownText[]>();
  for (const mail of mails) {
    const sender = mail.fields.get('from') ?? '';
    for (const text of readMailTexts(source, mail.content)) {
      const group = (text.isHtml ? pages.get(sender) : undefined) ?? [];
      if (group.length === 0) groups.push(group);
      if (text.isHtml) pages.set(sender, group);
      const start = (group.at(-1)?.end ?? -1) + 1;
      group.push({ mail, text, start, end: start + text.text.length });
    }
  }
  return groups;
}

function findText(texts: readonly ShownText[], { start }: Span): ShownText | undefined {
  return texts[indexOfSpanAt(texts, start)];
}

/** Converts a span to positions in the file. Parts of the span outside the given text are cut off. */
function locateSpan({ start, end }: Span, { text, ...all }: ShownText): Span {
  return text.toSource({ start: Math.max(start, all.start) - all.start, end: Math.min(end, all.end) - all.start });
}

/**
 * Converts a record to positions in the file, and adds the subject of the mail to the record's tags. A record without a date and a year
 * gets the date of the mail, because that is the day on which the paper was recommended.
 */
function locateRecord(entry: UnnamedRecord, shown: ShownText): UnnamedRecord {
  const { fields } = shown.mail;
  const date = entry.date ?? (entry.year === undefined ? readLeadingDate(foldLines(fields.get('date') ?? ''))?.date : undefined);
  const subject = foldLines(decodeWords(fields.get('subject') ?? '')).trim();
  const tags = [...(subject === '' ? [] : [subject]), ...(entry.tags ?? [])];
  return {
    ...entry,
    span: locateSpan(entry.span, shown),
    titleSpan: locateSpan(entry.titleSpan, shown),
    ...(entry.abstractSpan === undefined ? {} : { abstractSpan: locateSpan(entry.abstractSpan, shown) }),
    ...(date === undefined ? {} : { date }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}
