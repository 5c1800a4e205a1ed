import { findArxivId, findDoi, findYear, readArxivId, readDate, readLeadingDate, readPaperUrls } from '#text';
import { blankAccessDates } from '../../fields/accessDate';
import { foldLines } from '../../fields/joinLines';
import { isLinkLabel } from '../../fields/labels';
import { addIdentifiers, createRecordDraft, moveDraft, type RecordDraft } from '../../recordDraft';
import { findLinks, type RecordBlock, readBlockText, toSourceSpan } from '../blocks/recordBlock';
import { authorLikeness, isProse } from '../slots/evidence';
import type { ChosenTitle } from '../titles/chooseTitles';
import { blankLinkLabels, type LabelledText, splitLabelledTexts } from './labelledTexts';
import { findPeople } from './people';
import { readRecordAbstract } from './recordAbstract';
import { findEndOfAuthors, maxReferenceLength, readRecordAuthors } from './recordAuthors';
import { findJournal, findPubMedCitation, findShortYear, findVenue, withoutDetails } from './venue';

/** Reads the fields of a paper from the blocks of its record. */
export function readRecord(title: ChosenTitle, blocks: readonly RecordBlock[]): RecordDraft {
  const { block, start, end } = title;
  const offset = offsetOf(block);
  // Further down in a text that grew, the same blocks give the same record.
  const places = blocks.map((each) => `${each.facts.id} ${offsetOf(each) - offset}${each === block ? ' title' : ''}`).join(', ');
  const known = block.facts.recall(`record ${start} ${end} ${places}`, () => ({ offset, draft: readFields(title, blocks) }));
  return moveDraft(known.draft, offset - known.offset);
}

function offsetOf({ parts }: RecordBlock): number {
  return parts[0]?.piece.span.start ?? 0;
}

function readFields(title: ChosenTitle, blocks: readonly RecordBlock[]): RecordDraft {
  const draft = createRecordDraft(readBlockText(title.block, title.start, title.end));
  const first = blocks[0] ?? title.block;
  const last = blocks.at(-1) ?? title.block;
  draft.start = Math.min(draft.title.span.start, toSourceSpan(first, 0, first.text.length).start);
  draft.end = Math.max(draft.end, toSourceSpan(last, 0, last.text.length).end);
  const texts = splitLabelledTexts(title, blocks);
  const words = readRecordAbstract(draft, texts);
  const rest = texts.filter((each) => !words.includes(each));
  readRecordReferences(draft, title, blocks, rest);
  readRecordAuthors(draft, rest);
  // After the last person of a list, `CVPR 2024` stands like one more.
  draft.authors = draft.authors.filter((name) => !/\d{2}/.test(name));
  readBesideAuthors(draft, title);
  readDates(draft, rest);
  readVenue(draft, rest);
  return draft;
}

/** People with an address behind them. */
const peopleWithAddress = /^(\S.{3,300}?)[\s,;:(–—-]+(https?:\/\/\S+?)[).,;]?\s*$/u;

/** Reads the address behind the people in the line below the title, even if prose follows: it leads to no other paper. */
function readBesideAuthors(draft: RecordDraft, { block, end }: ChosenTitle): void {
  if (draft.arxivId !== undefined || draft.doi !== undefined) return;
  const { text, lineStarts } = block;
  const at = lineStarts.findIndex((start) => start >= end);
  if (at < 0) return;
  const found = peopleWithAddress.exec(
    text.slice(lineStarts[at], Math.min(lineStarts[at + 1] ?? text.length, (lineStarts[at] ?? 0) + 400)),
  );
  if (found === null || authorLikeness(found[1] ?? '') <= 0.6) return;
  const { arxivId, doi } = readPaperUrls([found[2] ?? '']);
  addIdentifiers(draft, { links: [], arxivId, doi });
}

/**
 * Reads links and identifiers. A link in running text may lead to another paper. So the identifier in its address is ignored, unless
 * the link shows only a label such as `PDF` or has no text.
 */
function readRecordReferences(draft: RecordDraft, title: ChosenTitle, blocks: readonly RecordBlock[], rest: readonly LabelledText[]): void {
  const own = [
    ...findLinks(title.block, title.start, title.end),
    ...rest.filter(({ text }) => !isProse(text)).flatMap(({ block, start, end }) => findLinks(block, start, end)),
    ...blocks.flatMap(({ parts }) =>
      parts
        .filter(({ piece }) => piece.link !== undefined && (isLinkLabel(piece.text.trim()) || piece.text.trim() === ''))
        .map(({ piece }) => piece.link ?? ''),
    ),
  ];
  const { arxivId, doi } = readPaperUrls(own.filter(isAddress));
  const facts = rest.filter(({ text }) => !isProse(text));
  addIdentifiers(draft, {
    links: readPaperUrls(blocks.flatMap((block) => findLinks(block)).filter(isAddress)).links,
    arxivId:
      arxivId ??
      facts
        .map(({ text, label }) => findArxivId(text) ?? (label === 'link' ? readArxivId(text.split(/[\s,;]/, 1)[0] ?? '') : undefined))
        .find((id) => id !== undefined),
    doi: doi ?? facts.map(({ text }) => (text.includes('10.') ? findDoi(text) : undefined)).find((id) => id !== undefined),
  });
}

function isAddress(link: string): boolean {
  return /^https?:\/\//i.test(link);
}

const published = /^(?:published|submitted|posted|updated|released)(?: on)?:? /i;

function readDates(draft: RecordDraft, texts: readonly LabelledText[]): void {
  for (const { text, label } of texts) {
    if (text.length > 500) continue;
    if (label === 'date') draft.date ??= readLeadingDate(text.replace(/^[^\p{L}\d]+/u, ''));
    else if (label === undefined)
      draft.date ??= text
        .split(/(?:^|\s+)[·|•]\s+|\s*\n/)
        .map((part) => readDate(part.replace(published, '')))
        .find((date) => date !== undefined);
    if (!isProse(text)) draft.year ??= readYear(text);
  }
}

function readVenue(draft: RecordDraft, texts: readonly LabelledText[]): void {
  const labelled = texts.find(({ label }) => label === 'venue');
  if (labelled !== undefined && /\p{L}{2}/u.test(labelled.text)) draft.venue = withoutDetails(foldLines(labelled.text).trim());
  const blocksWithAuthorsBefore = new Set(
    draft.authors.length === 0 ? [] : texts.filter(({ isBefore, text }) => isBefore && !/[:：]$/.test(text)).map(({ block }) => block),
  );
  for (const { block, start, end, label, text, isBefore } of texts) {
    if (draft.venue !== undefined) return;
    if (isBefore || (label !== undefined && label !== 'other') || isProse(text)) continue;
    const readWhole = (): string => foldLines(blankLinkLabels(block, start, Math.min(block.text.length, start + maxReferenceLength)));
    // If a reference names its authors before the title, the venue may be anywhere after the title, also on another line.
    const isOfReference = blocksWithAuthorsBefore.has(block);
    const words = isOfReference ? readWhole() : blankLinkLabels(block, start, findEndOfAuthors(block, start, end));
    const rest = afterPeople(words);
    draft.venue = findPubMedCitation(words)?.journal ?? findVenue(rest);
    if (isOfReference) draft.venue ??= findJournal(rest);
    // The venue may also be on another line if a comma follows the authors: `Title, A. Author, in: Proceedings ...`.
    else if (rest !== words && /^,\s+\S/.test(rest))
      draft.venue ??= findVenue(afterPeople(readWhole()).replace(/[([]((?:19|20)\d\d)[)\]]/g, '$1'));
  }
}

/** The text after its list of people; the whole text if `findPeople` is not sure that there is one. */
function afterPeople(text: string): string {
  const people = findPeople(text);
  return people?.isSure === true ? text.slice(people.end) : text;
}

/** The year of a record: not one of a range, such as of pages or of what a book is about, if there is another. */
function readYear(text: string): number | undefined {
  const plain = blankAccessDates(text).replace(/https?:\S+|\barXiv:\S+|\b\d{4}\.\d{4,5}\b/gi, '');
  return findYear(plain.replace(/\b\d{4} ?[-–] ?\d{4}\b/g, ' ')) ?? findYear(plain) ?? findShortYear(text);
}
