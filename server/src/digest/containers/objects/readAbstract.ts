import type { LocatedText } from '../../recordDraft';
import { readPlainValue } from './peopleField';

/** Texts that databases write if the abstract is missing. */
const none =
  /^\W{0,3}(?:no abstract(?: (?:is )?(?:available|provided|found))?|abstract (?:is )?not (?:available|provided|found)|(?:abstract )?unavailable|n\/a)\W{0,3}$/i;
/** Copyright notices that Scopus and other databases append to an abstract: `© 2020 Kite Press. All rights reserved.` */
const rights =
  /(?<=[.!?)\]”"]\s{0,3})(?:copyright\s{1,3})?(?:©|&copy;|\(c\))\s{0,3}(?:copyright\s{1,3})?(?:(?:19|20)\d\d\b|the author|crown|[^.]{0,80}\b(?:19|20)\d\d\b)[^©]{0,250}$/i;
/** The longest copyright notice, and the longest text that replaces a missing abstract, in UTF-16 units. */
const maxNoticeLength = 300;

/** The abstract without a copyright notice; undefined if the text only says that there is no abstract. */
export function readAbstract({ text, span }: LocatedText): LocatedText | undefined {
  if (text.length < maxNoticeLength && none.test(text.trim())) return undefined;
  const from = Math.max(0, text.length - maxNoticeLength);
  const found = rights.exec(text.slice(from));
  if (found === null || from + found.index === 0) return { text: readPlainValue(text), span };
  const own = text.slice(0, from + found.index).trimEnd();
  const isExact = span.end - span.start === text.length;
  return { text: readPlainValue(own), span: isExact ? { start: span.start, end: span.start + own.length } : span };
}
