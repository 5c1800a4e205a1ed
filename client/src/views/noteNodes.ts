import { ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { ListedNote, NotesAnswer } from '../../../server/src/client';
import { fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import { excerptAround } from '../picks/excerpt';

type ListedAnnotation = ListedNote['annotations'][number];

/** A row for a note on a passage, or for a note file without such notes. */
export interface NoteNode {
  readonly kind: 'note';
  readonly parent: { readonly id: string };
  readonly note: ListedNote;
  readonly annotation: ListedAnnotation | undefined;
}

/** The notes on papers that are no longer in any digest or bibliography. */
export interface LostNode {
  readonly kind: 'lost';
  readonly id: string;
  readonly notes: readonly ListedNote[];
}

export function isNoteNode(value: unknown): value is NoteNode {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'note' && 'note' in value;
}

/** A row for each annotation, or one row for a file without annotations. */
export function createNoteNodes(notes: readonly ListedNote[], parent: { readonly id: string }): readonly NoteNode[] {
  return notes.flatMap((note): readonly NoteNode[] =>
    note.annotations.length === 0
      ? [{ kind: 'note', parent, note, annotation: undefined }]
      : note.annotations.map((annotation) => ({ kind: 'note', parent, note, annotation })),
  );
}

export function createNoteRow(node: NoteNode): TreeItem {
  const { parent, note, annotation } = node;
  const item = new TreeItem('', TreeItemCollapsibleState.None);
  item.id = `${parent.id}#${note.uri}${annotation?.id ?? ''}`;
  item.command = { command: 'marginalia.openNote', title: messages.titles.openNote(), arguments: [node] };
  if (annotation === undefined) {
    item.label = fileLabel(Uri.parse(note.uri));
    item.description = note.kind === 'foreign' ? messages.foreignNote() : '';
    item.iconPath = new ThemeIcon('note');
    item.contextValue = 'note';
    return item;
  }
  const [first = ''] = annotation.body.split('\n');
  // A row can't show Markdown, so its most common marks are removed.
  const line = first.replace(/\*\*|__|`/g, '').trim();
  const quote = excerptAround(annotation.quote, []);
  item.label = line === '' ? `\u201c${quote}\u201d` : line;
  const isLost = parent.id === lostId;
  const state = annotation.isOrphan && !isLost ? messages.orphanRow() : annotation.isResolved ? messages.resolvedRow() : undefined;
  item.description = [state, line === '' ? undefined : `\u201c${quote}\u201d`].filter((part) => part !== undefined).join(' \u00b7 ');
  item.iconPath = new ThemeIcon(annotation.isOrphan ? 'warning' : annotation.isResolved ? 'pass' : 'comment');
  item.tooltip = `\u201c${annotation.quote}\u201d\n\n${annotation.body}`.trim();
  item.contextValue = annotation.isOrphan && !isLost ? 'orphan' : 'note';
  return item;
}

export const lostId = 'lost:';

export function createLostRow({ id, notes }: LostNode): TreeItem {
  const item = new TreeItem(messages.lostNotes(), TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = notes.length.toString();
  item.iconPath = new ThemeIcon('warning');
  item.tooltip = messages.lostNotesHint();
  return item;
}

/**
 * The notes on each paper, the papers that drafts cite, the notes whose paper is in no digest or bibliography (`lost`), and which papers are
 * new.
 */
export interface PaperMarks {
  readonly notesOn: ReadonlyMap<string, readonly ListedNote[]>;
  readonly cited: ReadonlySet<string>;
  readonly lost: readonly ListedNote[];
  /** false for all papers until the writer has decided about one. */
  isNew(key: string): boolean;
}

export function readMarks({ notes, cited, known }: NotesAnswer): PaperMarks {
  const notesOn = new Map<string, ListedNote[]>();
  for (const note of notes) if (note.key !== undefined) notesOn.set(note.key, [...(notesOn.get(note.key) ?? []), note]);
  const seen = known === undefined ? undefined : new Set(known);
  return {
    notesOn,
    cited: new Set(cited),
    lost: notes.filter(({ key }) => key === undefined),
    isNew: (key) => seen?.has(key) === false,
  };
}
