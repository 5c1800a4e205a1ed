// Messages about notes and about the commands that use them. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import type { NoteChangeParams } from '../../../server/src/client';
import { formatNumber } from './formatNumber';

export const noteMessages = {
  addNote: (): string => l10n.t('Add note'),
  notes: (): string => l10n.t('Notes'),
  yourNote: (): string => l10n.t('Your note'),
  addToNote: (): string => l10n.t('Add to this note'),
  noteHint: (): string => l10n.t('Your note on this passage (supports Markdown and #tags)'),
  noWordsYet: (): string => l10n.t('Empty note'),
  threadLabel: (paper: string): string => l10n.t('Note on {0}', paper),
  threadResolved: (paper: string): string => l10n.t('Note on {0}, resolved', paper),
  passageLost: (): string => l10n.t('Passage not found'),
  deleteBeside: (): string => l10n.t('No note at the cursor. Choose a note on this line to delete'),
  noteDeleted: (file: string): string => l10n.t('Deleted the note from {0}.', file),
  /** `about`: the passage of the note, or the name of its file. */
  noteChangeUndone(kind: NoteChangeParams['kind'], about: string): string {
    const texts: Readonly<Record<NoteChangeParams['kind'], () => string>> = {
      annotate: () => l10n.t('Undid adding the note on "{0}"', about),
      quote: () => l10n.t('Undid adding the note on "{0}"', about),
      create: () => l10n.t('Undid creating {0}', about),
      body: () => l10n.t('Undid the change of the note on "{0}"', about),
      remove: () => l10n.t('Restored the note on "{0}"', about),
      resolve: () => l10n.t('Undid the status change of the note on "{0}"', about),
      anchor: () => l10n.t('Undid moving the note on "{0}"', about),
      status: () => l10n.t('Undid the change of reading status in {0}', about),
      retitle: () => l10n.t('Undid the change of title in {0}', about),
    };
    return texts[kind]();
  },
  wordsNotSaved: (): string => l10n.t("Your text wasn't saved."),
  noteNotWritten: (): string => l10n.t('The note file has changed in the meantime. Nothing was written. Try again.'),
  noteUnsaved: (file: string): string => l10n.t("{0} couldn't be saved. The note is in the open editor.", file),
  noteGone: (): string => l10n.t('The note no longer exists.'),
  noNoteHere: (): string => l10n.t('No note at the cursor. Place the cursor in the highlighted passage.'),
  notesInDigests: (): string => l10n.t('Select text in an abstract of a digest to annotate it.'),
  noAbstractHere: (): string => l10n.t('Select text in an abstract to annotate it.'),
  noBox: (): string => l10n.t("The note editor couldn't be opened. Nothing was changed. Try again."),
  passageChanged: (): string =>
    l10n.t("Couldn't attach the note because its passage has changed in the meantime. Select the passage again."),
  noNoteYet: (paper: string): string => l10n.t('There is no note on "{0}" yet. To add one, run "Annotate Paper".', paper),
  chooseNote: (): string => l10n.t('Choose a note'),
  foreignNote: (): string => l10n.t('created by another program'),
  readingStatus: (status: 'to-read' | 'reading' | 'read' | 'cited'): string =>
    ({ 'to-read': l10n.t('To read'), reading: l10n.t('Reading'), read: l10n.t('Read'), cited: l10n.t('Cited') })[status],
  chooseReadingStatus: (paper: string): string => l10n.t('Reading status of "{0}"', paper),
  current: (): string => l10n.t('current'),
  statusSet: (paper: string, status: string): string => l10n.t('{0}: {1}', paper, status),
  noOrphans: (): string => l10n.t('All notes in open digests are attached to their passages.'),
  choosePassage: (quote: string): string => l10n.t('Choose a passage for "{0}"', quote),
  theSelection: (): string => l10n.t('current selection'),
  noCandidates: (): string => l10n.t('No similar passage found in the abstract. Select the passage, then run "Locate Passage" again.'),
  noCandidatesHint: (): string =>
    l10n.t('For a different passage, press Escape, select it in the abstract, and run "Locate Passage" again'),
  chooseOrphan: (): string => l10n.t('Choose the note to reattach'),
  passageLocated: (): string => l10n.t('Reattached the note to its passage'),
  lostNotes: (): string => l10n.t('Notes without a paper'),
  lostNotesHint: (): string =>
    l10n.t("Their papers aren't in any digest or bibliography. The notes are reattached when the papers are back."),
  noTag: (): string => l10n.t('No tag'),
  noStatus: (): string => l10n.t('No status'),
  notedPaper: (paper: string, notes: number): string =>
    notes === 1 ? l10n.t('{0}, 1 note', paper) : l10n.t('{0}, {1} notes', paper, formatNumber(notes)),
  citedPaper: (paper: string): string => l10n.t('{0}, cited', paper),
  orphanRow: (): string => l10n.t('passage not found'),
  resolvedRow: (): string => l10n.t('resolved'),

  // Texts of the commands that use notes
  noNotes: (): string => l10n.t('No notes on passages yet. Select text in an abstract to annotate it.'),
  insertNoteHint: (file: string): string => l10n.t('Choose the note to insert into {0}', file),
  passageGone: (): string => l10n.t('passage not found'),
  noteFormHint: (file: string): string => l10n.t('Insert note into {0} as', file),
  asQuotation: (): string => l10n.t('Quotation'),
  asQuotationDetail: (): string => l10n.t('The passage as a block quotation, with a citation'),
  asComment: (): string => l10n.t('Comment'),
  asCommentDetail: (): string => l10n.t('The passage, a citation and your note, hidden in the output'),
  blockInserted: (file: string): string => l10n.t('Inserted into {0}', file),
  blockUpdated: (file: string): string => l10n.t('Updated in {0}', file),
  blockUpToDate: (file: string): string => l10n.t('{0} already has the latest version', file),
  papersBecause(because: 'block' | 'topic' | 'cited', file: string): string {
    if (because === 'block') return l10n.t('Papers to include (papers currently in {0} are selected)', file);
    return because === 'topic'
      ? l10n.t('Papers to include in {0} (papers on the topic of the heading are selected)', file)
      : l10n.t('Papers to include (papers cited in {0} are selected)', file);
  },
  orderHint: (): string => l10n.t('Sort order'),
  orderByKey: (): string => l10n.t('By citation key'),
  orderByTopic: (): string => l10n.t('By topic'),
  noAnnotations: (): string => l10n.t('No notes on passages to export.'),
  annotationsExported(count: number, file: string): string {
    return count === 1 ? l10n.t('Exported 1 note to {0}', file) : l10n.t('Exported {0} notes to {1}', formatNumber(count), file);
  },
  annotationFiles: (): string => l10n.t('Annotations (W3C JSON-LD, Hypothesis JSON)'),
  imported(added: number, notes: number): string {
    if (added === 0) return l10n.t('No notes were imported');
    const files = notes === 1 ? l10n.t('1 file') : l10n.t('{0} files', formatNumber(notes));
    return added === 1 ? l10n.t('Imported 1 note') : l10n.t('Imported {0} notes into {1}', formatNumber(added), files);
  },
  importDetails(known: number, orphans: number, left: number): readonly string[] {
    return [
      ...(known === 0 ? [] : [known === 1 ? l10n.t('1 already existed') : l10n.t('{0} already existed', formatNumber(known))]),
      ...(orphans === 0
        ? []
        : [orphans === 1 ? l10n.t("the passage of 1 wasn't found") : l10n.t("the passages of {0} weren't found", formatNumber(orphans))]),
      ...(left === 0 ? [] : [left === 1 ? l10n.t('1 was skipped') : l10n.t('{0} were skipped', formatNumber(left))]),
    ];
  },
  importUndone(count: number): string {
    return count === 1 ? l10n.t('Restored 1 file') : l10n.t('Restored {0} files', formatNumber(count));
  },
  showLeftOut: (): string => l10n.t('Show Skipped'),
  leftOutTitle: (file: string): string => l10n.t('Skipped when importing {0}:', file),
} as const;
