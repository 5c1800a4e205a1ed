import { URI, Utils } from 'vscode-uri';
import { createSelector } from '../../annotations/anchor/createSelector';
import { createPassageLocator, findWords } from '../../annotations/anchor/locatePassage';
import { addAnnotations } from '../../annotations/note/addAnnotations';
import {
  addAnnotation,
  hasBrokenComment,
  removeAnnotation,
  renderNote,
  setBody,
  setResolved,
  setSelector,
  setStatus,
  setTitle,
  type NewAnnotation,
  type NoteText,
} from '../../annotations/note/editNote';
import { parseNote } from '../../annotations/note/parseNote';
import { fileName } from '../../base/fileName';
import { sliceSpan, type Span } from '../../base/span';
import { findKeySentence } from '../../digest/abstracts/summary/chooseSummary';
import { splitSentences } from '../../text/sentences/splitSentences';
import type { Annotation, ReadingStatus, TextQuoteSelector } from '../../model/annotation';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { staysBelow } from '../../workspace/files/insideFolders';
import type { NoteFile } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import { canGoOn, isReadAsMeant, type MeantChange } from './checkNoteEdit';
import { findDigestPaper } from './digestPassage';
import { chooseFileName, foldName } from './noteFileName';

/** What a writer does with notes. `id` is a new annotation's anchor, `uri` a note's where not said otherwise. */
export type NoteEdit =
  /**
   * A passage of a digest; a span that reaches beyond the abstract counts as far as it lies in it. An empty one means the
   * sentence that it stands in, and before the abstract the sentence that says what the paper does.
   */
  | { readonly kind: 'annotate'; readonly digest: string; readonly span: Span; readonly body: string; readonly id: string }
  /** Words of a paper's abstract, from wherever they were taken. */
  | { readonly kind: 'quote'; readonly key: string; readonly exact: string; readonly body: string; readonly id: string }
  /** Annotations that come from elsewhere, whose anchors no note has yet. */
  | { readonly kind: 'import'; readonly key: string; readonly added: readonly NewAnnotation[] }
  /** Makes the note of a paper where there is none yet, and room for words on the whole paper where there is none. */
  | { readonly kind: 'create'; readonly key: string }
  /** `was` is what the writer saw when they began: where it has changed meanwhile, nothing is written. */
  | { readonly kind: 'body'; readonly uri: string; readonly id: string; readonly was: string; readonly body: string }
  | { readonly kind: 'remove'; readonly uri: string; readonly id: string; readonly was: string }
  | { readonly kind: 'resolve'; readonly uri: string; readonly id: string; readonly isResolved: boolean }
  /** The passage that an orphan belongs to. */
  | { readonly kind: 'anchor'; readonly uri: string; readonly id: string; readonly digest: string; readonly span: Span }
  /** The same, as a place in the abstract of the note's paper. */
  | { readonly kind: 'place'; readonly uri: string; readonly id: string; readonly span: Span }
  | { readonly kind: 'status'; readonly key: string; readonly status: ReadingStatus }
  /** The note is on the paper with its key, which has another title now. */
  | { readonly kind: 'retitle'; readonly uri: string };

export type NoteEditAnswer =
  | {
      readonly kind: 'edits';
      readonly uri: string;
      /** What the file holds now; undefined where there is none yet. */
      readonly before: string | undefined;
      /** None where it says so already. */
      readonly edits: readonly TextEdit[];
      /** Nothing of the writer's is left in the file, so it goes. */
      readonly isEmptied?: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The change of the one note file that keeps what the writer did. `asked` is what the server knew when the writer asked:
 * places in digests are those of that time.
 */
export function noteEdit(snapshot: Snapshot, edit: NoteEdit, asked: Snapshot = snapshot): NoteEditAnswer {
  switch (edit.kind) {
    case 'annotate': {
      const found = findPassage(snapshot, edit, asked);
      if (typeof found === 'string') return refuse(found);
      return annotate(snapshot, found.paper, { id: edit.id, selector: found.selector, body: edit.body });
    }
    case 'quote': {
      const paper = findPaper(snapshot, edit.key);
      if (paper === undefined) return refuse(words.noPaper(edit.key));
      const [place, ...others] = findWords(paper.abstract, edit.exact);
      if (place === undefined || others.length > 0) return refuse(words.noPassage());
      return annotate(snapshot, paper, { id: edit.id, selector: createSelector(paper.abstract, place), body: edit.body });
    }
    case 'import': {
      const paper = findPaper(snapshot, edit.key);
      if (paper === undefined) return refuse(words.noPaper(edit.key));
      const added = edit.added.map(({ id, body, selector: { exact } }) => ({ id, body, exact }));
      return changePaperNote(snapshot, paper, undefined, (file) => addAnnotations(file, paper.abstract, edit.added), { added });
    }
    case 'create': {
      const paper = findPaper(snapshot, edit.key);
      return paper === undefined ? refuse(words.noPaper(edit.key)) : changePaperNote(snapshot, paper, undefined, makeRoom, {});
    }
    case 'status': {
      const paper = findPaper(snapshot, edit.key);
      return paper === undefined
        ? refuse(words.noPaper(edit.key))
        : changePaperNote(snapshot, paper, edit.status, (file) => setStatus(file, edit.status), { status: edit.status });
    }
    case 'body':
      return changeAnnotation(snapshot, edit, { body: edit.body, was: edit.was }, (file, annotation) =>
        setBody(file, annotation, edit.body),
      );
    case 'remove':
      return dropEmptied(snapshot, changeAnnotation(snapshot, edit, { isGone: true, was: edit.was }, removeAnnotation));
    case 'resolve':
      return changeAnnotation(snapshot, edit, { touchesComment: true }, (file, annotation) =>
        setResolved(file, annotation, edit.isResolved),
      );
    case 'anchor': {
      const found = findPassage(snapshot, edit, asked);
      if (typeof found === 'string') return refuse(found);
      const subject = snapshot.noteIndex().findNote(edit.uri)?.subject;
      if (subject?.kind === 'known' && subject.paper !== found.paper) return refuse(words.otherPaper());
      return setPassage(snapshot, edit, found.selector);
    }
    case 'place': {
      const subject = snapshot.noteIndex().findNote(edit.uri)?.subject;
      return subject?.kind === 'known'
        ? setPassage(snapshot, edit, createSelector(subject.paper.abstract, edit.span))
        : refuse(words.gone(fileName(edit.uri)));
    }
    case 'retitle': {
      const note = snapshot.noteIndex().findNote(edit.uri);
      if (note?.subject.kind !== 'retitled') return refuse(words.notRetitled());
      const { title } = note.subject.paper;
      return checkWritable(note) ?? toEdits(note, setTitle(toText(note), title), { title: title.replace(/\s+/g, ' ').trim() });
    }
  }
}

const words = {
  noPaper: (key: string) => `"${key}" is in no digest or bibliography any more.`,
  noPassage: () => 'These words are not in the abstract, or stand there more than once. Select more of it.',
  noAbstract: () => 'Notes on a passage stand at words of an abstract. Select some.',
  otherPaper: () => 'That passage is of another paper than the note.',
  notRetitled: () => 'The title of this note is that of its paper.',
  noFolder: () => 'Notes are kept in a folder of the workspace. Open one first.',
  outside: (path: string) =>
    `The setting marginalia.notesFolder is "${path}", which leads out of the folder of the workspace. Notes are kept inside of it: choose a folder there.`,
  notOurs: (file: string) => `${file} was made by another program, so nothing is written into it.`,
  broken: (file: string, line: number, reason: string) => `${file} was left as it is. Line ${line}: ${reason}`,
  gone: (file: string) => `That note is no longer in ${file}.`,
  changed: (file: string) => `That note was changed in ${file} meanwhile, so nothing was written. Look at it, and try again.`,
  unreadable: () =>
    'With these words the note could not be read again. Put lines that begin with > or <!-- further in, and close what is open: code, comments.',
  openEnd: (file: string) =>
    `${file} was left as it is: at its end code or a comment is open, so nothing can be written behind it. Close it first.`,
  unsafe: (file: string) => `${file} was left as it is: with this change it could not be read again. Make the change in the file.`,
  brokenComment: (file: string, line: number) =>
    `${file} was left as it is. Line ${line}: this comment can't be read, and what it says would be lost.`,
};

function refuse(reason: string): NoteEditAnswer {
  return { kind: 'refused', reason };
}

function findPaper(snapshot: Snapshot, key: string): Paper | undefined {
  const library = snapshot.library();
  return library.findByKey(key) ?? library.resolveKey(key)[0];
}

/** The passage with its paper, or the reason why there is none. */
function findPassage(
  snapshot: Snapshot,
  { digest, span }: { readonly digest: string; readonly span: Span },
  asked: Snapshot,
): { readonly paper: Paper; readonly selector: TextQuoteSelector } | string {
  const file = asked.digests.get(digest);
  const found = file === undefined ? undefined : findDigestPaper(asked, file, span.start);
  if (file === undefined || found?.abstract === undefined) return words.noAbstract();
  const { abstract } = found;
  const text = sliceSpan(file.text, abstract);
  const inside: Span =
    span.start === span.end
      ? findSentence(found.paper, text, span.start - abstract.start)
      : { start: Math.max(span.start, abstract.start) - abstract.start, end: Math.min(span.end, abstract.end) - abstract.start };
  if (inside.start >= inside.end || text.slice(inside.start, inside.end).trim() === '') return words.noAbstract();
  const paper = asked === snapshot ? found.paper : findSame(snapshot, found.paper);
  return paper === undefined ? words.noPaper(found.paper.key) : { paper, selector: createSelector(text, inside) };
}

/** Of an abstract as it stands in the digest, over several lines perhaps. */
function findSentence({ title, names }: Paper, abstract: string, offset: number): Span {
  const line = abstract.replace(/\s/g, ' ');
  const sentence =
    offset < 0 ? findKeySentence(title, names, line) : splitSentences(line).findLast(({ start }, at) => at === 0 || start <= offset);
  return sentence ?? { start: 0, end: abstract.length };
}

/** The paper as it is now. */
function findSame(snapshot: Snapshot, { title, key }: Paper): Paper | undefined {
  const titled = snapshot.library().findByTitle(title);
  return titled.find((paper) => paper.key === key) ?? titled[0] ?? findPaper(snapshot, key);
}

function annotate(snapshot: Snapshot, paper: Paper, added: NewAnnotation): NoteEditAnswer {
  const meant = { id: added.id, body: added.body, exact: added.selector.exact };
  return changePaperNote(snapshot, paper, undefined, (file) => addAnnotation(file, added, findPlace(paper, file, added.selector)), meant);
}

/** Notes stand in the order of their passages: behind which one a new one goes; undefined where that can't be told. */
function findPlace({ abstract }: Paper, { note }: NoteText, selector: TextQuoteSelector): string | 'first' | undefined {
  const locator = createPassageLocator(abstract);
  const startOf = (each: TextQuoteSelector): number | undefined => {
    const place = locator.locate(each);
    return place.kind === 'found' ? place.span.start : undefined;
  };
  const start = startOf(selector);
  if (start === undefined || note.annotations.length === 0) return undefined;
  const before = note.annotations.findLast((annotation) => (startOf(annotation.selector) ?? Infinity) <= start);
  return before?.id ?? 'first';
}

/** A blank line above the first annotation. */
function makeRoom({ text, note }: NoteText): readonly TextEdit[] {
  const start = note.annotations[0]?.span.start ?? 0;
  if (start === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, start))) return [];
  return [{ span: { start, end: start }, newText: text.slice(0, start).endsWith('\r\n') ? '\r\n' : '\n' }];
}

/** Where words on the whole paper go in the text of a note: right above the first annotation, or else at the end. A UTF-16 offset. */
export function findRoom(uri: string, text: string): number {
  const start = parseNote(text, fileName(uri)).annotations[0]?.span.start;
  return start === undefined ? text.length : text.slice(0, start).replace(/\r?\n$/, '').length;
}

/** Changes the writer's own note on a paper, which is made where there is none. */
function changePaperNote(
  snapshot: Snapshot,
  paper: Paper,
  status: ReadingStatus | undefined,
  change: (file: NoteText) => readonly TextEdit[],
  meant: MeantChange,
): NoteEditAnswer {
  const note = snapshot
    .noteIndex()
    .notesOn(paper)
    .find((known) => known.note.kind === 'own');
  if (note !== undefined) return checkWritable(note) ?? toEdits(note, change(toText(note)), meant);
  const [folder] = snapshot.folders;
  if (folder === undefined) return refuse(words.noFolder());
  if (!staysBelow(snapshot.settings.notesFolder)) return refuse(words.outside(snapshot.settings.notesFolder));
  const inFolder = `${Utils.joinPath(URI.parse(folder), snapshot.settings.notesFolder).toString()}/`;
  const names = new Set([...snapshot.notes.keys()].flatMap((uri) => (uri.startsWith(inFolder) ? [foldName(fileName(uri))] : [])));
  const name = chooseFileName(paper.key, (wanted) => names.has(foldName(wanted)));
  const uri = Utils.joinPath(URI.parse(folder), snapshot.settings.notesFolder, name).toString();
  const text = renderNote(paper.key, paper.title, status);
  const whole = applyEdits(text, change(readText(uri, text)));
  if (!isReadAsMeant(uri, readText(uri, ''), whole, meant)) return refuse(words.unreadable());
  return { kind: 'edits', uri, before: undefined, edits: [{ span: { start: 0, end: 0 }, newText: whole }] };
}

function changeAnnotation(
  snapshot: Snapshot,
  { uri, id }: { readonly uri: string; readonly id: string },
  { was, touchesComment = false, ...meant }: MeantChange & { readonly was?: string; readonly touchesComment?: boolean },
  change: (file: NoteText, annotation: Annotation) => readonly TextEdit[],
): NoteEditAnswer {
  const note = snapshot.noteIndex().findNote(uri);
  const annotation = note?.note.annotations.find((known) => known.id === id);
  if (note === undefined || annotation === undefined) return refuse(words.gone(fileName(uri)));
  const obstacle = checkWritable(note);
  if (obstacle !== undefined) return obstacle;
  if (was !== undefined && annotation.body.replace(/\r\n?/g, '\n') !== was.replace(/\r\n?/g, '\n'))
    return refuse(words.changed(fileName(uri)));
  if (touchesComment && hasBrokenComment(note.file.text, annotation))
    return refuse(words.brokenComment(fileName(uri), lineOf(note, annotation.span.start)));
  return toEdits(note, change(toText(note), annotation), { ...meant, id });
}

function setPassage(snapshot: Snapshot, edit: { readonly uri: string; readonly id: string }, selector: TextQuoteSelector): NoteEditAnswer {
  return changeAnnotation(snapshot, edit, { exact: selector.exact, touchesComment: true }, (file, annotation) =>
    setSelector(file, annotation, selector),
  );
}

/** A file that says no more than a new one is none that a writer misses. */
function dropEmptied(snapshot: Snapshot, answer: NoteEditAnswer): NoteEditAnswer {
  if (answer.kind === 'refused' || answer.before === undefined) return answer;
  const { key = '', title = '' } = snapshot.noteIndex().findNote(answer.uri)?.note ?? {};
  const left = applyEdits(answer.before, answer.edits).replace(/\r\n?/g, '\n').trim();
  return left === renderNote(key, title).trim() ? { ...answer, isEmptied: true } : answer;
}

function checkWritable({ uri, file, note }: NoteFile): NoteEditAnswer | undefined {
  if (note.kind === 'foreign') return refuse(words.notOurs(fileName(uri)));
  if (note.isWritable) return undefined;
  // What can be read apart from a comment does not stop anybody from writing.
  const issue = note.issues.find(({ isHarmless }) => isHarmless !== true);
  return refuse(words.broken(fileName(uri), file.lines().positionAt(issue?.span.start ?? 0).line + 1, issue?.reason ?? ''));
}

function lineOf({ file }: NoteFile, offset: number): number {
  return file.lines().positionAt(offset).line + 1;
}

function toEdits(note: NoteFile, edits: readonly TextEdit[], meant: MeantChange): NoteEditAnswer {
  const { uri, file } = note;
  if (edits.length > 0 && !isReadAsMeant(uri, toText(note), applyEdits(file.text, edits), meant)) {
    if (!canGoOn(file.text)) return refuse(words.openEnd(fileName(uri)));
    return refuse(meant.body === undefined ? words.unsafe(fileName(uri)) : words.unreadable());
  }
  return { kind: 'edits', uri, before: file.text, edits };
}

function toText({ file, note }: NoteFile): NoteText {
  return { text: file.text, note };
}

function readText(uri: string, text: string): NoteText {
  return { text, note: parseNote(text, fileName(uri)) };
}

/** The edits are disjoint, and their spans those of the text before any of them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let done = 0;
  let changed = '';
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    changed += text.slice(done, span.start) + newText;
    done = span.end;
  }
  return changed + text.slice(done);
}
