import {
  type Comment,
  type CommentController,
  CommentMode,
  type CommentThread,
  CommentThreadCollapsibleState,
  CommentThreadState,
  MarkdownString,
  type Range,
  type Uri,
} from 'vscode';
import type { NoteThread } from '../../../server/src/client';
import { toRange } from '../editing/positions';
import { messages } from '../messages/messages';

/** The writer's note on a passage, as a comment for VS Code. */
export interface NoteComment extends Comment {
  body: MarkdownString;
  readonly shown: ShownNote;
}

/** A note that has a thread in a digest. */
export class ShownNote {
  readonly #threads: NoteThreads;
  #thread: CommentThread;
  #note: NoteThread;
  #comment: NoteComment;
  /** Whether the thread is at the passage, and not at the title. */
  #isAtPassage = true;
  /** The text of the note when the writer began to edit it; undefined while they don't edit it. */
  #was: string | undefined;

  constructor(note: NoteThread, threads: NoteThreads, isOpen: boolean) {
    this.#note = note;
    this.#threads = threads;
    this.#comment = this.#createComment(CommentMode.Preview, note.body);
    this.#thread = this.#createThread(isOpen);
    this.#describe();
  }

  get thread(): CommentThread {
    return this.#thread;
  }

  /** The passage. If the thread is there, VS Code has moved it with the text since the server has answered. */
  get passage(): Range | undefined {
    return this.#isAtPassage ? this.thread.range : toRange(this.#note.range);
  }

  get note(): NoteThread {
    return this.#note;
  }

  get isEdited(): boolean {
    return this.#was !== undefined;
  }

  /** The text of the note when the writer began to edit it, or else its present text. */
  get was(): string {
    return this.#was ?? this.#note.body;
  }

  /**
   * Updates the thread. While the writer edits the note, the thread stays as it is, because a thread that moves takes the keyboard
   * focus from its comment box.
   */
  update(note: NoteThread): void {
    const former = this.#note;
    this.#note = note;
    if (this.isEdited) return;
    this.#describe();
    if (former.body === note.body) return;
    this.#comment.body = toMarkdown(note.body);
    this.#comment.label = labelOf(note.body);
    this.thread.comments = [this.#comment];
  }

  /**
   * Opens a box and returns its text: the note followed by `typed`. If the note is already being edited, its box contains `inBox`, and
   * the text is `inBox` followed by `typed`.
   */
  edit({ inBox, typed = '' }: { readonly inBox?: string | undefined; readonly typed?: string } = {}): string {
    if (this.isEdited && inBox !== undefined) {
      this.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
      this.#giveBox(inBox + typed);
      return inBox + typed;
    }
    this.#was ??= this.#note.body;
    this.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
    this.#comment.body = toMarkdown(this.#note.body + typed);
    this.#comment.mode = CommentMode.Editing;
    this.thread.comments = [this.#comment];
    return this.#note.body + typed;
  }

  /**
   * Closes the box. The thread is replaced by a new one, because a thread that once had a box takes the keyboard focus whenever it
   * changes (CommentThreadBody.updateCommentThread).
   */
  endEdit(): void {
    this.#was = undefined;
    this.#comment = this.#createComment(CommentMode.Preview, this.#note.body);
    this.#thread.dispose();
    this.#thread = this.#createThread(true);
    this.#describe();
  }

  /**
   * Opens another box with what was typed, since VS Code has closed the first one. The next attempt to save is based on the present
   * text of the note, because the writer has seen why the first one failed.
   */
  reopenEdit(typed: string): void {
    this.#was = this.#note.body;
    this.#giveBox(typed);
  }

  /**
   * Replaces the comment by a new object, because VS Code opens a box with the keyboard focus only for a comment that it does not know
   * yet.
   */
  #giveBox(typed: string): void {
    this.#comment = this.#createComment(CommentMode.Editing, typed);
    this.thread.comments = [this.#comment];
  }

  #createThread(isOpen: boolean): CommentThread {
    return this.#threads.create(this.#threads.findMark(toRange(this.#note.range)), this.#comment, isOpen);
  }

  #createComment(mode: CommentMode, body: string): NoteComment {
    return {
      author: { name: messages.yourNote() },
      body: toMarkdown(body),
      mode,
      contextValue: 'words',
      shown: this,
      label: labelOf(body),
    };
  }

  #describe(): void {
    const { range, isOrphan, isResolved } = this.#note;
    const place = this.#threads.findMark(toRange(range));
    const { thread } = this;
    this.#isAtPassage = place.isEqual(toRange(range));
    if (thread.range?.isEqual(place) !== true) thread.range = place;
    const label = isOrphan
      ? messages.passageLost()
      : isResolved
        ? messages.threadResolved(this.#note.name)
        : messages.threadLabel(this.#note.name);
    if (thread.label !== label) thread.label = label;
    const state = isResolved ? CommentThreadState.Resolved : CommentThreadState.Unresolved;
    if (thread.state !== state) thread.state = state;
    const context = `${isOrphan ? 'orphan' : 'passage'}-${isResolved ? 'resolved' : 'open'}`;
    if (thread.contextValue !== context) thread.contextValue = context;
  }
}

/** Makes the thread of a note. */
interface NoteThreads {
  create(mark: Range, comment: NoteComment, isOpen: boolean): CommentThread;
  /** Where the margin marks a note on the passage. */
  findMark(passage: Range): Range;
}

/** Creates the thread together with its comment, because VS Code opens a box in a thread that has no comment. */
export function createThread(
  controller: CommentController,
  uri: Uri,
  { mark, comment, isOpen }: { readonly mark: Range; readonly comment: NoteComment; readonly isOpen: boolean },
): CommentThread {
  const thread = controller.createCommentThread(uri, mark, [comment]);
  thread.collapsibleState = isOpen ? CommentThreadCollapsibleState.Expanded : CommentThreadCollapsibleState.Collapsed;
  return thread;
}

export function isNoteComment(value: unknown): value is NoteComment {
  return typeof value === 'object' && value !== null && 'shown' in value && value.shown instanceof ShownNote;
}

/** The text of a note as Markdown that can't run commands. */
function toMarkdown(body: string): MarkdownString {
  const markdown = new MarkdownString(body);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}

/** The label of a note's comment: empty, except if the note has no text, because the comment would otherwise be empty. */
function labelOf(body: string): string {
  return body === '' ? messages.noWordsYet() : '';
}
