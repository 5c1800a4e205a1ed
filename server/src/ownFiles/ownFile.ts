import { conflictMarks } from '../base/conflictMarks';
import type { Span } from '../base/span';
import type { TextEdit } from '../model/draft';

/** A part of an own file that can't be used as it is. */
export interface OwnFileIssue {
  readonly span: Span;
  /** In words for the writer. */
  readonly reason: string;
}

/** What was read of an own file. */
export interface OwnText {
  readonly issues: readonly OwnFileIssue[];
  /** false if a part of the file may say more than was read. Then an edit could damage the file. */
  readonly isReadable: boolean;
}

/** An earlier version of a text, and what was read of it. */
export interface ParsedText<Written> {
  readonly text: string;
  readonly written: Written;
}

/**
 * A kind of file in which the writer's decisions are kept, as small text files that git can merge. Each kind has a file in this folder
 * that declares it as `<kind>File`; file table, discovery, snapshot, write checks and diagnostics follow from that.
 */
export interface OwnFileKind<Written extends OwnText, Change> {
  /** The name of the file in the folder for own files. */
  readonly fileName: string;
  /** What the file has, as the subject of a sentence: `Completed references`. */
  readonly content: string;
  /** The rule that reports the issues. `Rule` describes its texts. */
  readonly rule: { readonly code: string; readonly settingText: string; readonly documentation: string };
  /** What is written first into a new file; empty if nothing is. */
  readonly head: string;
  /**
   * Parses a text without controls. What can't be read becomes an issue, and the rest is used. What is the same in `previous` may be the
   * same objects.
   */
  parse(text: string, previous?: ParsedText<Written>): Written;
  /** The edits that make a change in the text of a file, '' for a new one. Empty if it is made already, undefined if it can't be made. */
  edit(text: string, change: Change): readonly TextEdit[] | undefined;
}

/** The issue of a text with a merge conflict that is read as a whole, both sides of it; undefined if there is no conflict. */
export function findConflict(text: string): OwnFileIssue | undefined {
  const start = text.search(conflictMarks);
  if (start === -1) return undefined;
  return {
    span: cutToLine(text, { start, end: text.length }),
    reason: 'This file has merge conflicts. Choose one version and remove the conflict markers. Until then, both versions are used.',
  };
}

/** The span up to the end of its first line, because a longer span would be less clear in the editor. */
export function cutToLine(text: string, { start, end }: Span): Span {
  const lineBreak = text.slice(start, end).search(/\r?\n/);
  return { start, end: lineBreak === -1 ? Math.min(end, text.length) : start + lineBreak };
}
