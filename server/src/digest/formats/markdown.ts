import type { SyntaxNode } from '@lezer/common';
import { foldText } from '../../base/foldText';
import type { DigestIssue } from '../../model/digest';
import { anyOf } from '../../base/anyOf';
import { readLines } from '../blocks';
import type { WrittenDate } from '../calendar';
import type { EntryDraft, ReadDigest, ReadEntry } from '../entryDraft';
import { finishEntry, mergeCard } from '../entryDraft';
import { readFurniture } from '../furniture';
import { readInline } from '../markdown/inlineText';
import { readPaperItem, readPaperList } from '../markdown/paperItem';
import type { SectionContent } from '../markdown/paperSection';
import { draftFromSection, hasAbstract, readSectionContent } from '../markdown/paperSection';
import { readPaperTable } from '../markdown/paperTable';
import { parseMarkdownTree } from '../markdown/parseMarkdown';
import type { Heading, Section } from '../markdown/sections';
import { hasPaperLink, readSections } from '../markdown/sections';
import { shapeOfWord } from '../names/nameShape';
import { PaperPairing, titleWithoutAbstract } from '../paperPairing';
import { shapeOf, splitBlock } from '../textUnits';
import { blankLongLines } from './longLines';

/**
 * Reads Markdown: papers as headings with their abstract below, as list items, as rows of tables, or as paragraphs in
 * pairs. Headings that only group papers are none.
 */
export function parseMarkdown(source: string): ReadDigest {
  const { text, issues } = blankLongLines(forParser(source));
  const sections = readSections(text, parseMarkdownTree(text), endOfFrontMatter(text));
  const read = sections.map((section) => ({ section, content: readSectionContent(text, section) }));
  const paperLevel = findPaperLevel(read);
  const drafts: EntryDraft[] = [];
  let date: WrittenDate | undefined;
  for (const [index, { section, content }] of read.entries()) {
    const { heading } = section;
    date = heading?.date ?? date;
    const isPaper = heading !== undefined && isPaperHeading(heading, content, sections[index + 1], paperLevel);
    const found = isPaper ? [draftFromSection(heading, content)] : readGroup(text, section, (found) => (date = found), issues);
    if (heading !== undefined && !isPaper && found.length === 0 && isUntold(heading, section, sections[index + 1], paperLevel)) {
      issues.push({ span: heading.span, reason: titleWithoutAbstract });
    }
    for (const draft of found) if (date !== undefined) draft.date ??= date;
    drafts.push(...found);
  }
  if (drafts.length === 0) return { format: 'markdown', ...pairParagraphs(text, sections, issues) };
  return { format: 'markdown', entries: finishEntries(drafts), issues: byPosition(issues) };
}

/** A row `|---|---|` with blanks behind it. */
const delimiterRow = /^([ \t]{0,3}\|?[ \t:|-]{1,400})\|([ \t]{1,40})$/gm;

/** The parser knows LF alone and no blanks behind a table's delimiter row; all offsets stay. */
function forParser(source: string): string {
  const text = source.includes('\r\n') ? source.replaceAll('\r\n', ' \n') : source;
  return text.replace(delimiterRow, (_, row: string, blanks: string) => `${row}${'-'.repeat(blanks.length)}|`);
}

interface ReadSection {
  readonly section: Section;
  readonly content: SectionContent;
}

/** The level of most headings that have an abstract below them; of equals the deeper, as groups stand above papers. */
function findPaperLevel(sections: readonly ReadSection[]): number {
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (const { section, content } of sections) {
    const level = section.heading?.level;
    if (section.heading !== undefined && level !== undefined && hasAbstract(content) && isTitle(section.heading))
      counts[level] = (counts[level] ?? 0) + 1;
  }
  return counts.lastIndexOf(Math.max(1, ...counts));
}

const sectionWord =
  anyOf(`introduction contents? table_of_contents toc license citations? contributing contributors about overview
  acknowledge?ments? references related_work how_to_.* installation usage news updates? star_history readme todos? changelog resources
  surveys? papers? reading_list digest summary conclusions? background methods? results? discussion other misc(?:ellaneous)?
  further_reading links notes? ideas`);
const sectionName = new RegExp(String.raw`^(?:\d+[.)]? )?${sectionWord}$`, 'i');

function isTitle(heading: Heading): boolean {
  if (heading.date !== undefined || sectionName.test(heading.text)) return false;
  return heading.text.includes(' ') || shapeOfWord(heading.text) === 'coined' || /\p{Script=Han}/u.test(heading.text);
}

function isPaperHeading(heading: Heading, content: SectionContent, next: Section | undefined, paperLevel: number): boolean {
  if (hasPaperLink(heading.links)) return true;
  if (!hasAbstract(content) || !isTitle(heading)) return false;
  if (content.abstracts.has('abstract')) return true;
  const isAboveOthers = (next?.heading?.level ?? 0) > heading.level;
  return heading.level === paperLevel && !isAboveOthers;
}

/** A heading among the papers' own that has nothing below it. */
function isUntold(heading: Heading, section: Section, next: Section | undefined, paperLevel: number): boolean {
  return (
    heading.level === paperLevel &&
    isTitle(heading) &&
    section.blocks.length === 0 &&
    (next?.heading?.level ?? 0) <= heading.level &&
    heading.text.split(' ').length >= 3
  );
}

/** The papers of a section that is none itself. */
function readGroup(text: string, section: Section, onDate: (date: WrittenDate) => void, issues: DigestIssue[]): EntryDraft[] {
  const drafts: EntryDraft[] = [];
  for (const block of section.blocks) {
    if (block.name === 'BulletList' || block.name === 'OrderedList') {
      drafts.push(...readPaperList(text, block));
    } else if (block.name === 'Table') {
      const rows = readPaperTable(text, block);
      if (rows === undefined)
        issues.push({ span: { start: block.from, end: block.to }, reason: 'a table without a column "Title"' });
      else drafts.push(...rows);
    } else if (block.name === 'Paragraph') {
      const draft = readPaperItem(text, block, undefined);
      if (draft !== undefined) drafts.push(draft);
      else readDateLine(text, block, onDate);
    }
  }
  return drafts;
}

function readDateLine(text: string, block: SyntaxNode, onDate: (date: WrittenDate) => void): void {
  if (block.to - block.from > 40) return;
  const furniture = readFurniture(readInline(text, block).text);
  if (furniture?.kind === 'page-date') onDate(furniture.date);
}

function finishEntries(drafts: readonly EntryDraft[]): ReadEntry[] {
  const entries: ReadEntry[] = [];
  let open: EntryDraft | undefined;
  for (const draft of drafts) {
    if (open !== undefined && foldText(open.title.text) === foldText(draft.title.text)) {
      mergeCard(open, draft);
      continue;
    }
    if (open !== undefined) entries.push(finishEntry(open));
    open = draft;
  }
  if (open !== undefined) entries.push(finishEntry(open));
  return entries;
}

/** No structure tells papers apart, so paragraphs are read as titles and abstracts, as in pasted text. */
function pairParagraphs(text: string, sections: readonly Section[], issues: DigestIssue[]): Pick<ReadDigest, 'entries' | 'issues'> {
  const pairing = new PaperPairing();
  for (const { heading, blocks } of sections) {
    if (heading?.date !== undefined) pairing.addPageDate(heading.date);
    for (const block of blocks) if (block.name === 'Paragraph' || block.name === 'Blockquote') pairBlock(text, block, pairing);
  }
  pairing.finish();
  return { entries: pairing.entries, issues: byPosition([...issues, ...pairing.issues]) };
}

function pairBlock(text: string, block: SyntaxNode, pairing: PaperPairing): void {
  const inline = readInline(text, block);
  if (inline.text === '') return;
  const furniture = readFurniture(inline.text);
  if (furniture?.kind === 'page-date') pairing.addPageDate(furniture.date);
  else if (furniture?.kind === 'published') pairing.addPublishedDate(furniture.date, inline.span.end);
  else if (furniture?.kind === 'submitter') pairing.addSubmitter();
  if (furniture !== undefined) return;
  for (const unit of splitBlock(text, readLines(text, block.from, block.to), pairing.awaitsAbstract)) {
    const shown = readInline(text, block, unit.span.start, unit.span.end);
    if (shown.text !== '') pairing.addText({ text: shown.text, span: shown.span, shape: shapeOf(shown.text) });
  }
}

/** YAML between `---` lines at the very beginning (pandoc manual, "yaml_metadata_block"). */
function endOfFrontMatter(text: string): number {
  if (!/^---\r?\n/.test(text)) return 0;
  const end = /\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text.slice(3, 20_000));
  return end === null ? 0 : 3 + end.index + end[0].length;
}

function byPosition(issues: readonly DigestIssue[]): DigestIssue[] {
  return [...issues].sort((a, b) => a.span.start - b.span.start);
}
