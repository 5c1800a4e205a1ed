/** The custom requests about notes; `requests.ts` has the others and says how places are told. */
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
  /** The whole digest where undefined. */
  readonly range?: LspRange;
}

/** `null` is answered where the document is no digest. */
export interface ThreadsAnswer {
  readonly threads: readonly NoteThread[];
  /** The abstracts of papers in that part: where a passage can be chosen. */
  readonly abstracts: readonly { readonly key: string; readonly name: string; readonly range: LspRange; readonly title: LspRange }[];
}

/** An annotation where it stands in a digest. */
export interface NoteThread {
  /** The note's file. */
  readonly note: string;
  /** The anchor of its block, without `^`. */
  readonly id: string;
  readonly key: string;
  /** The paper's short name, or else its title. */
  readonly name: string;
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
  /** `range` is a passage of the digest; an empty one means its sentence, one before the abstract the sentence that says what the paper does. */
  | { readonly kind: 'annotate'; readonly digest: string; readonly range: LspRange; readonly body: string }
  /** `exact` are words of the paper's abstract. */
  | { readonly kind: 'quote'; readonly key: string; readonly exact: string; readonly body: string }
  /** Makes the note of a paper where there is none, and room for words on the whole paper. */
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

/** What there is once the note is written. */
export interface MadeNote {
  /** Of `annotate` and `quote`: the anchor of the new annotation. */
  readonly id?: string;
  /** Of `annotate`: the new annotation where it is in the digest of the request. */
  readonly thread?: NoteThread;
  /** Of `create`: where words on the whole paper go in the note. */
  readonly room?: LspPosition;
}

export type AnnotateAnswer =
  /** Written to disk. `undo` is undefined if nothing had to be written, or if it took something back. */
  | ({ readonly kind: 'written'; readonly uri: string; readonly undo?: number } & MadeNote)
  /**
   * The file is open in the editor, which makes the edits, so that they can be undone there. The next change of that file
   * waits until they have come back as `textDocument/didChange`; where that takes longer than two seconds it is refused, once.
   */
  | ({
      readonly kind: 'edits';
      readonly uri: string;
      /** Of the document that the edits are for: in another version they must not be made. */
      readonly version: number;
      readonly edits: readonly LspTextEdit[];
      /** With its last note the file says nothing of the writer's: it is deleted once it is saved. */
      readonly isEmptied?: boolean;
      /** undefined if the edits take something back. */
      readonly undo?: number;
    } & MadeNote)
  /** Nothing was written; the reason in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/undoNote`: takes back what an answer with this number has changed, where the file is still as it was left. */
export interface UndoNoteParams {
  readonly undo: number;
}

/** `marginalia/notesChanged`: notes, passages that they stand at, or what the drafts cite, are others now. A notification without parameters. */
export type NotesChangedParams = Readonly<Record<string, never>>;

/** A place of a draft: `null` is answered by what is asked of one where the document is none. */
export interface DraftPlace {
  readonly uri: string;
  /** Where a block goes that the draft does not have yet; of several that it has, the one around it is meant. */
  readonly position: LspPosition;
}

/** The edit of a draft that brings one block in it up to date. */
export type OutputAnswer =
  | {
      readonly kind: 'edits';
      /** One, or none where the draft says so already. */
      readonly edits: readonly LspTextEdit[];
      /** Whether the block stood there before. */
      readonly isUpdate: boolean;
      /** Keys of the draft that what is written cites, each once. */
      readonly cited: readonly string[];
    }
  /** Nothing is to be done; the reason in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/insertNote`: puts an annotation into a draft, with the citation of its paper. */
export interface InsertNoteParams extends DraftPlace {
  /** The note's file. */
  readonly note: string;
  readonly id: string;
  /** `comment`: the quotation and the writer's words, in a comment of the draft's language. */
  readonly form: 'quotation' | 'comment';
}

/** `marginalia/choosePapers`: the papers that a block is about, until the writer chooses others. */
export interface ChoosePapersParams extends DraftPlace {
  readonly block: 'matrix' | 'annotated-bibliography';
}

export interface ChoosePapersAnswer {
  /** Those that a list begins with: of the block, of the topic that the heading names, and those that the draft cites. */
  readonly papers: PapersAnswer['papers'];
  /** Keys of those that are chosen at first, in the order that the block has or will have. */
  readonly chosen: readonly string[];
  /** Why these: the block has them, the heading above the position names their topic, or the draft cites them. */
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

/** One thing that a cell says; a cell may say several, or nothing. */
export interface MatrixCellText {
  /** Verbatim; of notes a paragraph of Markdown, in one line. */
  readonly text: string;
  /** Where it stands. Where the very words can't be told apart there: the abstract, or the entry, that has them. */
  readonly source?: LspLocation;
}

/** `marginalia/exportMatrix`: the same table for a spreadsheet. */
export interface ExportMatrixParams {
  readonly keys: readonly string[];
}

export interface ExportMatrixAnswer {
  /** Comma-separated values (RFC 4180) with a row of headings, beginning with a byte order mark; no cell is a formula. */
  readonly text: string;
  /** How many papers it has. */
  readonly count: number;
}

/** `marginalia/annotatedBibliography`: papers with what the writer noted on them. */
export interface AnnotatedBibliographyParams extends DraftPlace {
  readonly keys: readonly string[];
  readonly order: 'key' | 'topic';
}

/** `marginalia/exportAnnotations`: all annotations as W3C Web Annotations. */
export interface ExportAnnotationsAnswer {
  /** JSON-LD (server/README.md, "Annotations for other programs"). */
  readonly text: string;
  readonly count: number;
}

/** `marginalia/importAnnotations`: adds to the notes what other programs, or an export, have. */
export interface ImportAnnotationsParams {
  /** W3C Web Annotations or the JSON of Hypothesis. */
  readonly text: string;
}

export interface ImportAnnotationsAnswer {
  /** How many were added, and to how many notes; those of `edits` included. */
  readonly added: number;
  readonly notes: number;
  /** How many were there already. */
  readonly known: number;
  /** How many of those added could not be located in the paper's abstract. */
  readonly orphans: number;
  /** What was left out, each with the reason, in words for the writer. `what` is its quotation or its words. */
  readonly unmatched: readonly { readonly what: string; readonly reason: string }[];
  /** Changes of notes that are open in the editor, which makes them. */
  readonly edits: readonly Extract<AnnotateAnswer, { kind: 'edits' }>[];
  /** For `marginalia/undoNote`: what was written to disk. */
  readonly undo: readonly number[];
}
