// Messages about notes and about the commands that use them. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import { formatNumber } from './formatNumber';

export const noteMessages = {
  addNote: (): string => l10n.t('Add note'),
  notes: (): string => l10n.t('Notes'),
  yourNote: (): string => l10n.t('Your note'),
  addToNote: (): string => l10n.t('Add to this note'),
  noteHint: (): string => l10n.t('Your note on this passage; Markdown and #tags'),
  noWordsYet: (): string => l10n.t('no words yet'),
  threadLabel: (paper: string): string => l10n.t('Note on {0}', paper),
  threadResolved: (paper: string): string => l10n.t('Note on {0}, resolved', paper),
  passageLost: (): string => l10n.t('Passage could not be located'),
  noteDeleted: (file: string): string => l10n.t('The note was deleted from {0}.', file),
  wordsNotSaved: (): string => l10n.t('What you typed was not saved.'),
  undo: (): string => l10n.t('Undo'),
  noteNotWritten: (): string => l10n.t('The note file changed meanwhile, so nothing was written. Try again.'),
  noteUnsaved: (file: string): string => l10n.t('{0} could not be saved. The note stands in its editor.', file),
  noteGone: (): string => l10n.t('That note is not there any more.'),
  noNoteHere: (): string =>
    l10n.t('No such note stands at the cursor. Put the cursor into the marked passage, or into its line, and try again.'),
  notesInDigests: (): string => l10n.t('Notes on a passage are made in a digest. Select words of an abstract there, and try again.'),
  noAbstractHere: (): string => l10n.t('Notes on a passage stand at words of an abstract. Select some, and try again.'),
  noBox: (): string => l10n.t('The box for the note did not open. Nothing was changed; try again.'),
  passageChanged: (): string => l10n.t("The passage was changed meanwhile, so it can't be told where the note belongs. Select it again."),
  noNoteYet: (paper: string): string => l10n.t('There is no note on "{0}" yet. Annotate Paper makes one.', paper),
  chooseNote: (): string => l10n.t('Choose a note'),
  foreignNote: (): string => l10n.t('made by another program'),
  readingStatus: (status: 'to-read' | 'reading' | 'read' | 'cited'): string =>
    ({ 'to-read': l10n.t('To read'), reading: l10n.t('Reading'), read: l10n.t('Read'), cited: l10n.t('Cited') })[status],
  chooseReadingStatus: (paper: string): string => l10n.t('How far you are with "{0}"', paper),
  currentStatus: (): string => l10n.t('now'),
  statusSet: (paper: string, status: string): string => l10n.t('{0}: {1}', paper, status),
  noOrphans: (): string => l10n.t('Every note of the open digests stands at its passage.'),
  choosePassage: (quote: string): string => l10n.t('Where does "{0}" belong?', quote),
  theSelection: (): string => l10n.t('what is selected'),
  noCandidates: (): string =>
    l10n.t('Nothing in the abstract is like the passage of this note. Select the words that it belongs to, and run Locate Passage again.'),
  noCandidatesHint: (): string => l10n.t('Another passage: leave this list, select it in the abstract, and run Locate Passage again'),
  chooseOrphan: (): string => l10n.t('Choose the note to find a place for'),
  passageLocated: (): string => l10n.t('The note stands at its passage again'),
  lostNotes: (): string => l10n.t('Notes without a paper'),
  lostNotesHint: (): string => l10n.t('Their papers are in no digest or bibliography. They belong to them again when they come back.'),
  noTag: (): string => l10n.t('No tag'),
  noStatus: (): string => l10n.t('No status'),
  notedPaper: (paper: string, notes: number): string =>
    notes === 1 ? l10n.t('{0}, 1 note', paper) : l10n.t('{0}, {1} notes', paper, formatNumber(notes)),
  citedPaper: (paper: string): string => l10n.t('{0}, cited', paper),
  orphanRow: (): string => l10n.t('passage could not be located'),
  resolvedRow: (): string => l10n.t('resolved'),

  // Texts of the commands that use notes
  noNotes: (): string => l10n.t('There are no notes on passages yet. A note on a passage of an abstract can be inserted here.'),
  insertNoteHint: (file: string): string => l10n.t('Choose the note to insert into {0}', file),
  passageGone: (): string => l10n.t('passage could not be located'),
  noteFormHint: (file: string): string => l10n.t('How the note shall stand in {0}', file),
  asQuotation: (): string => l10n.t('As a quotation'),
  asQuotationDetail: (): string => l10n.t('The passage as a block quotation, with its citation'),
  asComment: (): string => l10n.t('As a comment for later'),
  asCommentDetail: (): string => l10n.t('The passage, its citation and your words, where no reader sees them'),
  blockInserted: (file: string): string => l10n.t('Inserted into {0}', file),
  blockUpdated: (file: string): string => l10n.t('Brought up to date in {0}', file),
  blockUpToDate: (file: string): string => l10n.t('{0} has it already, as it is now', file),
  papersBecause(because: 'block' | 'topic' | 'cited', file: string): string {
    if (because === 'block') return l10n.t('Papers to show; those that stand in {0} now are chosen', file);
    return because === 'topic'
      ? l10n.t('Papers to show in {0}; those of the heading’s topic are chosen', file)
      : l10n.t('Papers to show; those that {0} cites are chosen', file);
  },
  orderHint: (): string => l10n.t('The order of the papers'),
  orderByKey: (): string => l10n.t('By citation key'),
  orderByTopic: (): string => l10n.t('By topic'),
  noAnnotations: (): string => l10n.t('There are no notes on passages to write.'),
  annotationsExported(count: number, file: string): string {
    return count === 1 ? l10n.t('1 note written to {0}', file) : l10n.t('{0} notes written to {1}', formatNumber(count), file);
  },
  annotationFiles: (): string => l10n.t('Annotations (W3C JSON-LD, Hypothesis JSON)'),
  imported(added: number, notes: number): string {
    if (added === 0) return l10n.t('No note was added');
    const files = notes === 1 ? l10n.t('1 file') : l10n.t('{0} files', formatNumber(notes));
    return added === 1 ? l10n.t('1 note was added') : l10n.t('{0} notes were added to {1}', formatNumber(added), files);
  },
  importDetails(known: number, orphans: number, left: number): readonly string[] {
    return [
      ...(known === 0 ? [] : [known === 1 ? l10n.t('1 was there already') : l10n.t('{0} were there already', formatNumber(known))]),
      ...(orphans === 0
        ? []
        : [
            orphans === 1
              ? l10n.t('the passage of 1 could not be located')
              : l10n.t('the passages of {0} could not be located', formatNumber(orphans)),
          ]),
      ...(left === 0 ? [] : [left === 1 ? l10n.t('1 was left out') : l10n.t('{0} were left out', formatNumber(left))]),
    ];
  },
  undoImport: (): string => l10n.t('Undo'),
  importUndone(count: number): string {
    return count === 1 ? l10n.t('1 file is as it was') : l10n.t('{0} files are as they were', formatNumber(count));
  },
  showLeftOut: (): string => l10n.t('Show what was left out'),
  leftOutTitle: (file: string): string => l10n.t('Left out of the import of {0}:', file),
} as const;
