/** The custom requests about notes. `requests.ts` has the others and describes positions and ranges. */
import type { LspLocation, LspPosition, LspRange, LspTextEdit, PapersAnswer } from './requests';

export const noteMethods = {
  threads: 'marginalia/threads',
  notes: 'marginalia/notes',
  annotate: 'marginalia/annotate',
  undoNote: 'marginalia/undoNote',
  notesChanged: 'marginalia/notesChanged',
  insertNote: 'marginalia/insertNote',
  choosePapers: 'marginalia/choosePapers',
  literatureMatrix: 'marginalia/literatureMatrix',
  exportMatrix: 'marginalia/exportMatrix',
  annotatedBibliography: 'marginalia/annotatedBibliography',
  exportAnnotations: 'marginalia/exportAnnotations',
  importAnnotations: 'marginalia/importAnnotations',
} as const;

/** `marginalia/threads`: the notes on the papers in a part of a digest. */
export interface ThreadsParams {
  readonly uri: string;
  /** Default: the whole digest. */
  readonly range?: LspRange;
}

/** The answer is `null` if the document is no digest. */
export interface ThreadsAnswer {
  readonly threads: readonly NoteThread[];
  /** The abstracts of the papers in that part, in which the writer can select a passage. */
  readonly abstracts: readonly { readonly key: string; readonly name: string; readonly range: LspRange; readonly title: LspRange }[];
}

/** An annotation and its passage in a digest. */
export interface NoteThread {
  /** The note's file. */
  readonly note: string;
  /** The anchor of its block, without `^`. */
  readonly id: string;
  readonly key: string;
  /** The paper's short name, or else its title. */
  readonly name: string;
  /** The passage; the paper's title if the passage could not be located. */
  readonly range: LspRange;
  readonly isOrphan: boolean;
  /** Passages that it may be on, the most similar first; empty unless `isOrphan`. */
  readonly candidates: readonly LspRange[];
  /** The passage as it was when the note was made: plain text. */
  readonly quote: string;
  /** The writer's Markdown; may be empty. */
  readonly body: string;
  readonly tags: readonly string[];
  readonly isResolved: boolean;
  /** The block of the annotation in the note's file. */
  readonly block: LspRange;
}

/** `marginalia/notes`: every note, for lists. */
export interface NotesAnswer {
  readonly notes: readonly ListedNote[];
  /** Keys of the papers that a draft cites, in no particular order. */
  readonly cited: readonly string[];
}

export interface ListedNote {
  readonly uri: string;
  /** `foreign`: made by another program; the server never changes it. */
  readonly kind: 'own' | 'foreign';
  /** Key of the paper that it is on; absent if the library doesn't have it, or has another title for the note's key. */
  readonly key?: string;
  /** The paper's title, else the title in the note, else the file's name. */
  readonly title: string;
  readonly status?: string;
  /** The tags of its metadata and of its annotations, each once. */
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

/** `marginalia/annotate`: makes or changes a note. `note` is the URI of a note, `digest` that of a digest. */
export type AnnotateParams =
  /** `range` is a passage of the digest. An empty range means the sentence around it; before the abstract, the sentence that says what the paper does. */
  | { readonly kind: 'annotate'; readonly digest: string; readonly range: LspRange; readonly body: string }
  /** `exact` is a passage of the paper's abstract, as plain text. */
  | { readonly kind: 'quote'; readonly key: string; readonly exact: string; readonly body: string }
  /** Makes the note on a paper if there is none, with room for text on the whole paper. */
  | { readonly kind: 'create'; readonly key: string }
  /** `was` is the text that the writer saw before. If it has changed meanwhile, nothing is written. */
  | { readonly kind: 'body'; readonly note: string; readonly id: string; readonly was: string; readonly body: string }
  | { readonly kind: 'remove'; readonly note: string; readonly id: string; readonly was: string }
  | { readonly kind: 'resolve'; readonly note: string; readonly id: string; readonly isResolved: boolean }
  /** Puts an annotation on another passage. */
  | { readonly kind: 'anchor'; readonly note: string; readonly id: string; readonly digest: string; readonly range: LspRange }
  | { readonly kind: 'status'; readonly key: string; readonly status: 'to-read' | 'reading' | 'read' | 'cited' }
  /** Gives the note the title that its paper has now. */
  | { readonly kind: 'retitle'; readonly note: string };

/** What was made. */
export interface MadeNote {
  /** After `annotate` and `quote`: the anchor of the new annotation. */
  readonly id?: string;
  /** After `annotate`: the new annotation in the digest of the request. */
  readonly thread?: NoteThread;
  /** After `create`: where the note has room for text on the whole paper. */
  readonly room?: LspPosition;
}

export type AnnotateAnswer =
  /** Written to disk. `undo` is undefined if nothing had to be written, or if it took something back. */
  | ({ readonly kind: 'written'; readonly uri: string; readonly undo?: number } & MadeNote)
  /**
   * The file is open in the editor, and the client makes the edits, so that the writer can undo them there. The next change of that file waits
   * until the edits have come back as `textDocument/didChange`. If that takes longer than two seconds, that one change is refused.
   */
  | ({
      readonly kind: 'edits';
      readonly uri: string;
      /** The version of the document that the edits are for. If it has another one by now, they must not be made. */
      readonly version: number;
      readonly edits: readonly LspTextEdit[];
      /** `true` if the edits remove all that the writer has written: the client then deletes the file once it is saved. */
      readonly isEmptied?: boolean;
      /** undefined if the edits take something back. */
      readonly undo?: number;
    } & MadeNote)
  /** Nothing was written; the reason in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/undoNote`: takes back the change whose answer had this number, if the file has not changed since. */
export interface UndoNoteParams {
  readonly undo: number;
}

/** `marginalia/notesChanged`: notes, the passages that they are on, or the papers that drafts cite have changed. A notification without parameters. */
export type NotesChangedParams = Readonly<Record<string, never>>;

/** A position in a draft. The answer to a request about it is `null` if the document is no draft. */
export interface DraftPlace {
  readonly uri: string;
  /** Where a new block is inserted; if the draft has several such blocks, the one around the position is meant. */
  readonly position: LspPosition;
}

/** The edit of a draft that brings one block in it up to date. */
export type OutputAnswer =
  | {
      readonly kind: 'edits';
      /** One edit, or none if the block is up to date. */
      readonly edits: readonly LspTextEdit[];
      /** Whether the draft had the block before. */
      readonly isUpdate: boolean;
      /** The keys that the inserted text cites, as the draft cites them, each once. */
      readonly cited: readonly string[];
    }
  /** There is no edit; the reason in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/insertNote`: inserts an annotation into a draft, with the citation of its paper. */
export interface InsertNoteParams extends DraftPlace {
  /** The note's file. */
  readonly note: string;
  readonly id: string;
  /** `comment`: the quotation and the writer's text, in a comment of the draft's language. */
  readonly form: 'quotation' | 'comment';
}

/** `marginalia/choosePapers`: the papers that a list offers for a block, and those that are chosen at first. */
export interface ChoosePapersParams extends DraftPlace {
  readonly block: 'matrix' | 'annotated-bibliography';
}

export interface ChoosePapersAnswer {
  /** At the top of the list: the papers of the block, of the topic that the heading names, and those that the draft cites. */
  readonly papers: PapersAnswer['papers'];
  /** Keys of the papers that are chosen at first, in the order that the block has or will have. */
  readonly chosen: readonly string[];
  /** Why these are chosen: the block has them, the heading above the position names their topic, or the draft cites them. */
  readonly because: 'block' | 'topic' | 'cited';
}

/** `marginalia/literatureMatrix`: a table of papers, a row for each in the order of the keys. */
export interface MatrixParams extends DraftPlace {
  readonly keys: readonly string[];
}

export type MatrixAnswer = OutputAnswer & {
  readonly rows: readonly { readonly key: string; readonly cells: Readonly<Record<MatrixColumn, readonly MatrixCellText[]>> }[];
};

export type MatrixColumn = 'name' | 'problem' | 'method' | 'data' | 'numbers' | 'code' | 'notes';

/** One item in a cell; a cell may have several, or none. */
export interface MatrixCellText {
  /** Verbatim text; for notes a paragraph of Markdown, in one line. */
  readonly text: string;
  /** Where the text is from; the whole abstract or entry if the text can't be located in it. */
  readonly source?: LspLocation;
}

/** `marginalia/exportMatrix`: a literature matrix for a spreadsheet. */
export interface ExportMatrixParams {
  readonly keys: readonly string[];
}

export interface ExportMatrixAnswer {
  /** Comma-separated values (RFC 4180) with a row of headings, beginning with a byte order mark; no cell is a formula. */
  readonly text: string;
  /** How many papers it has. */
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

/** `marginalia/importAnnotations`: adds annotations of other programs, or of an export, to the notes. */
export interface ImportAnnotationsParams {
  /** W3C Web Annotations or the JSON of Hypothesis. */
  readonly text: string;
}

export interface ImportAnnotationsAnswer {
  /** How many annotations were added, and to how many notes, including those of `edits`. */
  readonly added: number;
  readonly notes: number;
  /** How many the notes had already. */
  readonly known: number;
  /** How many of the added ones could not be located in the paper's abstract. */
  readonly orphans: number;
  /** Annotations that were left out, each with the reason, in words for the writer. `what` is the quotation or the text. */
  readonly unmatched: readonly { readonly what: string; readonly reason: string }[];
  /** Changes of notes that are open in the editor; the client makes them. */
  readonly edits: readonly Extract<AnnotateAnswer, { kind: 'edits' }>[];
  /** The numbers for `marginalia/undoNote` of the changes that were written to disk. */
  readonly undo: readonly number[];
}
