import { maskControls } from '../../base/escape';
import type { Span } from '../../base/span';
import type { Annotation, LiteratureNote, ReadingStatus, TextQuoteSelector } from '../../model/annotation';
import type { TextEdit } from '../../model/draft';
import { createPassageLocator } from '../anchor/locatePassage';
import { readAttributes, renderAttributes } from './attributes';
import { renderQuote } from './parseNote';

/** The text of a note file, and the result of `parseNote` for it. */
export interface NoteSource {
  readonly text: string;
  readonly note: LiteratureNote;
}

/** The parts of a new annotation. */
export interface NewAnnotation {
  readonly id: string;
  readonly selector: TextQuoteSelector;
  readonly body: string;
  readonly isResolved?: boolean;
}

/** The text of a new note file without annotations. It contains a status only if one is given. */
export function renderNote(key: string, title: string, status?: ReadingStatus): string {
  const chosen = status === undefined ? '' : `status: ${status}\n`;
  const head = `---\nkey: ${/^[a-z][\w-]*$/i.test(key) && !notText.test(key) ? key : JSON.stringify(key)}\ntitle: ${JSON.stringify(title)}\ntags: []\n${chosen}---\n`;
  return maskControls(head);
}

/** Words that some version of YAML reads as a boolean or null instead of text. */
const notText = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/**
 * Adds an annotation after the annotation with the id `after`. It becomes the first one if `after` is 'first', and the last one if
 * `after` is undefined.
 */
export function addAnnotation(file: NoteSource, added: NewAnnotation, after: string | 'first' | undefined): readonly TextEdit[] {
  return addAnnotationTexts(file, renderAnnotation(added), after);
}

/** Like `addAnnotation`, but `added` is the text of one or several annotations, which are separated by blank lines. */
function addAnnotationTexts({ text, note }: NoteSource, added: string, after: string | 'first' | undefined): readonly TextEdit[] {
  const first = note.annotations[0];
  if (after === 'first' && first !== undefined) return [insert(text, first.span.start, `${added}\n\n`)];
  const before = note.annotations.find(({ id }) => id === after) ?? note.annotations.at(-1);
  const place = before?.span.end ?? note.generalTextSpan.end;
  const isAtEnd = text.slice(place).trim() === '';
  if (!isAtEnd) return [insert(text, place, `\n\n${added}`)];
  const blank = /\n$/.test(text.slice(0, place)) || place === 0 ? '\n' : '\n\n';
  return [{ span: { start: place, end: text.length }, newText: toFileText(text, `${place === 0 ? '' : blank}${added}\n`) }];
}

export function setBody({ text }: NoteSource, annotation: Annotation, body: string): readonly TextEdit[] {
  const { bodySpan, body: former } = annotation;
  const words = protectBody(body);
  if (former !== '')
    return words === ''
      ? [replace(text, { start: endOfAnchor(annotation, text), end: bodySpan.end }, '')]
      : [replace(text, bodySpan, words)];
  return words === '' ? [] : [insert(text, endOfAnchor(annotation, text), `\n\n${words}`)];
}

/**
 * Removes the annotation's block and the blank lines after it. If it is the last block of the note, the blank lines before it are
 * removed too.
 */
export function removeAnnotation({ text }: NoteSource, { span }: Annotation): readonly TextEdit[] {
  const blankLength = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(span.end))?.[0].length ?? 0;
  const isLast = span.end + blankLength === text.length;
  const before = /(?:(?:\r\n|\n|\r)[ \t]*)*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
  if (!isLast) return [{ span: { start: span.start, end: span.end + blankLength }, newText: '' }];
  return [replace(text, { start: span.start - before, end: text.length }, span.start - before === 0 ? '' : '\n')];
}

export function setResolved(file: NoteSource, annotation: Annotation, isResolved: boolean): readonly TextEdit[] {
  return setAttributes(file, annotation, { resolved: isResolved });
}

/**
 * Moves the annotation to another passage. The result is a single edit: if the annotation has no comment yet, separate edits of the
 * comment and the quotation would begin at the same offset.
 */
export function setSelector(
  { text }: NoteSource,
  annotation: Annotation,
  { exact, prefix, suffix }: TextQuoteSelector,
): readonly TextEdit[] {
  const { comment, gap, span, quoteSpan } = readHead(text, annotation);
  const line = renderChanged(comment, { prefix, suffix });
  const quote = exact === annotation.selector.exact ? text.slice(quoteSpan.start, quoteSpan.end) : renderQuote(exact);
  return [replace(text, { start: span.start, end: quoteSpan.end }, `${line === '' ? '' : `${line}${gap}`}${quote}`)];
}

export function setStatus({ text, note }: NoteSource, status: ReadingStatus): readonly TextEdit[] {
  if (note.status === status) return [];
  if (note.statusSpan !== undefined) return [replace(text, note.statusSpan, status)];
  return addField({ text, note }, `status: ${status}`);
}

export function setTitle({ text, note }: NoteSource, title: string): readonly TextEdit[] {
  if (note.titleSpan !== undefined) return [replace(text, note.titleSpan, JSON.stringify(title))];
  return addField({ text, note }, `title: ${JSON.stringify(title)}`);
}

export function renderAnnotation({ id, selector: { exact, prefix, suffix }, body, isResolved = false }: NewAnnotation): string {
  const attributes = renderAttributes({ prefix, suffix, resolved: isResolved });
  const words = protectBody(body);
  return `${attributes === '' ? '' : `${attributes}\n`}${renderQuote(exact)}\n\n^${id}${words === '' ? '' : `\n\n${words}`}`;
}

/** Whether the comment above the quotation can't be read. Such a comment must not be rewritten, because its data would be lost. */
export function hasBrokenComment(text: string, { span, quoteSpan }: Annotation): boolean {
  return readAttributes(text.slice(span.start, quoteSpan.start).trimEnd())?.issue !== undefined;
}

/**
 * Adds backslashes to lines that would end the annotation or begin another one, so that these lines are read as text. Lines of code
 * blocks get no backslash.
 */
export function protectBody(body: string): string {
  let fence: string | undefined;
  return maskControls(body)
    .replace(/\r\n?/g, '\n')
    .trim()
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
      if (fence !== undefined) {
        if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
        return line;
      }
      fence = mark;
      return mark === undefined ? line.replace(partBegin, '$1\\') : line;
    })
    .join('\n');
}

/**
 * The beginnings of the lines that `protectBody` changes: headings, rules, underlines of headings, anchors, comments of Marginalia, and
 * git's conflict marks.
 */
const partBegin =
  /^( {0,3})(?=#{1,6}(?:[ \t]|$)|(?:[-*_][ \t]*){3,}$|=+[ \t]*$|-+[ \t]*$|\^[\w-]+[ \t]*$|<!--\s*marginalia\b|<{7}|>{7}|\|{7})/;

function setAttributes({ text }: NoteSource, annotation: Annotation, changed: Readonly<Record<string, unknown>>): readonly TextEdit[] {
  const { comment, gap, span } = readHead(text, annotation);
  const line = renderChanged(comment, changed);
  if (comment === line) return [];
  if (comment === '') return [replace(text, { start: span.start, end: span.start }, `${line}\n`)];
  const end = span.start + comment.length;
  return [replace(text, { start: span.start, end: line === '' ? end + gap.length : end }, line)];
}

/**
 * The comment above a quotation, and the text between the comment and the quotation. If there is no comment, `comment` is empty and
 * `gap` is a line break.
 */
function readHead(
  text: string,
  { span, quoteSpan }: Annotation,
): { readonly comment: string; readonly gap: string; readonly span: Span; readonly quoteSpan: Span } {
  const head = text.slice(span.start, quoteSpan.start);
  const comment = head.trimEnd();
  return { comment, gap: comment === '' ? '\n' : head.slice(comment.length), span, quoteSpan };
}

/** The comment with the changed fields. All other fields stay the same. */
function renderChanged(comment: string, changed: Readonly<Record<string, unknown>>): string {
  return renderAttributes({ ...readAttributes(comment)?.fields, ...changed });
}

function endOfAnchor({ id, quoteSpan }: Annotation, text: string): number {
  const anchor = text.indexOf(`^${id}`, quoteSpan.end);
  return anchor + id.length + 1;
}

/** Adds a field at the end of the metadata. Returns no edit if the note has no metadata. */
function addField({ text, note: { metadataSpan } }: NoteSource, line: string): readonly TextEdit[] {
  return metadataSpan === undefined ? [] : [insert(text, metadataSpan.end, `${line}\n`)];
}

function insert(text: string, at: number, newText: string): TextEdit {
  return replace(text, { start: at, end: at }, newText);
}

function replace(text: string, span: Span, newText: string): TextEdit {
  return { span, newText: toFileText(text, newText) };
}

/**
 * The text as it is written into the file: with spaces in place of controls, and with `\r\n` for all line breaks if the file contains
 * `\r\n`.
 */
function toFileText(text: string, added: string): string {
  const masked = maskControls(added);
  return text.includes('\r\n') ? masked.replace(/\r?\n/g, '\r\n') : masked;
}

/**
 * The edits that add several annotations, in the order of their passages in the abstract. Annotations whose passages are not found come
 * last.
 */
export function addAnnotations(file: NoteSource, abstract: string, added: readonly NewAnnotation[]): readonly TextEdit[] {
  const locator = createPassageLocator(abstract);
  const startOf = ({ selector }: Pick<NewAnnotation, 'selector'>): number => {
    const place = locator.locate(selector);
    return place.kind === 'found' ? place.span.start : Infinity;
  };
  const { annotations } = file.note;
  const known = annotations.map((annotation) => ({ id: annotation.id, start: startOf(annotation) }));
  const last = known.at(-1)?.id;
  const groups = new Map<string | 'first' | undefined, string[]>();
  const ordered = added
    .map((annotation) => ({ annotation, start: startOf(annotation) }))
    .sort((a, b) => (a.start === b.start ? 0 : a.start - b.start));
  for (const { annotation, start } of ordered) {
    const before = start === Infinity ? last : known.findLast((other) => other.start <= start)?.id;
    const after = before ?? (known.length === 0 ? undefined : 'first');
    groups.set(after, [...(groups.get(after) ?? []), renderAnnotation(annotation)]);
  }
  return [...groups].flatMap(([after, blocks]) => addAnnotationTexts(file, blocks.join('\n\n'), after));
}
