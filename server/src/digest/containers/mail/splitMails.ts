import type { Span } from '../../../base/span';

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
