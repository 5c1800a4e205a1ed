import type { Span } from '../../base/span';
import type { Annotation, LiteratureNote, ReadingStatus, TextQuoteSelector } from '../../model/annotation';
import type { TextEdit } from '../../model/draft';
import { readAttributes, renderAttributes } from './attributes';
import { renderQuote } from './quote';

/** A note file, as read by `parseNote`. */
export interface NoteText {
  readonly text: string;
  readonly note: LiteratureNote;
}

/** What is written of a new annotation. */
export interface NewAnnotation {
  readonly id: string;
  readonly selector: TextQuoteSelector;
  readonly body: string;
  readonly isResolved?: boolean;
}

/** The text of a new note file, without annotations yet. */
export function renderNote(key: string, title: string, status: ReadingStatus): string {
  return `---\nkey: ${/^[\w-]+$/.test(key) && !/^[\d.-]/.test(key) ? key : JSON.stringify(key)}\ntitle: ${JSON.stringify(title)}\ntags: []\nstatus: ${status}\n---\n`;
}

/** Puts an annotation behind the one that `after` names, before all others where it is 'first', or else at the end. */
export function addAnnotation(file: NoteText, added: NewAnnotation, after: string | 'first' | undefined): readonly TextEdit[] {
  return addBlocks(file, renderAnnotation(added), after);
}

/** The same for the text of one or several, with a blank line between them. */
export function addBlocks({ text, note }: NoteText, block: string, after: string | 'first' | undefined): readonly TextEdit[] {
  const first = note.annotations[0];
  if (after === 'first' && first !== undefined) return [insert(text, first.span.start, `${block}\n\n`)];
  const before = note.annotations.find(({ id }) => id === after) ?? note.annotations.at(-1);
  const place = before?.span.end ?? note.freeSpan.end;
  const isAtEnd = text.slice(place).trim() === '';
  if (!isAtEnd) return [insert(text, place, `\n\n${block}`)];
  const blank = /\n$/.test(text.slice(0, place)) || place === 0 ? '\n' : '\n\n';
  return [{ span: { start: place, end: text.length }, newText: withLineEnds(text, `${place === 0 ? '' : blank}${block}\n`) }];
}

export function setBody({ text }: NoteText, annotation: Annotation, body: string): readonly TextEdit[] {
  const { bodySpan, body: former } = annotation;
  const words = protectBody(body);
  if (former !== '') return words === '' ? [replace(text, { start: endOfAnchor(annotation, text), end: bodySpan.end }, '')] : [replace(text, bodySpan, words)];
  return words === '' ? [] : [insert(text, endOfAnchor(annotation, text), `\n\n${words}`)];
}

/** Takes the block away, and the blank lines behind it. */
export function removeAnnotation({ text }: NoteText, { span }: Annotation): readonly TextEdit[] {
  const behind = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(span.end))?.[0].length ?? 0;
  const isLast = span.end + behind === text.length;
  const before = /(?:(?:\r\n|\n|\r)[ \t]*)*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
  if (!isLast) return [{ span: { start: span.start, end: span.end + behind }, newText: '' }];
  return [replace(text, { start: span.start - before, end: text.length }, span.start - before === 0 ? '' : '\n')];
}

export function setResolved(file: NoteText, annotation: Annotation, isResolved: boolean): readonly TextEdit[] {
  return setAttributes(file, annotation, { resolved: isResolved });
}

/** The annotation stands at another passage from now on. One edit, as its parts would touch. */
export function setSelector({ text }: NoteText, annotation: Annotation, { exact, prefix, suffix }: TextQuoteSelector): readonly TextEdit[] {
  const line = renderChanged(text, annotation, { prefix, suffix });
  const { span, quoteSpan } = annotation;
  const quote = exact === annotation.selector.exact ? text.slice(quoteSpan.start, quoteSpan.end) : renderQuote(exact);
  return [replace(text, { start: span.start, end: quoteSpan.end }, `${line === '' ? '' : `${line}\n`}${quote}`)];
}

export function setStatus({ text, note }: NoteText, status: ReadingStatus): readonly TextEdit[] {
  if (note.status === status) return [];
  if (note.statusSpan !== undefined) return [replace(text, note.statusSpan, status)];
  return addField({ text, note }, `status: ${status}`);
}

export function setTitle({ text, note }: NoteText, title: string): readonly TextEdit[] {
  if (note.titleSpan !== undefined) return [replace(text, note.titleSpan, JSON.stringify(title))];
  return addField({ text, note }, `title: ${JSON.stringify(title)}`);
}

export function renderAnnotation({ id, selector: { exact, prefix, suffix }, body, isResolved = false }: NewAnnotation): string {
  const attributes = renderAttributes({ prefix, suffix, resolved: isResolved });
  const words = protectBody(body);
  return `${attributes === '' ? '' : `${attributes}\n`}${renderQuote(exact)}\n\n^${id}${words === '' ? '' : `\n\n${words}`}`;
}

/** What would end the annotation or begin another is written with a backslash, so that it is read as words. */
export function protectBody(body: string): string {
  return body
    .replace(/\r\n?/g, '\n')
    .trim()
    .replace(/^( {0,3})(?=#{1,6}(?:[ \t]|$)|(?:[-*_][ \t]*){3,}$|=+[ \t]*$|-+[ \t]*$|\^[\w-]+[ \t]*$|<!--\s*marginalia\b|<{7}|>{7}|\|{7})/gm, '$1\\');
}

function setAttributes({ text }: NoteText, annotation: Annotation, changed: Readonly<Record<string, unknown>>): readonly TextEdit[] {
  const { start } = annotation.span;
  const end = annotation.quoteSpan.start;
  const line = renderChanged(text, annotation, changed);
  return text.slice(start, end).trimEnd() === line ? [] : [replace(text, { start, end }, line === '' ? '' : `${line}\n`)];
}

/** The comment above the quotation as it is to be; what it says of other things stays. */
function renderChanged(text: string, { span, quoteSpan }: Annotation, changed: Readonly<Record<string, unknown>>): string {
  const known = readAttributes(text.slice(span.start, quoteSpan.start).trimEnd())?.fields ?? {};
  return renderAttributes({ ...known, ...changed });
}

function endOfAnchor({ id, quoteSpan }: Annotation, text: string): number {
  const anchor = text.indexOf(`^${id}`, quoteSpan.end);
  return anchor + id.length + 1;
}

/** At the end of the metadata. */
function addField({ text, note: { metadataSpan } }: NoteText, line: string): readonly TextEdit[] {
  return metadataSpan === undefined ? [] : [insert(text, metadataSpan.end, `${line}\n`)];
}

function insert(text: string, at: number, newText: string): TextEdit {
  return replace(text, { start: at, end: at }, newText);
}

function replace(text: string, span: Span, newText: string): TextEdit {
  return { span, newText: withLineEnds(text, newText) };
}

/** The file's own. */
function withLineEnds(text: string, added: string): string {
  return text.includes('\r\n') ? added.replace(/\r?\n/g, '\r\n') : added;
}
