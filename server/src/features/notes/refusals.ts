import type { NotePlan } from './noteEdit';

export function refuse(reason: string): Extract<NotePlan, { kind: 'refused' }> {
  return { kind: 'refused', reason };
}

/** The reasons why an edit of a note is refused, as shown to the writer. `file` is the name of the note file; `line` counts from 1. */
export const refusals = {
  noPaper: (key: string) => `"${key}" is no longer in any digest or bibliography.`,
  noPassage: () => "The selected text wasn't found in the abstract or occurs more than once. Select more of it.",
  noAbstract: () => 'Select text in an abstract to annotate it.',
  otherPaper: () => 'The passage belongs to a different paper than the note.',
  notRetitled: () => 'The note already has the title of its paper.',
  noFolder: () => 'Notes are saved in the workspace folder. Open a folder first.',
  notOurs: (file: string) => `${file} was created by another program and can't be changed here.`,
  broken: (file: string, line: number, reason: string) => `${file} wasn't changed. Line ${line}: ${reason}`,
  gone: (file: string) => `The note no longer exists in ${file}.`,
  changed: (file: string) => `The note has changed in ${file} in the meantime. Nothing was written. Try again.`,
  unreadable: () =>
    "The note couldn't be saved because of its formatting. Indent lines that begin with > or <!--, and close open code blocks and comments.",
  openEnd: (file: string) => `${file} wasn't changed because it ends in an open code block or comment. Close it first.`,
  unsafe: (file: string) => `${file} wasn't changed because the change would make it unreadable. Edit the file directly.`,
  brokenComment: (file: string, line: number) =>
    `${file} wasn't changed. Line ${line}: this comment can't be read, and its content would be lost.`,
} as const;
