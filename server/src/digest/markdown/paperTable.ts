import type { SyntaxNode } from '@lezer/common';
import { splitAuthors } from '../authors';
import type { EntryDraft } from '../entryDraft';
import { addReferences, draftEntry } from '../entryDraft';
import type { Label } from '../labels';
import { findLabel } from '../labels';
import { readReferences } from '../../model/references';
import type { InlineText } from './inlineText';
import { readInline } from './inlineText';
import { applyLabelled } from './labelledBlock';

/** The papers of a table with a column of titles; undefined where it has no such column. */
export function readPaperTable(text: string, table: SyntaxNode): EntryDraft[] | undefined {
  const header = table.getChild('TableHeader');
  if (header === null) return undefined;
  const labels = readColumns(text, header);
  if (!labels.includes('title')) return undefined;
  return table.getChildren('TableRow').flatMap((row) => {
    const draft = readRow(text, row, labels);
    return draft === undefined ? [] : [draft];
  });
}

/** What each column tells; where columns are headed both "Title" and "Paper", the first holds titles. */
function readColumns(text: string, header: SyntaxNode): (Label | undefined)[] {
  const words = cellsOf(header).map((cell) => (cell === undefined ? '' : readInline(text, cell).text));
  const labels = words.map((word) => findLabel(word) ?? (/\btitle\b/i.test(word) ? 'title' : undefined));
  const titles = labels.flatMap((label, column) => (label === 'title' ? [column] : []));
  const best = titles.find((column) => /title/i.test(words[column] ?? '')) ?? titles[0];
  return labels.map((label, column) => (label === 'title' && column !== best ? 'link' : label));
}

/** The cells of a row by column; an empty one has no node, so the bars are counted. */
function cellsOf(row: SyntaxNode): (SyntaxNode | undefined)[] {
  const cells: (SyntaxNode | undefined)[] = [];
  let column = row.firstChild?.name === 'TableDelimiter' ? -1 : 0;
  for (let child = row.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === 'TableDelimiter') column += 1;
    else if (child.name === 'TableCell') cells[column] = child;
  }
  return Array.from(cells);
}

/** `(Read more on [arXiv](..) or [HuggingFace](..))` behind a title is none of it. */
const readMore = /\s*\((?:read more|links?|see|more)\b/i;

function readRow(text: string, row: SyntaxNode, labels: readonly (Label | undefined)[]): EntryDraft | undefined {
  const cells = cellsOf(row);
  const titleCell = cells[labels.indexOf('title')];
  if (titleCell === undefined) return undefined;
  const more = readMore.exec(text.slice(titleCell.from, titleCell.to))?.index;
  const title = readInline(
    text,
    titleCell,
    titleCell.from,
    more === undefined ? titleCell.to : titleCell.from + more,
    'drop-label-links',
  );
  if (title.text === '') return undefined;
  const draft = draftEntry({ text: title.text, span: title.span });
  addReferences(draft, readReferences(readInline(text, titleCell).links.map((link) => link.url)));
  for (const [column, cell] of cells.entries()) {
    const label = labels[column];
    if (cell !== undefined && label !== 'title') readCell(draft, label, readInline(text, cell));
  }
  draft.end = row.to;
  return draft;
}

function readCell(draft: EntryDraft, label: Label | undefined, value: InlineText): void {
  const isAbstract = label === 'abstract' || (label === 'summary' && draft.abstract === undefined);
  if (isAbstract && value.text !== '') draft.abstract = { text: value.text, span: value.span };
  else if (label === 'authors') draft.authors = splitAuthors(value.text);
  else if (label !== undefined) applyLabelled(draft, label, value);
  else addReferences(draft, readReferences(value.links.map((link) => link.url)));
}
