import {
  addAnnotation,
  addAnnotations,
  createPassageLocator,
  findWords,
  hasBrokenComment,
  type NewAnnotation,
  type NoteSource,
  parseNote,
  removeAnnotation,
  renderNote,
  setBody,
  setResolved,
  setSelector,
  setStatus,
  setTitle,
} from '#annotations';
import { findKeySentence } from '#digest';
import { createSelector, splitSentences } from '#text';
import type { DigestFile, Snapshot } from '#workspace';
import { fileName } from '../../base/paths';
import { type Span, shiftSpan, sliceSpan } from '../../base/span';
import type { Annotation, TextQuoteSelector } from '../../model/annotation';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { findDigestPaper } from '../digests/digestPapers';
import { changeNote, changePaperNote, findNoteObstacle, type IntendedChange } from './changeNote';
import { type NoteEdit, type NotePlan, refusals, refuse } from './noteEdit';

/** A code action that adds a note on the selection. */
interface AnnotateAction {
  readonly title: string;
  /** The URI of the note file. */
  readonly uri: string;
  /** Whether the file has to be created. */
  readonly isNew: boolean;
  readonly edits: readonly TextEdit[];
}

/**
 * Works out how an action of the writer changes a note file, but does not write the file. `seen` is the snapshot at the moment of the
 * action; spans in digests refer to that snapshot.
 */
export function planNoteEdit(snapshot: Snapshot, edit: NoteEdit, seen: Snapshot = snapshot): NotePlan {
  switch (edit.kind) {
    case 'annotate': {
      const found = findAbstractPassage(snapshot, edit, seen);
      if (typeof found === 'string') return refuse(found);
      const { paper, selector } = found;
      return annotate(snapshot, paper, { id: edit.id, selector, body: edit.body }, found);
    }
    case 'quote': {
      const paper = findPaper(snapshot, edit.key);
      if (paper === undefined) return refuse(refusals.noPaper(edit.key));
      const [place, ...others] = findWords(paper.abstract, edit.exact);
      if (place === undefined || others.length > 0) return refuse(refusals.noPassage());
      return annotate(snapshot, paper, { id: edit.id, selector: createSelector(paper.abstract, place), body: edit.body });
    }
    case 'import': {
      const paper = findPaper(snapshot, edit.key);
      if (paper === undefined) return refuse(refusals.noPaper(edit.key));
      const added = edit.added.map(({ id, body, selector: { exact } }) => ({ id, body, exact }));
      return changePaperNote(snapshot, paper, undefined, (file) => addAnnotations(file, paper.abstract, edit.added), { added });
    }
    case 'create': {
      const paper = findPaper(snapshot, edit.key);
      if (paper === undefined) return refuse(refusals.noPaper(edit.key));
      const plan = changePaperNote(snapshot, paper, undefined, makeRoomForFreeText, {});
      return plan.kind === 'refused' ? plan : { ...plan, room: findFreeTextOffset(plan.uri, plan.after) };
    }
    case 'status': {
      const paper = findPaper(snapshot, edit.key);
      return paper === undefined
        ? refuse(refusals.noPaper(edit.key))
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
      const found = findAbstractPassage(snapshot, edit, seen);
      if (typeof found === 'string') return refuse(found);
      const subject = snapshot.noteIndex().findNote(edit.uri)?.subject;
      if (subject?.kind === 'known' && subject.paper !== found.paper) return refuse(refusals.otherPaper());
      return setPassage(snapshot, edit, found.selector);
    }
    case 'place': {
      const subject = snapshot.noteIndex().findNote(edit.uri)?.subject;
      return subject?.kind === 'known'
        ? setPassage(snapshot, edit, createSelector(subject.paper.abstract, edit.span))
        : refuse(refusals.gone(fileName(edit.uri)));
    }
    case 'retitle': {
      const note = snapshot.noteIndex().findNote(edit.uri);
      if (note?.subject.kind !== 'retitled') return refuse(refusals.notRetitled());
      const { title } = note.subject.paper;
      return changeNote(note, (file) => setTitle(file, title), { title: title.replace(/\s+/g, ' ').trim() });
    }
  }
}

function annotate(snapshot: Snapshot, paper: Paper, added: NewAnnotation, passage?: AbstractPassage): NotePlan {
  const { id, body, selector } = added;
  const add = (file: NoteSource): readonly TextEdit[] => addAnnotation(file, added, findPredecessor(paper, file, selector));
  const plan = changePaperNote(snapshot, paper, undefined, add, { id, body, exact: selector.exact });
  if (plan.kind === 'refused') return plan;
  const annotation = parseNote(plan.after, fileName(plan.uri)).annotations.find((each) => each.id === id);
  return annotation === undefined ? plan : { ...plan, added: { annotation, paper, passage } };
}

/**
 * The id of the annotation after which a new one belongs: annotations are in the order of their passages. 'first' if the new one
 * belongs before all others. undefined if the new passage can't be found, or if the note has no annotations.
 */
function findPredecessor({ abstract }: Paper, { note }: NoteSource, selector: TextQuoteSelector): string | 'first' | undefined {
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

/**
 * Changes one annotation. `meant` says what should be different afterwards, and `was` contains the words that the writer saw.
 * `touchesComment` is true if the change rewrites the comment above the annotation.
 */
function changeAnnotation(
  snapshot: Snapshot,
  { uri, id }: { readonly uri: string; readonly id: string },
  { was, touchesComment = false, ...meant }: IntendedChange & { readonly was?: string; readonly touchesComment?: boolean },
  change: (file: NoteSource, annotation: Annotation) => readonly TextEdit[],
): NotePlan {
  const note = snapshot.noteIndex().findNote(uri);
  const annotation = note?.note.annotations.find((known) => known.id === id);
  if (note === undefined || annotation === undefined) return refuse(refusals.gone(fileName(uri)));
  const obstacle = findNoteObstacle(note);
  if (obstacle !== undefined) return refuse(obstacle);
  if (was !== undefined && annotation.body.replace(/\r\n?/g, '\n') !== was.replace(/\r\n?/g, '\n'))
    return refuse(refusals.changed(fileName(uri)));
  if (touchesComment && hasBrokenComment(note.file.text, annotation))
    return refuse(refusals.brokenComment(fileName(uri), note.file.lines().positionAt(annotation.span.start).line + 1));
  return changeNote(note, (file) => change(file, annotation), { ...meant, id });
}

function setPassage(snapshot: Snapshot, edit: { readonly uri: string; readonly id: string }, selector: TextQuoteSelector): NotePlan {
  return changeAnnotation(snapshot, edit, { exact: selector.exact, touchesComment: true }, (file, annotation) =>
    setSelector(file, annotation, selector),
  );
}

/** Marks the file for deletion if it contains no more than a newly created note would. */
function dropEmptied(snapshot: Snapshot, plan: NotePlan): NotePlan {
  if (plan.kind === 'refused') return plan;
  const { key = '', title = '' } = snapshot.noteIndex().findNote(plan.uri)?.note ?? {};
  return plan.after.replace(/\r\n?/g, '\n').trim() === renderNote(key, title).trim() ? { ...plan, isEmptied: true } : plan;
}

/**
 * The edit that inserts a blank line above the first annotation, so that words on the whole paper can be written there. Empty if there
 * already is a blank line, or if the note has no annotations.
 */
function makeRoomForFreeText({ text, note }: NoteSource): readonly TextEdit[] {
  const start = note.annotations[0]?.span.start ?? 0;
  if (start === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, start))) return [];
  return [{ span: { start, end: start }, newText: text.slice(0, start).endsWith('\r\n') ? '\r\n' : '\n' }];
}

/** The UTF-16 offset in a note where words on the whole paper belong: directly above the first annotation, or at the end. */
export function findFreeTextOffset(uri: string, text: string): number {
  const start = parseNote(text, fileName(uri)).annotations[0]?.span.start;
  return start === undefined ? text.length : text.slice(0, start).replace(/\r?\n$/, '').length;
}

/**
 * The action that annotates the selection; `id` is the anchor of the new annotation. undefined if the selection contains no part of an
 * abstract in a digest, or if the note can't be added.
 */
export function findAnnotateAction(snapshot: Snapshot, uri: string, span: Span, id: string): AnnotateAction | undefined {
  const file = snapshot.digests.get(uri);
  const abstract = file === undefined || span.start === span.end ? undefined : findDigestPaper(snapshot, file, span.start)?.abstract;
  if (abstract === undefined || span.end <= abstract.start || span.start >= abstract.end) return undefined;
  const result = planNoteEdit(snapshot, { kind: 'annotate', digest: uri, span, body: '', id });
  if (result.kind === 'refused') return undefined;
  return { title: 'Annotate this passage', uri: result.uri, isNew: result.before === undefined, edits: result.edits };
}

/** A passage of a paper's abstract that a note is about. */
export interface AbstractPassage {
  readonly paper: Paper;
  readonly file: DigestFile;
  /** The span of the passage in the digest. */
  readonly span: Span;
  readonly selector: TextQuoteSelector;
}

/**
 * The passage of an abstract at a span of a digest, or the reason why no note can be added there. If the span is empty, the passage is
 * a whole sentence. The span refers to the digest as it is in `seen`, which may be an earlier snapshot; the returned paper is the one
 * in `snapshot`.
 */
export function findAbstractPassage(
  snapshot: Snapshot,
  { digest, span }: { readonly digest: string; readonly span: Span },
  seen: Snapshot,
): AbstractPassage | string {
  const file = seen.digests.get(digest);
  const found = file === undefined ? undefined : findDigestPaper(seen, file, span.start);
  if (file === undefined || found?.abstract === undefined) return refusals.noAbstract();
  const { abstract } = found;
  const text = sliceSpan(file.text, abstract);
  const inside: Span =
    span.start === span.end
      ? findSentence(found.paper, text, span.start - abstract.start)
      : { start: Math.max(span.start, abstract.start) - abstract.start, end: Math.min(span.end, abstract.end) - abstract.start };
  if (inside.start >= inside.end || text.slice(inside.start, inside.end).trim() === '') return refusals.noAbstract();
  const paper = seen === snapshot ? found.paper : findSame(snapshot, found.paper);
  return paper === undefined
    ? refusals.noPaper(found.paper.key)
    : { paper, file, span: shiftSpan(inside, abstract.start), selector: createSelector(text, inside) };
}

/**
 * The span of the sentence at an offset of an abstract. If the offset is before the abstract, it is the sentence that says what the
 * paper does.
 */
function findSentence({ title, names }: Paper, abstract: string, offset: number): Span {
  const line = abstract.replace(/\s/g, ' ');
  const sentence =
    offset < 0 ? findKeySentence(title, names, line) : splitSentences(line).findLast(({ start }, at) => at === 0 || start <= offset);
  return sentence ?? { start: 0, end: abstract.length };
}

/**
 * Finds a paper of an earlier snapshot again: the paper with the same title, preferably one that also has the same key; if no paper has
 * the title, the paper with the key.
 */
function findSame(snapshot: Snapshot, { title, key }: Paper): Paper | undefined {
  const titled = snapshot.library().findByTitle(title);
  return titled.find((paper) => paper.key === key) ?? titled[0] ?? findPaper(snapshot, key);
}

/** Finds a paper by its key, or by an older or shorter form of its key. */
export function findPaper(snapshot: Snapshot, key: string): Paper | undefined {
  const library = snapshot.library();
  return library.findByKey(key) ?? library.resolveKey(key)[0];
}
