import type { SyntaxNode } from '@lezer/common';
import { splitAuthors } from '../authors';
import { findYear, readLeadingDate } from '../calendar';
import type { EntryDraft } from '../entryDraft';
import { addReferences } from '../entryDraft';
import type { Label } from '../labels';
import { findLabel } from '../labels';
import { findDoi, findUrls, readArxivId, readReferences } from '../../model/references';
import type { InlineText } from './inlineText';
import { readInline } from './inlineText';

export interface LabelledText {
  readonly label: Label;
  readonly value: InlineText;
}

/** `**Abstract**: `, `__Authors:__ `, `Date: `, `*TL;DR* - `, with its closing markup on either side of the colon. */
const labelStart =
  /^\s*(?:[*_]{1,3}|`)?([\p{L}][\p{L};#() .-]{1,28}?)(?:(?:[*_]{1,3}|`)\s*[:：]|[:：]\s*(?:[*_]{1,3}|`)|[:：](?=\s|$)|(?:[*_]{1,3})\s+[-–—])\s*/u;

/** The label with which a paragraph or list item begins, and the rest as its value. */
export function readLabelledBlock(text: string, node: SyntaxNode): LabelledText | undefined {
  return readLabelledRange(text, node, node.from, node.to);
}

function readLabelledRange(text: string, node: SyntaxNode, from: number, to: number): LabelledText | undefined {
  const start = labelStart.exec(text.slice(from, Math.min(to, from + 60)));
  const label = start === null ? undefined : findLabel(start[1] ?? '');
  if (start === null || label === undefined || label === 'title') return undefined;
  return { label, value: readInline(text, node, from + start[0].length, to) };
}

/** A paragraph whose lines are labelled (`**Authors:** ...` above `**Abstract:** ...`); undefined where its first is not. */
export function readLabelledParagraph(text: string, node: SyntaxNode): LabelledText[] | undefined {
  if (readLabelledBlock(text, node) === undefined) return undefined;
  const found: LabelledText[] = [];
  let start = node.from;
  for (let at = text.indexOf('\n', node.from); at >= 0 && at < node.to; at = text.indexOf('\n', at + 1)) {
    if (readLabelledRange(text, node, at + 1, node.to) === undefined) continue;
    push(found, readLabelledRange(text, node, start, at));
    start = at + 1;
  }
  push(found, readLabelledRange(text, node, start, node.to));
  return found;
}

function push(found: LabelledText[], labelled: LabelledText | undefined): void {
  if (labelled !== undefined) found.push(labelled);
}

/** Adds what a labelled value says of a paper; abstracts are chosen elsewhere. */
export function applyLabelled(draft: EntryDraft, label: Label, value: InlineText): void {
  const urls = [...value.links.map((link) => link.url), ...findUrls(value.text)];
  addReferences(draft, readReferences(urls));
  if (label === 'authors' && draft.authors.length === 0) draft.authors = splitAuthors(value.text);
  else if (label === 'date') draft.date ??= readLeadingDate(value.text);
  else if (label === 'year') draft.year ??= findYear(value.text);
  else if (label === 'link') addReferences(draft, { links: [], arxivId: readArxivId(value.text), doi: findDoi(value.text) });
}
