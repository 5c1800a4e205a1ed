// Messages about notes, and about what commands make of them; `messages.ts` joins them with all others.
import { l10n } from 'vscode';
import { formatNumber } from './formatNumber';

const { t } = l10n;

export const noteMessages = {
  note: (): string => t('Note'),
  notes: (): string => t('Notes'),
  yourNote: (): string => t('Your note'),
  addToNote: (): string => t('Add to this note'),
  noteHint: (): string => t('Your note on this passage; Markdown and #tags'),
  noWordsYet: (): string => t('no words yet'),
  threadLabel: (paper: string): string => t('Note on {0}', paper),
  threadResolved: (paper: string): string => t('Note on {0}, resolved', paper),
  passageLost: (): string => t('Passage could not be located'),
  noteDeleted: (file: string): string => t('The note was deleted from {0}.', file),
  undo: (): string => t('Undo'),
  noteNotWritten: (): string => t('The note file changed meanwhile, so nothing was written. Try again.'),
  noteUnsaved: (file: string): string => t('{0} could not be saved. The note stands in its editor.', file),
  noteGone: (): string => t('That note is not there any more.'),
  noNoteHere: (): string =>
    t('No such note stands at the cursor. Put the cursor into the marked passage, or into its line, and try again.'),
  notesInDigests: (): string => t('Notes on a passage are made in a digest. Select words of an abstract there, and try again.'),
  noAbstractHere: (): string => t('Notes on a passage stand at words of an abstract. Select some, and try again.'),
  noBox: (): string => t('The box for the note did not open. Nothing was changed; try again.'),
  passageChanged: (): string => t("The passage was changed meanwhile, so it can't be told where the note belongs. Select it again."),
  noNoteYet: (paper: string): string => t('There is no note on "{0}" yet. Annotate Paper makes one.', paper),
  chooseNote: (): string => t('Choose a note'),
  foreignNote: (): string => t('made by another program'),
  readingStatus: (status: 'to-read' | 'reading' | 'read' | 'cited'): string =>
    ({ 'to-read': t('To read'), reading: t('Reading'), read: t('Read'), cited: t('Cited') })[status],
  chooseReadingStatus: (paper: string): string => t('How far you are with "{0}"', paper),
  currentStatus: (): string => t('now'),
  statusSet: (paper: string, status: string): string => t('{0}: {1}', paper, status),
  noOrphans: (): string => t('Every note of the open digests stands at its passage.'),
  choosePassage: (quote: string): string => t('Where does "{0}" belong?', quote),
  theSelection: (): string => t('what is selected'),
  noCandidates: (): string =>
    t('Nothing in the abstract is like the passage of this note. Select the words that it belongs to, and run Locate Passage again.'),
  noCandidatesHint: (): string => t('Another passage: leave this list, select it in the abstract, and run Locate Passage again'),
  chooseOrphan: (): string => t('Choose the note to find a place for'),
  passageLocated: (): string => t('The note stands at its passage again'),
  lostNotes: (): string => t('Notes without a paper'),
  lostNotesHint: (): string => t('Their papers are in no digest or bibliography. They belong to them again when they come back.'),
  noTag: (): string => t('No tag'),
  noStatus: (): string => t('No status'),
  notedPaper: (paper: string, notes: number): string =>
    notes === 1 ? t('{0}, 1 note', paper) : t('{0}, {1} notes', paper, formatNumber(notes)),
  citedPaper: (paper: string): string => t('{0}, cited', paper),
  orphanRow: (): string => t('passage could not be located'),
  resolvedRow: (): string => t('resolved'),

  /** What commands make of notes. */
  noNotes: (): string => t('There are no notes on passages yet. A note on a passage of an abstract can be inserted here.'),
  insertNoteHint: (file: string): string => t('Choose the note to insert into {0}', file),
  passageGone: (): string => t('passage could not be located'),
  noteFormHint: (file: string): string => t('How the note shall stand in {0}', file),
  asQuotation: (): string => t('As a quotation'),
  asQuotationDetail: (): string => t('The passage as a block quotation, with its citation'),
  asComment: (): string => t('As a comment for later'),
  asCommentDetail: (): string => t('The passage, its citation and your words, where no reader sees them'),
  blockInserted: (file: string): string => t('Inserted into {0}', file),
  blockUpdated: (file: string): string => t('Brought up to date in {0}', file),
  blockUpToDate: (file: string): string => t('{0} has it already, as it is now', file),
  papersBecause(because: 'block' | 'topic' | 'cited', file: string): string {
    if (because === 'block') return t('Papers to show; those that stand in {0} now are chosen', file);
    return because === 'topic'
      ? t('Papers to show in {0}; those of the heading’s topic are chosen', file)
      : t('Papers to show; those that {0} cites are chosen', file);
  },
  orderHint: (): string => t('The order of the papers'),
  orderByKey: (): string => t('By citation key'),
  orderByTopic: (): string => t('By topic'),
  noAnnotations: (): string => t('There are no notes on passages to write.'),
  annotationsExported(count: number, file: string): string {
    return count === 1 ? t('1 note written to {0}', file) : t('{0} notes written to {1}', formatNumber(count), file);
  },
  annotationFiles: (): string => t('Annotations (W3C JSON-LD, Hypothesis JSON)'),
  imported(added: number, notes: number): string {
    if (added === 0) return t('No note was added');
    const files = notes === 1 ? t('1 file') : t('{0} files', formatNumber(notes));
    return added === 1 ? t('1 note was added') : t('{0} notes were added to {1}', formatNumber(added), files);
  },
  importDetails(known: number, orphans: number, left: number): readonly string[] {
    return [
      ...(known === 0 ? [] : [known === 1 ? t('1 was there already') : t('{0} were there already', formatNumber(known))]),
      ...(orphans === 0
        ? []
        : [
            orphans === 1
              ? t('the passage of 1 could not be located')
              : t('the passages of {0} could not be located', formatNumber(orphans)),
          ]),
      ...(left === 0 ? [] : [left === 1 ? t('1 was left out') : t('{0} were left out', formatNumber(left))]),
    ];
  },
  undoImport: (): string => t('Undo'),
  importUndone(count: number): string {
    return count === 1 ? t('1 file is as it was') : t('{0} files are as they were', formatNumber(count));
  },
  showLeftOut: (): string => t('Show what was left out'),
  leftOutTitle: (file: string): string => t('Left out of the import of {0}:', file),
} as const;
