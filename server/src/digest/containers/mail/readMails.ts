import { readLeadingDate } from '#text';
import type { MappedText } from '../../../base/mappedText';
import { indexOfSpanAt, type Span } from '../../../base/span';
import type { DigestIssue } from '../../../model/digest';
import type { DigestHint } from '../../digestHint';
import { foldLines } from '../../fields/joinLines';
import { relocateRecord } from '../../joinReadings';
import { readHtmlLines } from '../../marked/html/htmlLines';
import type { ReadingStep } from '../../readingSteps';
import { readText } from '../../readText';
import type { ParsedDigest, UnnamedRecord } from '../../recordDraft';
import { readCredibleRecords } from '../../records/readCredible';
import type { Container } from '../container';
import { decodeWords, type Mail, type MailPart, readMail } from './parts';
import { decodePart } from './transferEncoding';

type Reading = Omit<ParsedDigest, 'format'>;

/** A text that a mail shows, and its position in the concatenated text. */
interface ShownText extends Span {
  readonly mail: Mail;
  readonly text: MailText;
}

/** A text that a mail shows, with the positions of its letters in the file. */
interface MailText extends MappedText {
  readonly isHtml: boolean;
}

/**
 * The papers of all mails in a file. HTML texts from one sender are read together because they have the same layout. Plain texts are
 * read one by one.
 */
function readMails(source: string, hint: DigestHint): Reading {
  const mails = splitMails(source).map(({ start, end }) => readMail(source, start, end));
  const entries: UnnamedRecord[] = [];
  const issues: DigestIssue[] = [];
  const steps: ReadingStep[] = [];
  const withPapers = new Set<Mail>();
  let pattern: string | undefined;
  for (const texts of groupTexts(source, mails)) {
    const joined = texts.map(({ text }) => text.text).join('\n');
    const reading = texts[0]?.text.isHtml === true ? readPages(joined, texts, hint) : readText(joined, hint);
    if (reading.steps !== undefined) steps.push({ kind: 'decoded', steps: reading.steps });
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
  return { pattern: pattern === undefined ? which : `${which}: ${pattern}`, entries, issues, steps };
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
    ...relocateRecord(entry, (span) => locateSpan(span, shown)),
    ...(date === undefined ? {} : { date }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

/** Mails saved by mail programs (`.eml`), and mailboxes (`.mbox`). */
export const mail: Container = {
  format: 'mail',
  looksLike: looksLikeMail,
  read: (text, hint) => ({ format: 'mail', ...readMails(text, hint) }),
};

/** Reads several pages that are concatenated in one text. */
function readPages(text: string, pages: readonly Span[], hint: DigestHint): Reading {
  return readCredibleRecords(
    pages.flatMap(({ start, end }) => readHtmlLines(text, start, end)),
    hint,
  );
}

/**
 * The texts that a mail shows, in order and without attachments. If a mail has the same text in several forms, such as HTML and plain
 * text, the form with the most links is used.
 */
export function readMailTexts(source: string, part: MailPart): MailText[] {
  if (part.isAttachment) return [];
  if (part.type.startsWith('multipart/')) {
    const forms = part.parts.map((inner) => readMailTexts(source, inner));
    return part.type === 'multipart/alternative' ? chooseForm(forms) : forms.flat();
  }
  if (part.type !== 'text/html' && part.type !== 'text/plain') return [];
  const { start, end } = part.body;
  const decoded = decodePart(source, { start, end }, part.encoding, part.charset);
  return decoded.text.trim() === '' ? [] : [{ ...decoded, isHtml: part.type === 'text/html' }];
}

/**
 * Chooses the form with the most links. This is usually the HTML form, which also has headings and emphasis. But in some mails the HTML
 * form only shows a picture.
 */
function chooseForm(forms: readonly (readonly MailText[])[]): MailText[] {
  let chosen: readonly MailText[] = [];
  let most = -1;
  for (const form of forms) {
    const links = form.reduce((sum, text) => sum + countLinks(text), 0);
    // If two forms have equally many links, the later one is used, because richer forms come later (RFC 2046, 5.1.4).
    if (form.length > 0 && (links > most || (links === most && links > 0))) {
      chosen = form;
      most = links;
    }
  }
  return [...chosen];
}

function countLinks({ text, isHtml }: MailText): number {
  return (text.match(isHtml ? /\bhref\s*=\s*["']?http/gi : /https?:\/\//gi) ?? []).length;
}

/** The line before each mail in a mailbox (RFC 4155): `From ada@example.org Mon Oct 14 10:00:00 2024`. */
const mailLine = /^From \S.{0,200}\d\d:\d\d/;
/** Fields that mail programs write. They are usually missing if a person has copied a mail. */
const programField =
  /^(?:received|return-path|message-id|mime-version|content-type|content-transfer-encoding|delivered-to|dkim-signature|x-[\w-]+):/im;
const anyField = /^(?:[!-9;-~]{1,80}:.*(?:\r?\n[ \t].*)*(?:\r?\n|$)|>From .*\r?\n)+/;

/** Whether a text without leading white space begins like a saved mail or like a mailbox. */
export function looksLikeMail(probe: string): boolean {
  const start = mailLine.test(probe) ? probe.indexOf('\n') + 1 : 0;
  const head = anyField.exec(probe.slice(start, start + 20_000))?.[0] ?? '';
  const isMail = /^(?:from|subject|date):/im.test(head);
  return isMail && (start > 0 || programField.test(head));
}

/**
 * The position of each mail in a file, without the line that a mailbox has before each mail. A text that is not a mailbox is read as
 * one mail.
 */
export function splitMails(text: string): Span[] {
  const first = text.search(/\S/);
  if (first < 0) return [];
  if (!mailLine.test(text.slice(first, first + 300))) return [{ start: first, end: text.length }];
  const mails: Span[] = [];
  let start = first;
  for (let at = text.indexOf('\nFrom ', first); at >= 0; at = text.indexOf('\nFrom ', at + 1)) {
    if (!isBelowBlankLine(text, at) || !mailLine.test(text.slice(at + 1, at + 301))) continue;
    mails.push({ start: skipLine(text, start), end: at + 1 });
    start = at + 1;
  }
  mails.push({ start: skipLine(text, start), end: text.length });
  return mails;
}

function isBelowBlankLine(text: string, lineEnd: number): boolean {
  const before = text.charCodeAt(lineEnd - 1) === 0x0d ? lineEnd - 2 : lineEnd - 1;
  return text.charCodeAt(before) === 0x0a;
}

function skipLine(text: string, start: number): number {
  const found = text.indexOf('\n', start);
  return found < 0 ? text.length : found + 1;
}
