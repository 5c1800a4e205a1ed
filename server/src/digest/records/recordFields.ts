import { findLastStart } from '../../base/findLastStart';
import { findYear, readDate, readLeadingDate } from '../calendar';
import type { EntryDraft, Passage } from '../entryDraft';
import { putGivenFirst } from '../personNames';
import { addReferences, draftEntry, takeAuthors } from '../entryDraft';
import { foldLines } from '../joinLines';
import { isLinkLabel } from '../labels';
import { findArxivId, findDoi, readArxivId, readReferences } from '../../text/identifiers';
import type { ChosenTitle } from './chooseTitles';
import { authorLikeness, isProse, readLabel } from './evidence';
import { findPeople, splitPeople } from './people';
import { findLinks, type RecordBlock, toSource } from './recordBlock';
import { blankLinkLabels, splitStretches, type Stretch } from './stretches';
import { findCitation, findJournal, findShortYear, findVenue, isVenue, withoutDetails } from './venue';

/** Everything that the blocks of a record say of the paper whose title was found. */
export function readRecord(title: ChosenTitle, blocks: readonly RecordBlock[]): EntryDraft {
  const draft = draftEntry(toPassage(title.block, title.start, title.end));
  const first = blocks[0] ?? title.block;
  const last = blocks.at(-1) ?? title.block;
  draft.start = Math.min(draft.title.span.start, toSource(first, 0, first.text.length).start);
  draft.end = Math.max(draft.end, toSource(last, 0, last.text.length).end);
  const stretches = splitStretches(title, blocks);
  const words = readAbstract(draft, stretches);
  const rest = stretches.filter((each) => !words.includes(each));
  readRecordReferences(draft, title, blocks, rest);
  readPeople(draft, rest);
  readDates(draft, rest);
  readVenue(draft, rest);
  return draft;
}

export function toPassage(block: RecordBlock, start: number, end: number): Passage {
  const raw = block.text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  const text = foldLines(raw).trim();
  return { text, span: toSource(block, start + lead, start + raw.trimEnd().length) };
}

/** Links of running text may be another paper's: only their addresses are kept, unless their words say that they are this one's. */
function readRecordReferences(draft: EntryDraft, title: ChosenTitle, blocks: readonly RecordBlock[], rest: readonly Stretch[]): void {
  const own = [
    ...findLinks(title.block, title.start, title.end),
    ...rest.filter(({ text }) => !isProse(text)).flatMap(({ block, start, end }) => findLinks(block, start, end)),
    ...blocks.flatMap(({ parts }) =>
      parts
        .filter(({ piece }) => piece.link !== undefined && (isLinkLabel(piece.text.trim()) || piece.text.trim() === ''))
        .map(({ piece }) => piece.link ?? ''),
    ),
  ];
  const { arxivId, doi } = readReferences(own.filter(isAddress));
  const told = rest.filter(({ text }) => !isProse(text));
  addReferences(draft, {
    links: readReferences(blocks.flatMap((block) => findLinks(block)).filter(isAddress)).links,
    arxivId:
      arxivId ??
      told
        .map(({ text, label }) => findArxivId(text) ?? (label === 'link' ? readArxivId(text.split(/[\s,;]/, 1)[0] ?? '') : undefined))
        .find((id) => id !== undefined),
    doi: doi ?? told.map(({ text }) => (text.includes('10.') ? findDoi(text) : undefined)).find((id) => id !== undefined),
  });
}

function isAddress(link: string): boolean {
  return /^https?:\/\//i.test(link);
}

function readPeople(draft: EntryDraft, stretches: readonly Stretch[]): void {
  const labelled = stretches.find(({ label }) => label === 'authors');
  if (labelled !== undefined) {
    takeAuthors(
      draft,
      splitPeople(
        stretches
          .filter(
            (each) =>
              each.label === 'authors' &&
              each.block === labelled.block &&
              (each === labelled || (readLabel(each.text) === undefined && authorLikeness(each.text) > 0)),
          )
          .map(({ text }) => text)
          .join(', '),
      ),
    );
    return;
  }
  const inLines = findNamesInLines(stretches);
  if (inLines !== undefined) {
    draft.authors = inLines;
    return;
  }
  let single: string | undefined;
  for (const { block, start, end, label, isBefore } of stretches) {
    if (label !== undefined && label !== 'other') continue;
    const text = blankLinkLabels(block, start, endOfPeopleLines(block, start, end)).replaceAll('\n', ' ');
    const found = findPeople(text);
    if (found === undefined) continue;
    const names = text.slice(found.start, found.end);
    if (found.isSure) {
      takeAuthors(draft, splitPeople(names));
      return;
    }
    // One name alone is people only where it is set apart, or where it is the whole line below the title.
    const isApart =
      isItalic(block, start + found.start, start + found.end) ||
      (stretches.find((each) => !each.isBefore)?.start === start && names.trim() === text.trim() && isLine(block, start, end));
    if (label === undefined && !isBefore && isApart) single ??= names;
  }
  if (single !== undefined) takeAuthors(draft, splitPeople(single));
}

/** The people of a paragraph right behind the title that has one name in each of its lines. */
function findNamesInLines(stretches: readonly Stretch[]): readonly string[] | undefined {
  const first = stretches.find(({ isBefore }) => !isBefore);
  if (first === undefined || first.label !== undefined || !isLine(first.block, first.start, first.end)) return undefined;
  const lines = stretches.filter(({ block, isBefore, text }) => block === first.block && !isBefore && !isVenue(text));
  return lines.length > 1 && lines.every(({ text, label }) => label === undefined && authorLikeness(text) === 0.5)
    ? lines.map(({ text }) => putGivenFirst(text))
    : undefined;
}

/** More of a block is no reference, in UTF-16 units. */
const longestReference = 1500;

/** Where a list of people ends whose lines were wrapped: between two names, or within one, as behind an initial. */
function endOfPeopleLines({ text, lineStarts }: RecordBlock, start: number, end: number): number {
  let last = end;
  for (let next = findLastStart(lineStarts, end) + 1; next < lineStarts.length && last - start < longestReference; next += 1) {
    const from = lineStarts[next] ?? 0;
    if (
      !/(?:[,;&]|\band|[\s,]\p{Lu}\.)\s*$/u.test(text.slice(Math.max(start, last - 20), last)) &&
      !/^\s*(?:and|&)\s/.test(text.slice(from, from + 8))
    )
      break;
    last = (lineStarts[next + 1] ?? text.length + 1) - 1;
  }
  return last;
}

function isLine({ lineStarts }: RecordBlock, start: number, end: number): boolean {
  return lineStarts.includes(start) && end > start;
}

function isItalic({ parts }: RecordBlock, start: number, end: number): boolean {
  return parts.some((part) => part.piece.italic && part.start <= start && part.end >= end);
}

/** Shorter stretches are no abstracts, in UTF-16 units. */
const shortestAbstract = 20;

/** Sets the abstract, or somebody else's words on the paper; returns the stretches that it was made of. */
function readAbstract(draft: EntryDraft, stretches: readonly Stretch[]): readonly Stretch[] {
  const behind = stretches.filter(({ isBefore, block }) => (!isBefore || block.cell !== undefined) && !block.isRefrain);
  for (const label of ['abstract', 'summary'] as const) {
    const told = behind.filter((each) => each.label === label);
    if (setAbstract(draft, told)) {
      draft.isAbstractLabelled = true;
      if (label === 'summary') draft.abstractKind = 'summary';
      return told;
    }
  }
  const prose = takeProse(behind);
  if (setAbstract(draft, prose)) {
    if (isRemark(draft, prose)) draft.abstractKind = 'summary';
    return prose;
  }
  const above = findAboveLabels(behind);
  return above !== undefined && setAbstract(draft, [above]) ? [above] : [];
}

function setAbstract(draft: EntryDraft, stretches: readonly Stretch[]): boolean {
  const passages = stretches.map(({ block, start, end }) => {
    const words = block.text.slice(start, end);
    const lead = /^(?:[\s.,:;)\]–—\ufe0f-]|\p{Extended_Pictographic})*/u.exec(words)?.[0].length ?? 0;
    // The bracket of a link that was cut off.
    const isOpen = words.charAt(lead) === '[' && !words.includes(']');
    return toPassage(block, start + lead + (isOpen ? 1 : 0), start + blankLinkLabels(block, start, end).trimEnd().length);
  });
  const words = foldLines(passages.map((each) => each.text).join('\n')).trim();
  const start = passages[0]?.span.start;
  const end = passages.at(-1)?.span.end;
  if (words.length < shortestAbstract || start === undefined || end === undefined) return false;
  draft.abstract = { text: words, span: { start, end } };
  return true;
}

/** The paragraph between the people of a paper and the labels below it, `Keywords: ...`: there stands its abstract, however short. */
function findAboveLabels(stretches: readonly Stretch[]): Stretch | undefined {
  const at = stretches.findIndex(({ label }) => label !== undefined);
  const found = stretches[at - 1];
  if (found === undefined || found.block === stretches[at]?.block || stretches.filter(({ block }) => block === found.block).length > 1)
    return undefined;
  const isBelowPeople = stretches.slice(0, at - 1).some(({ text }) => authorLikeness(text) >= 0.5);
  return isBelowPeople &&
    authorLikeness(found.text) === 0 &&
    findVenue(found.text) === undefined &&
    findLinks(found.block).length === 0 &&
    readDate(found.text) === undefined
    ? found
    : undefined;
}

/** Whether running text goes on in the line of the title, as the remarks of lists do. */
function isRemark(draft: EntryDraft, [first]: readonly Stretch[]): boolean {
  if (first === undefined) return false;
  const line = first.block.lineStarts.findLast((start) => start <= first.start) ?? 0;
  const { start, end } = toSource(first.block, line, first.end);
  return draft.title.span.start >= start && draft.title.span.end <= end;
}

/** `(Berg et al., 2022).` */
const inBrackets = /^[([][^()[\]]*[)\]][.,:]?$/;

/** Whether a stretch says who wrote the paper or where it appeared, and is no word on it. */
function isFact(text: string): boolean {
  return (
    authorLikeness(text) > 0.6 ||
    isVenue(text) ||
    inBrackets.test(text) ||
    findCitation(text)?.length === text.length ||
    beginsWithPeople(text)
  );
}

/** `A. Author, B. Author - Journal, 2001`: a line of people and where it appeared. */
function beginsWithPeople(text: string): boolean {
  const people = findPeople(text);
  return people?.isSure === true && people.start === 0 && /^\s*[-–—|·•]\s/.test(text.slice(people.end)) && !isProse(text);
}

/** So many lines of a block may stand before its prose: people, where it appeared, links. */
const mostBeforeProse = 12;

/** The first running text behind the title, with the lines and paragraphs that go on with it. */
function takeProse(stretches: readonly Stretch[]): Stretch[] {
  const taken: Stretch[] = [];
  let first = 0;
  for (let at = 0; at < stretches.length; at += 1) {
    const each = stretches[at];
    if (each === undefined || (each.label !== undefined && each.label !== 'other')) continue;
    if (each.block !== stretches[first]?.block) first = at;
    let end = at + 1;
    while (stretches[end]?.block === each.block) end += 1;
    const block = stretches.slice(at, end);
    const from = Math.max(
      0,
      block.findIndex(({ text }) => !isFact(text)),
    );
    const words = block
      .slice(from)
      .map((part) => blankLinkLabels(part.block, part.start, part.end).trim())
      .join(' ');
    if (callsReaders.test(words) || isReference(words)) break;
    if (!isProse(words) && !isSentence(words) && !(taken.length === 0 && isShortRemark(words, each))) {
      if (taken.length > 0) break;
      if (at - first >= mostBeforeProse) at = end - 1;
      continue;
    }
    taken.push(...block.slice(from));
    at = end - 1;
  }
  return taken;
}

/** Whether a text is one whole sentence at least, and no byline, reference or title. */
function isSentence(text: string): boolean {
  const words = text.split(/\s+/);
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return (
    words.length >= 8 &&
    small / words.length > 0.5 &&
    /(?:[\p{L}\p{N})]{2}|-\p{L})[.!?]["'”’)]*$/u.test(text) &&
    findPeople(text)?.isSure !== true &&
    findVenue(text) === undefined
  );
}

/** Whether a text begins as references do, behind an address as it may be: `Author A (2001) ...`, `Title. Journal. 2012 Aug 16;488(7411):343-8.` */
function isReference(text: string): boolean {
  const words = text.replace(/^(?:https?:\S+|[\s–—-])+/, '');
  if (/\p{L}\. (?:19|20)\d\d(?: \p{L}{3}(?: \d{1,2})?)?;\d+[(:]/u.test(words.slice(0, 300))) return true;
  const people = findPeople(words.slice(0, 400));
  return people?.isSure === true && people.start < 3 && /^[\s.,]*[([](?:19|20)\d\d[a-z]?[)\]]/.test(words.slice(people.end));
}

/** What newsletters and pages ask of their readers below the last paper. */
const callsReaders =
  /^(?:thanks? (?:you )?for (?:reading|subscribing)|subscribe\b|unsubscribe\b|sign up\b|share (?:this|the)\b|follow (?:me|us)\b|like this\b|(?:view|read) (?:it |this )?(?:online|in (?:your )?browser)|forward this\b|see you next\b)/i;

/** A few words behind a dash or a colon in the line of the title: `Title – 58 techniques, one taxonomy.` */
function isShortRemark(text: string, { block, start, end, isBefore }: Stretch): boolean {
  if (
    isBefore ||
    block.cell !== undefined ||
    block.lineStarts.includes(start) ||
    !/^[\s)\]*_]*(?:[-–—]+|[:：])\s/u.test(block.text.slice(start, end))
  )
    return false;
  const words = text.replace(/^[^\p{L}\p{N}]+/u, '').split(/\s+/);
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return (
    words.length >= 3 &&
    small / words.length >= 0.5 &&
    /[\p{L}\p{N})]{2}[.!?]["'”’)]*$/u.test(text) &&
    findPeople(text) === undefined &&
    findVenue(text) === undefined
  );
}

const published = /^(?:published|submitted|posted|updated|released)(?: on)?:? /i;

function readDates(draft: EntryDraft, stretches: readonly Stretch[]): void {
  for (const { text, label } of stretches) {
    if (text.length > 500) continue;
    if (label === 'date') draft.date ??= readLeadingDate(text.replace(/^[^\p{L}\d]+/u, ''));
    else if (label === undefined)
      draft.date ??= text
        .split(/(?:^|\s+)[·|•]\s+|\s*\n/)
        .map((part) => readDate(part.replace(published, '')))
        .find((date) => date !== undefined);
    if (!isProse(text)) draft.year ??= findYear(text.replace(/https?:\S+|\barXiv:\S+|\b\d{4}\.\d{4,5}\b/gi, '')) ?? findShortYear(text);
  }
}

function readVenue(draft: EntryDraft, stretches: readonly Stretch[]): void {
  const labelled = stretches.find(({ label }) => label === 'venue');
  if (labelled !== undefined && /\p{L}{2}/u.test(labelled.text)) draft.venue = withoutDetails(foldLines(labelled.text).trim());
  const begunBefore = new Set(
    draft.authors.length === 0 ? [] : stretches.filter(({ isBefore, text }) => isBefore && !/[:：]$/.test(text)).map(({ block }) => block),
  );
  for (const { block, start, end, label, text, isBefore } of stretches) {
    if (draft.venue !== undefined) return;
    if (isBefore || (label !== undefined && label !== 'other') || isProse(text)) continue;
    const readWhole = (): string => foldLines(blankLinkLabels(block, start, Math.min(block.text.length, start + longestReference)));
    // Of a reference, which has its authors before its title, all words behind the title, wherever its lines break.
    const isOfReference = begunBefore.has(block);
    const words = isOfReference ? readWhole() : blankLinkLabels(block, start, endOfPeopleLines(block, start, end));
    const rest = behindPeople(words);
    draft.venue = findCitation(words)?.journal ?? findVenue(rest);
    if (isOfReference) draft.venue ??= findJournal(rest);
    // Of one that goes on behind its people, `Title, A. Author, in: Proceedings ...`, so it is too.
    else if (rest !== words && /^,\s+\S/.test(rest))
      draft.venue ??= findVenue(behindPeople(readWhole()).replace(/[([]((?:19|20)\d\d)[)\]]/g, '$1'));
  }
}

/** A text behind the people that it names for sure; all of it where it names none. */
function behindPeople(text: string): string {
  const people = findPeople(text);
  return people?.isSure === true ? text.slice(people.end) : text;
}
