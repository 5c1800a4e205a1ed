import type { NotePlan } from './noteEdit';

export function refuse(reason: string): Extract<NotePlan, { kind: 'refused' }> {
  return { kind: 'refused', reason };
}

/** The reasons why an edit of a note is refused, as shown to the writer. `file` is the name of the note file; `line` counts from 1. */
export const refusals = {
  noPaper: (key: string) => `"${key}" is in no digest or bibliography any more.`,
  noPassage: () => 'These words are not in the abstract, or stand there more than once. Select more of it.',
  noAbstract: () => 'Notes on a passage stand at words of an abstract. Select some.',
  otherPaper: () => 'That passage is of another paper than the note.',
  notRetitled: () => 'The title of this note is that of its paper.',
  noFolder: () => 'Notes are kept in a folder of the workspace. Open one first.',
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
} as const;
