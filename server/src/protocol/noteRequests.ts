/** The custom requests about notes. `requests.ts` has the other requests, and describes positions and ranges. */
import type { PapersAnswer } from './paperRequests';
import type { LspLocation, LspPosition, LspRange, LspTextEdit } from './requests';

/** `marginalia/threads`: the notes on the papers in a part of a digest. */
export interface ThreadsParams {
  readonly uri: string;
  /** Default: the whole digest. */
  readonly range?: LspRange;
}

/** The answer is `null` if the document is not a digest. */
export interface ThreadsAnswer {
  readonly threads: readonly NoteThread[];
  /** The abstracts of the papers in that part of the digest. The writer can select passages in them. */
  readonly abstracts: readonly { readonly key: string; readonly name: string; readonly range: LspRange; readonly title: LspRange }[];
}

/** An annotation and its passage in a digest. */
export interface NoteThread {
  /** The URI of the note. */
  readonly note: string;
  /** The anchor of the annotation's block, without `^`. */
  readonly id: string;
  readonly key: string;
  /** The paper's short name; if it has none, its title. */
  readonly name: string;
  /** The range of the passage, or of the paper's title if the passage could not be located. */
  readonly range: LspRange;
  readonly isOrphan: boolean;
  /** Passages that may be the one that the annotation is about, the most similar first; empty unless `isOrphan`. */
  readonly candidates: readonly LspRange[];
  /** The passage as it was when the note was made: plain text. */
  readonly quote: string;
  /** The writer's comment on the passage, as Markdown; may be empty. */
  readonly body: string;
  readonly tags: readonly string[];
  readonly isResolved: boolean;
  /** The block of the annotation in the note's file. */
  readonly block: LspRange;
}

/** The answer to `marginalia/notes`: all notes, the papers that drafts cite, and those that are not new. */
export interface NotesAnswer {
  readonly notes: readonly ListedNote[];
  /** Keys of the papers that drafts cite, in no particular order. */
  readonly cited: readonly string[];
  /**
   * Keys of the papers in digests that are not new, in no particular order. Absent until the writer has decided about a paper, so that
   * nothing is marked as new before.
   */
  readonly known?: readonly string[];
}

export interface ListedNote {
  readonly uri: string;
  /** `foreign`: another program made the note, and the server never changes it. */
  readonly kind: 'own' | 'foreign';
  /** Key of the paper that the note is about; absent if the library has no such paper, or has another title for the note's key. */
  readonly key?: string;
  /** The paper's title; otherwise the title in the note; otherwise the name of the file. */
  readonly title: string;
  readonly status?: string;
  /** The tags in the note's metadata and in its annotations, without repetitions. */
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

/** `marginalia/annotate`: creates or changes a note. `note` is the URI of a note, `digest` that of a digest. */
export type AnnotateParams =
  /**
   * `range` is a passage of the digest. If it is empty, the note is on the sentence at that position, or, if the position is before the
   * abstract, on the sentence that says what the paper does.
   */
  | { readonly kind: 'annotate'; readonly digest: string; readonly range: LspRange; readonly body: string }
  /** `exact` is a passage of the paper's abstract, as plain text. */
  | { readonly kind: 'quote'; readonly key: string; readonly exact: string; readonly body: string }
  /** Creates the note on a paper if it does not exist yet, with an empty place for text on the whole paper. */
  | { readonly kind: 'create'; readonly key: string }
  /** `was` is the text that the writer saw before the change. If that text is no longer the same, nothing is written. */
  | { readonly kind: 'body'; readonly note: string; readonly id: string; readonly was: string; readonly body: string }
  | { readonly kind: 'remove'; readonly note: string; readonly id: string; readonly was: string }
  | { readonly kind: 'resolve'; readonly note: string; readonly id: string; readonly isResolved: boolean }
  /** Moves an annotation to another passage. */
  | { readonly kind: 'anchor'; readonly note: string; readonly id: string; readonly digest: string; readonly range: LspRange }
  | { readonly kind: 'status'; readonly key: string; readonly status: 'to-read' | 'reading' | 'read' | 'cited' }
  /** Replaces the title in the note with the current title of its paper. */
  | { readonly kind: 'retitle'; readonly note: string };

/** What a change of a note has added. */
export interface NoteAddition {
  /** After `annotate` and `quote`: the anchor of the new annotation. */
  readonly id?: string;
  /** After `annotate`: the new annotation in the digest of the request. */
  readonly thread?: NoteThread;
  /** After `create`: the position in the note for text on the whole paper. */
  readonly room?: LspPosition;
}

export type AnnotateAnswer =
  /** The change was written to disk. `undo` is undefined if nothing had to be written, or if the request undid a change. */
  | ({ readonly kind: 'written'; readonly uri: string; readonly undo?: number } & NoteAddition)
  /**
   * The file is open in the editor, so the client makes the edits, and the writer can undo them there. The next change of that file
   * waits until the server receives the edits as `textDocument/didChange`. If that takes longer than two seconds, that one change is
   * refused.
   */
  | ({
      readonly kind: 'edits';
      readonly uri: string;
      /**
       * The version of the document that the edits are for. If the document has another version by now, the client must not make the
       * edits.
       */
      readonly version: number;
      readonly edits: readonly LspTextEdit[];
      /** `true` if the edits remove everything that the writer has written. The client then deletes the file as soon as it is saved. */
      readonly isEmptied?: boolean;
      /** undefined if the edits undo a change. */
      readonly undo?: number;
    } & NoteAddition)
  /** Nothing was written; `reason` is in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/undoNote`: undoes the change whose answer had this number, unless the file has changed since then. */
export interface UndoNoteParams {
  readonly undo: number;
}

/**
 * `marginalia/notesChanged`, a notification without parameters: the notes, the passages that they are about, or the papers that drafts
 * cite have changed.
 */
export type NotesChangedParams = Readonly<Record<string, never>>;

/** A position in a draft. Requests with these parameters are answered with `null` if the document is not a draft. */
export interface DraftPlace {
  readonly uri: string;
  /** Where a new block is inserted. If the draft has several blocks of this kind, the request is about the one around the position. */
  readonly position: LspPosition;
}

/** The edit that inserts or updates one block of a draft. */
export type BlockAnswer =
  | {
      readonly kind: 'edits';
      /** One edit, or none if the block is already up to date. */
      readonly edits: readonly LspTextEdit[];
      /** Whether the draft already had the block. */
      readonly isUpdate: boolean;
      /** The keys that the inserted text cites, as the draft writes them, without repetitions. */
      readonly cited: readonly string[];
    }
  /** There is no edit; `reason` is in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/insertNote`: inserts an annotation into a draft, with a citation of its paper. */
export interface InsertNoteParams extends DraftPlace {
  /** The URI of the note. */
  readonly note: string;
  readonly id: string;
  /** `comment`: the quotation and the writer's text, as a comment in the language of the draft. */
  readonly form: 'quotation' | 'comment';
}

/** `marginalia/choosePapers`: the papers that the writer can choose for a block, and those that are selected at first. */
export interface ChoosePapersParams extends DraftPlace {
  readonly block: 'matrix' | 'annotated-bibliography';
}

export interface ChoosePapersAnswer {
  /** The papers at the top of the list: those of the block, those of the topic named by the heading, and those that the draft cites. */
  readonly papers: PapersAnswer['papers'];
  /** Keys of the papers that are selected at first, in the order that they have or will have in the block. */
  readonly chosen: readonly string[];
  /** Why these papers are selected: the block contains them, the heading above the position names their topic, or the draft cites them. */
  readonly because: 'block' | 'topic' | 'cited';
}

/** `marginalia/literatureMatrix`: a table with one row per paper, in the order of the keys. */
export interface MatrixParams extends DraftPlace {
  readonly keys: readonly string[];
}

export type MatrixAnswer = BlockAnswer & {
  readonly rows: readonly { readonly key: string; readonly cells: Readonly<Record<MatrixColumn, readonly MatrixCellText[]>> }[];
};

export type MatrixColumn = 'name' | 'method' | 'numbers' | 'code' | 'notes';

/** One item of a cell. A cell may have several items, or none. */
export interface MatrixCellText {
  /** Text copied verbatim from the source; for notes, a paragraph of Markdown in one line. */
  readonly text: string;
  /** Where the text is from. If the text can't be located in the abstract or entry, this is the whole abstract or entry. */
  readonly source?: LspLocation;
}

/** `marginalia/exportMatrix`: a literature matrix for a spreadsheet. */
export interface ExportMatrixParams {
  readonly keys: readonly string[];
}

export interface ExportMatrixAnswer {
  /** Comma-separated values (RFC 4180) with a row of headings. They begin with a byte order mark, and no cell is a formula. */
  readonly text: string;
  /** How many papers the matrix has. */
  readonly count: number;
}

/** `marginalia/annotatedBibliography`: papers with the writer's notes on them. */
export interface AnnotatedBibliographyParams extends DraftPlace {
  readonly keys: readonly string[];
  readonly order: 'key' | 'topic';
}

/** `marginalia/exportAnnotations`: all annotations as W3C Web Annotations. */
export interface ExportAnnotationsAnswer {
  /** JSON-LD (docs/files.md, "Annotations for other programs"). */
  readonly text: string;
  readonly count: number;
}

/** `marginalia/importAnnotations`: adds annotations to the notes, either from other programs or from an earlier export. */
export interface ImportAnnotationsParams {
  /** W3C Web Annotations, or JSON as Hypothesis writes it. */
  readonly text: string;
}

export interface ImportAnnotationsAnswer {
  /** How many annotations were added, and to how many notes. Both numbers include the changes in `edits`. */
  readonly added: number;
  readonly notes: number;
  /** How many annotations were in the notes already. */
  readonly known: number;
  /** How many of the added annotations could not be located in the paper's abstract. */
  readonly orphans: number;
  /**
   * Annotations that were left out, each with the reason in words for the writer. `what` is the quotation or the text of the
   * annotation.
   */
  readonly unmatched: readonly { readonly what: string; readonly reason: string }[];
  /** Changes of notes that are open in the editor, which the client must make. */
  readonly edits: readonly Extract<AnnotateAnswer, { kind: 'edits' }>[];
  /** The numbers for `marginalia/undoNote` of those changes that the server wrote to disk. */
  readonly undo: readonly number[];
}
