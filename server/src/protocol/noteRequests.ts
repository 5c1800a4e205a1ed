/** The custom requests about notes; `requests.ts` has the others and says how places are told. */
import type { LspRange, LspTextEdit } from './requests';

export const noteMethods = {
  threads: 'marginalia/threads',
  notes: 'marginalia/notes',
  annotate: 'marginalia/annotate',
  undoNote: 'marginalia/undoNote',
  notesChanged: 'marginalia/notesChanged',
} as const;

/** `marginalia/threads`: the notes on the papers in a part of a digest. */
export interface ThreadsParams {
  readonly uri: string;
  /** The whole digest where undefined. */
  readonly range?: LspRange;
}

/** `null` is answered where the document is no digest. */
export interface ThreadsAnswer {
  readonly threads: readonly NoteThread[];
  /** The abstracts of papers in that part: where a passage can be chosen. */
  readonly abstracts: readonly { readonly key: string; readonly range: LspRange; readonly title: LspRange }[];
}

/** An annotation where it stands in a digest. */
export interface NoteThread {
  /** The note's file. */
  readonly note: string;
  /** The anchor of its block, without `^`. */
  readonly id: string;
  readonly key: string;
  /** The passage; of one that could not be located the paper's title. */
  readonly range: LspRange;
  readonly isOrphan: boolean;
  /** Where it may belong, the likest first; empty unless `isOrphan`. */
  readonly candidates: readonly LspRange[];
  /** The passage as it was noted: plain text. */
  readonly quote: string;
  /** Markdown of the writer's; empty where there is none. */
  readonly body: string;
  readonly tags: readonly string[];
  readonly isResolved: boolean;
  /** Of the block in the note's file. */
  readonly block: LspRange;
}

/** `marginalia/notes`: every note, for lists. */
export interface NotesAnswer {
  readonly notes: readonly ListedNote[];
  /** Keys of the papers that a draft cites, in no order. */
  readonly cited: readonly string[];
}

export interface ListedNote {
  readonly uri: string;
  /** `foreign`: made by another program, never written to. */
  readonly kind: 'own' | 'foreign';
  /** Of the paper that it is on; undefined where the library has none, or one with the note's key and another title. */
  readonly key?: string;
  /** Of the paper, else as the note says; the file's name where it says none. */
  readonly title: string;
  readonly status?: string;
  /** Of its metadata and of its annotations, each once. */
  readonly tags: readonly string[];
  readonly annotations: readonly {
    readonly id: string;
    readonly quote: string;
    readonly body: string;
    readonly tags: readonly string[];
    readonly isOrphan: boolean;
    readonly isResolved: boolean;
    readonly block: LspRange;
  }[];
}

/** `marginalia/annotate`: keeps in a note file what the writer does. `note` is a note's URI, `digest` a digest's. */
export type AnnotateParams =
  /** `range` is a passage of the digest. */
  | { readonly kind: 'annotate'; readonly digest: string; readonly range: LspRange; readonly body: string }
  /** `exact` are words of the paper's abstract. */
  | { readonly kind: 'quote'; readonly key: string; readonly exact: string; readonly body: string }
  /** Makes the note of a paper where there is none. */
  | { readonly kind: 'create'; readonly key: string }
  /** `was`: the words that the writer saw before; where they have changed meanwhile, nothing is written. */
  | { readonly kind: 'body'; readonly note: string; readonly id: string; readonly was: string; readonly body: string }
  | { readonly kind: 'remove'; readonly note: string; readonly id: string; readonly was: string }
  | { readonly kind: 'resolve'; readonly note: string; readonly id: string; readonly isResolved: boolean }
  /** The annotation belongs to this passage. */
  | { readonly kind: 'anchor'; readonly note: string; readonly id: string; readonly digest: string; readonly range: LspRange }
  | { readonly kind: 'status'; readonly key: string; readonly status: 'to-read' | 'reading' | 'read' | 'cited' }
  /** The note's title becomes that of the paper with its key. */
  | { readonly kind: 'retitle'; readonly note: string };

export type AnnotateAnswer =
  /** Written to disk; nothing had to be where `undo` is undefined. */
  | { readonly kind: 'written'; readonly uri: string; readonly id?: string; readonly undo?: number }
  /** The file is open in the editor, which makes the edits, so that they can be undone there. */
  | { readonly kind: 'edits'; readonly uri: string; readonly id?: string; readonly edits: readonly LspTextEdit[] }
  /** Nothing was written; the reason in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/undoNote`: takes back what `marginalia/annotate` has written, where the file is still as it left it. */
export interface UndoNoteParams {
  readonly undo: number;
}

/** `marginalia/notesChanged`: notes, passages that they stand at, or what the drafts cite, are others now. A notification without parameters. */
export type NotesChangedParams = Readonly<Record<string, never>>;

