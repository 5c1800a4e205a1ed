import { findArxivIdInUrl, findYear, readDoi, readPaperUrls } from '#text';
import type { Span } from '../../base/span';
import { joinLines } from '../fields/joinLines';
import { readLines, trimBlank } from '../pages/lineBlocks';
import { addIdentifiers, createRecordDraft, finishRecord, type LocatedText, type RecordDraft, type UnnamedRecord } from '../recordDraft';
import { type FactLabel, factLabels, otherAuthors, textLabels } from './renderPaperSection';

/**
 * The papers in the sections that `renderPaperSection` wrote, in the order of the text. Nothing is guessed here, so every title is read
 * as it was written. Other Markdown is left out: a section has a heading, then a list of facts, one of which says from where it was added.
 */
export function readPaperSections(text: string): readonly UnnamedRecord[] {
  if (!text.includes(' Added from: ')) return [];
  const lines = readLines(text);
  const records: UnnamedRecord[] = [];
  let at = 0;
  while (at < lines.length) {
    const section = readSection(text, lines, at);
    if (section === undefined) {
      at += 1;
    } else {
      records.push(finishRecord(section.draft));
      at = section.next;
    }
  }
  return records;
}

interface Section {
  readonly draft: RecordDraft;
  /** The index of the line after the section. */
  readonly next: number;
}

const heading = /^#{1,6}[ \t]+(?=\S)/;

function readSection(text: string, lines: readonly Span[], at: number): Section | undefined {
  const line = lines[at];
  if (line === undefined) return undefined;
  const marks = heading.exec(text.slice(line.start, line.end))?.[0].length;
  if (marks === undefined) return undefined;
  const title = readLine(text, { start: line.start + marks, end: findEndOfHeading(text, line) });
  const first = skipBlank(lines, at + 1);
  const { facts, next } = readFacts(text, lines, first);
  const last = lines[next - 1];
  if (title.text === '' || last === undefined || !facts.some(({ label }) => label === 'Added from')) return undefined;
  const draft = createRecordDraft(title);
  draft.start = line.start;
  draft.end = last.end;
  for (const fact of facts) setFact(draft, fact);
  return { draft, next: readParagraph(text, lines, skipBlank(lines, next), draft) ?? next };
}

/** The end of a heading without the number signs that may close it (CommonMark 0.31, "ATX headings"). */
function findEndOfHeading(text: string, { start, end }: Span): number {
  let at = end;
  while (at > start && text.charAt(at - 1) === '#') at -= 1;
  return at < end && /[ \t]/.test(text.charAt(at - 1)) ? trimBlank(text, start, at).end : end;
}

function skipBlank(lines: readonly Span[], from: number): number {
  let at = from;
  while (lines[at]?.start === lines[at]?.end && at < lines.length) at += 1;
  return at;
}

interface Fact {
  /** undefined for an item that the writer added. */
  readonly label: FactLabel | undefined;
  readonly value: string;
}

const item = /^[-*+] (?:([A-Za-z ]{1,20}): +)?/;

/**
 * Reads the list at a line, up to a blank line or a heading. An item may go on in the lines below it. `next` is the index of the line
 * below the list.
 */
function readFacts(text: string, lines: readonly Span[], from: number): { readonly facts: readonly Fact[]; readonly next: number } {
  const facts: Fact[] = [];
  let next = from;
  for (; next < lines.length; next += 1) {
    const { start, end } = lines[next] ?? { start: 0, end: 0 };
    const written = text.slice(start, end);
    const mark = item.exec(written);
    const last = facts.at(-1);
    if (mark !== null) {
      facts.push({ label: factLabels.find((each) => each === mark[1]), value: written.slice(mark[0].length) });
    } else if (written === '' || heading.test(written) || last === undefined) {
      break;
    } else {
      facts[facts.length - 1] = { ...last, value: `${last.value} ${written}` };
    }
  }
  return { facts, next };
}

function setFact(draft: RecordDraft, { label, value }: Fact): void {
  const words = unescapeMarkdown(value);
  if (label === 'Authors') {
    const names = words
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    draft.authors = names.filter((name) => name !== otherAuthors);
    draft.hasMoreAuthors = names.at(-1) === otherAuthors ? true : undefined;
  } else if (label === 'Date') {
    const year = findYear(words);
    draft.date = { date: words, ...(year === undefined ? {} : { year }) };
  } else if (label === 'Year') {
    draft.year = findYear(words);
  } else if (label === 'Venue') {
    draft.venue = words;
  } else if (label === 'arXiv') {
    addIdentifiers(draft, { ...readPaperUrls([value]), arxivId: findArxivIdInUrl(value) });
  } else if (label === 'DOI') {
    addIdentifiers(draft, { links: readPaperUrls([value]).links, doi: readDoi(decodeAddress(value)) });
  } else if (label === 'Link') {
    addIdentifiers(draft, { links: readPaperUrls([value]).links });
  }
}

function decodeAddress(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Reads the paragraph at a line as abstract or summary. Returns the index of the line below it; undefined if it is something else. */
function readParagraph(text: string, lines: readonly Span[], from: number, draft: RecordDraft): number | undefined {
  const first = lines[from];
  if (first === undefined) return undefined;
  const kinds = ['abstract', 'summary'] as const;
  const kind = kinds.find((each) => text.startsWith(textLabels[each], first.start));
  if (kind === undefined) return undefined;
  let at = from;
  let end = first.end;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.start === line.end) break;
    end = line.end;
  }
  draft.abstract = readLine(text, { start: first.start + textLabels[kind].length, end });
  draft.isAbstractLabelled = true;
  if (kind === 'summary') draft.abstractKind = 'summary';
  return at;
}

function readLine(text: string, span: Span): LocatedText {
  return { text: unescapeMarkdown(joinLines(text, span)), span };
}

/** Removes the backslashes before punctuation (CommonMark 0.31, "Backslash escapes"). */
function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
