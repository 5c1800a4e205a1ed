import type { Command } from './command';
import { restartServer } from './restartServer';
import { undoLastChange } from './undoLastChange';
import { insertIntoDraft } from './blocks/insertIntoDraft';
import { addToBibliography } from './citing/addToBibliography';
import { copyCitation } from './citing/copyCitation';
import { copyCitationKey } from './citing/copyCitationKey';
import { insertCitation } from './citing/insertCitation';
import { showEvidence } from './citing/showEvidence';
import { suggestCitations } from './citing/suggestCitations';
import { addPapers } from './digests/addPapers';
import { correctParsing } from './digests/correctParsing';
import { forgetDigests } from './digests/forgetDigests';
import { pasteDigest } from './digests/pasteDigest';
import { treatAsDigest } from './digests/treatAsDigest';
import { reviewNewPapers } from './newPapers/reviewNewPapers';
import { skipAllNewPapers } from './newPapers/skipAllNewPapers';
import { undoDecision } from './newPapers/undoDecision';
import { annotatePaper } from './notes/annotatePaper';
import { annotateSelection } from './notes/annotateSelection';
import { cancelNoteEdit } from './notes/cancelNoteEdit';
import { deleteNote } from './notes/deleteNote';
import { editNote } from './notes/editNote';
import { importAnnotations } from './notes/importAnnotations';
import { locatePassage } from './notes/locatePassage';
import { openNote } from './notes/openNote';
import { reopenNote } from './notes/reopenNote';
import { resolveNote } from './notes/resolveNote';
import { saveNote } from './notes/saveNote';
import { saveNoteEdit } from './notes/saveNoteEdit';
import { setReadingStatus } from './notes/setReadingStatus';
import { exportPapers } from './papers/exportPapers';
import { findOnline } from './papers/findOnline';
import { goToPaper } from './papers/goToPaper';
import { groupPapersBy } from './papers/groupPapersBy';
import { relatedPapers } from './papers/relatedPapers';
import { searchPapers } from './papers/searchPapers';
import { showLibraryStatus } from './papers/showLibraryStatus';
import { citePublishedVersion } from './references/citePublishedVersion';
import { completeListedReferences } from './references/completeListedReferences';
import { completeReferences } from './references/completeReferences';
import { matchBibliography } from './references/matchBibliography';
import { onlineLookupSettings } from './references/onlineLookupSettings';
import { pasteReference } from './references/pasteReference';
import { showIncompleteReferences } from './references/showIncompleteReferences';
import { stopCompletingReferences } from './references/stopCompletingReferences';
import { checkDraft } from './review/checkDraft';
import { nextFinding } from './review/nextFinding';
import { previousFinding } from './review/previousFinding';
import { editTopics } from './topics/editTopics';
import { mergeTopics } from './topics/mergeTopics';
import { movePaper } from './topics/movePaper';
import { renameTopic } from './topics/renameTopic';
import { showUncitedPapers } from './topics/showUncitedPapers';
import { splitTopic } from './topics/splitTopic';
import { getStarted } from './walkthrough/getStarted';
import { openSample } from './walkthrough/openSample';

/** All commands that package.json contributes. */
export const allCommands: readonly Command[] = [
  addPapers,
  pasteDigest,
  openSample,
  getStarted,
  restartServer,
  insertCitation,
  suggestCitations,
  searchPapers,
  goToPaper,
  relatedPapers,
  findOnline,
  annotatePaper,
  annotateSelection,
  openNote,
  setReadingStatus,
  checkDraft,
  nextFinding,
  previousFinding,
  showEvidence,
  showUncitedPapers,
  addToBibliography,
  insertIntoDraft,
  completeReferences,
  stopCompletingReferences,
  completeListedReferences,
  showIncompleteReferences,
  citePublishedVersion,
  pasteReference,
  matchBibliography,
  onlineLookupSettings,
  showLibraryStatus,
  groupPapersBy,
  editTopics,
  renameTopic,
  mergeTopics,
  splitTopic,
  movePaper,
  exportPapers,
  importAnnotations,
  undoLastChange,
  copyCitation,
  copyCitationKey,
  forgetDigests,
  treatAsDigest,
  correctParsing,
  locatePassage,
  editNote,
  deleteNote,
  resolveNote,
  reopenNote,
  saveNote,
  saveNoteEdit,
  cancelNoteEdit,
  reviewNewPapers,
  skipAllNewPapers,
  undoDecision,
];
