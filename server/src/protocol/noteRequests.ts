/** The custom requests about notes, and about blocks of a draft. `requests.ts` has their names and describes positions and ranges. */
import type { ImportPlan } from '../features/annotating/exchangeAnnotations';
import type { BlockResult } from '../features/annotating/managedBlock';
import type { ChosenPapers } from '../features/topics/topicSections';
import type { PapersAnswer } from './paperRequests';
import type { DocumentPlace, LspPosition, LspRange, LspTextEdit, Refusal } from './requests';
import { byKind, count, flag, object, optional, place, range, text, texts, uri, type ValueOf, word } from './shapes';

/** `marginalia/threads`: the notes on the papers in a part of a digest. */
export const threadsParams = object({
  uri,
  /** Default: the whole digest. */
  range: optional(range),
});
export type ThreadsParams = ValueOf<typeof threadsParams>;

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
export const annotateParams = byKind({
  /**
   * `range` is a passage of the digest. If it is empty, the note is on the sentence at that position, or, if the position is before the
   * abstract, on the sentence that says what the paper does.
   */
  annotate: { digest: uri, range, body: text },
  /** `exact` is a passage of the paper's abstract, as plain text. */
  quote: { key: text, exact: text, body: text },
  /** Creates the note on a paper if it does not exist yet, with an empty place for text on the whole paper. */
  create: { key: text },
  /** `was` is the text that the writer saw before the change. If that text is no longer the same, nothing is written. */
  body: { note: uri, id: text, was: text, body: text },
  remove: { note: uri, id: text, was: text },
  resolve: { note: uri, id: text, isResolved: flag },
  /** Moves an annotation to another passage. */
  anchor: { note: uri, id: text, digest: uri, range },
  status: { key: text, status: word('to-read', 'reading', 'read', 'cited') },
  /** Replaces the title in the note with the current title of its paper. */
  retitle: { note: uri },
  /** Undoes the change whose answer had this number, unless the file has changed since then. */
  undo: { undo: count },
});
export type AnnotateParams = ValueOf<typeof annotateParams>;
export type NoteChangeParams = Exclude<AnnotateParams, { readonly kind: 'undo' }>;

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
  | Refusal;

/**
 * `marginalia/blockEdit`: the edit that inserts or updates a block of a draft. A new block is inserted at the position. If the draft has
 * several blocks of this kind, the one around the position is updated. The answer is `null` if the document is not a draft.
 */
export const blockEditParams = byKind({
  /** An annotation of a note, with a citation of its paper. 'comment': as a comment in the language of the draft. */
  note: { ...place, note: uri, id: text, form: word('quotation', 'comment') },
  /** A table with one row per paper, in the order of the keys. */
  matrix: { ...place, keys: texts },
  /** Papers with the writer's notes on them. */
  'annotated-bibliography': { ...place, keys: texts, order: word('key', 'topic') },
  /** A heading for each topic, with its papers, in several places: `isUpdate` is false. `labels`: the topics to insert. Default: all. */
  'topic-outline': { ...place, labels: optional(texts) },
});
export type BlockEditParams = ValueOf<typeof blockEditParams>;

/** A block without the place where it is inserted. */
export type BlockParams<Block = BlockEditParams> = Block extends BlockEditParams ? Omit<Block, keyof DocumentPlace> : never;

export type BlockAnswer =
  | (Omit<Extract<BlockResult, { readonly kind: 'edits' }>, 'edits'> & {
      /** None if the block is already up to date. They do not overlap. */
      readonly edits: readonly LspTextEdit[];
      /** The keys that the inserted text cites, as the draft writes them, without repetitions. */
      readonly cited: readonly string[];
      /** How many of the papers of an outline are listed without a passage, because nothing in their abstracts can be understood alone. */
      readonly withoutPassage?: number;
    })
  | Refusal;

/**
 * `marginalia/choosePapers`: the papers that the writer can choose for a block, and those that are selected at first. The answer is `null`
 * if the document is not a draft.
 */
export const choosePapersParams = object({ ...place, block: word('matrix', 'annotated-bibliography') });

export interface ChoosePapersAnswer extends Pick<ChosenPapers, 'because'> {
  /** The papers at the top of the list. */
  readonly papers: PapersAnswer['papers'];
  /** Keys of the papers that are selected at first, in the order that they have or will have in the block. */
  readonly chosen: readonly string[];
}

/**
 * `marginalia/importAnnotations`: adds annotations to the notes, either from other programs or from an earlier export. The text is W3C Web
 * Annotations, or JSON as Hypothesis writes it.
 */
export const importAnnotationsParams = object({ text });

export interface ImportAnnotationsAnswer extends Omit<ImportPlan, 'papers'> {
  /** How many annotations were added, and to how many notes. Both numbers include the changes in `edits`. */
  readonly added: number;
  readonly notes: number;
  /** Changes of notes that are open in the editor, which the client must make. */
  readonly edits: readonly Extract<AnnotateAnswer, { kind: 'edits' }>[];
  /** The numbers for `undo` of those changes that the server wrote to disk. */
  readonly undo: readonly number[];
}
