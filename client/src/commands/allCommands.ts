import type { Command } from './command';
import { restartServer } from './restartServer';
import { exportLiteratureMatrix } from './blocks/exportLiteratureMatrix';
import { insertAnnotatedBibliography } from './blocks/insertAnnotatedBibliography';
import { insertLiteratureMatrix } from './blocks/insertLiteratureMatrix';
import { insertNote } from './blocks/insertNote';
import { insertTopicOutline } from './blocks/insertTopicOutline';
import { addToBibliography } from './citing/addToBibliography';
import { copyCitation } from './citing/copyCitation';
import { copyCitationKey } from './citing/copyCitationKey';
import { exportBibliography } from './citing/exportBibliography';
import { insertCitation } from './citing/insertCitation';
import { replaceCitation } from './citing/replaceCitation';
import { showCitations } from './citing/showCitations';
import { showEvidence } from './citing/showEvidence';
import { suggestCitations } from './citing/suggestCitations';
import { chooseDigest } from './digests/chooseDigest';
import { forgetCorrection } from './digests/forgetCorrection';
import { forgetDigests } from './digests/forgetDigests';
import { addPapers } from './digests/addPapers';
import { fetchDigest } from './digests/fetchDigest';
import { pasteDigest } from './digests/pasteDigest';
import { thisIsNoPaper } from './digests/thisIsNoPaper';
import { thisIsPaper } from './digests/thisIsPaper';
import { titleEndsHere } from './digests/titleEndsHere';
import { treatAsDigest } from './digests/treatAsDigest';
import { annotatePaper } from './notes/annotatePaper';
import { annotateSelection } from './notes/annotateSelection';
import { cancelNoteEdit } from './notes/cancelNoteEdit';
import { deleteNote } from './notes/deleteNote';
import { editNote } from './notes/editNote';
import { exportAnnotations } from './notes/exportAnnotations';
import { importAnnotations } from './notes/importAnnotations';
import { locatePassage } from './notes/locatePassage';
import { openNote } from './notes/openNote';
import { reopenNote } from './notes/reopenNote';
import { resolveNote } from './notes/resolveNote';
import { saveNote } from './notes/saveNote';
import { saveNoteEdit } from './notes/saveNoteEdit';
import { setReadingStatus } from './notes/setReadingStatus';
import { copyTitle } from './papers/copyTitle';
import { findOnline } from './papers/findOnline';
import { goToPaper } from './papers/goToPaper';
import { groupByDate } from './papers/groupByDate';
import { groupByDigest } from './papers/groupByDigest';
import { groupByStatus } from './papers/groupByStatus';
import { groupByTag } from './papers/groupByTag';
import { groupByTopic } from './papers/groupByTopic';
import { relatedPapers } from './papers/relatedPapers';
import { searchPapers } from './papers/searchPapers';
import { showLibraryStatus } from './papers/showLibraryStatus';
import { showMorePapers } from './papers/showMorePapers';
import { askBeforeSending } from './references/askBeforeSending';
import { pasteReference } from './references/pasteReference';
import { dismissHint } from './hints/dismissHint';
import { turnOffRule } from './hints/turnOffRule';
import { matchBibliography } from './references/matchBibliography';
import { completeReferences } from './references/completeReferences';
import { showIncompleteReferences } from './references/showIncompleteReferences';
import { stopCompletingReferences } from './references/stopCompletingReferences';
import { undoReferenceChange } from './references/undoReferenceChange';
import { citePublishedVersion } from './references/citePublishedVersion';
import { completeListedReferences } from './references/completeListedReferences';
import { openReference } from './references/openReference';
import { setRegistryKey } from './references/setRegistryKey';
import { showSentRequests } from './references/showSentRequests';
import { checkDraft } from './review/checkDraft';
import { leaveReview } from './review/leaveReview';
import { nextFinding } from './review/nextFinding';
import { openFinding } from './review/openFinding';
import { previousFinding } from './review/previousFinding';
import { addTopic } from './topics/addTopic';
import { findHeadingsAnew } from './topics/findHeadingsAnew';
import { keepHeadings } from './topics/keepHeadings';
import { mergeTopics } from './topics/mergeTopics';
import { movePaper } from './topics/movePaper';
import { renameTopic } from './topics/renameTopic';
import { showTopicOutline } from './topics/showTopicOutline';
import { showUncitedPapers } from './topics/showUncitedPapers';
import { splitTopic } from './topics/splitTopic';
import { undoTopicChange } from './topics/undoTopicChange';
import { annotateNewPaper } from './newPapers/annotateNewPaper';
import { citeNewPaper } from './newPapers/citeNewPaper';
import { keepNewPaper } from './newPapers/keepNewPaper';
import { leaveNewPapers } from './newPapers/leaveNewPapers';
import { openNewPaper } from './newPapers/openNewPaper';
import { postponeNewPaper } from './newPapers/postponeNewPaper';
import { skipAllNewPapers } from './newPapers/skipAllNewPapers';
import { skipNewPaper } from './newPapers/skipNewPaper';
import { reviewNewPapers } from './newPapers/reviewNewPapers';
import { undoDecision } from './newPapers/undoDecision';
import { openSample } from './walkthrough/openSample';
import { tryCard } from './walkthrough/tryCard';
import { tryCitation } from './walkthrough/tryCitation';
import { tryNote } from './walkthrough/tryNote';

/** All commands that package.json contributes. */
export const allCommands: readonly Command[] = [
  searchPapers,
  insertCitation,
  suggestCitations,
  relatedPapers,
  goToPaper,
  showTopicOutline,
  insertTopicOutline,
  showLibraryStatus,
  treatAsDigest,
  chooseDigest,
  openSample,
  findOnline,
  undoTopicChange,
  pasteDigest,
  fetchDigest,
  addPapers,
  forgetDigests,
  tryCard,
  tryCitation,
  tryNote,
  insertNote,
  insertLiteratureMatrix,
  exportLiteratureMatrix,
  insertAnnotatedBibliography,
  exportAnnotations,
  importAnnotations,
  restartServer,
  groupByTopic,
  groupByDate,
  showMorePapers,
  copyCitation,
  copyTitle,
  copyCitationKey,
  addToBibliography,
  exportBibliography,
  showCitations,
  showEvidence,
  replaceCitation,
  renameTopic,
  mergeTopics,
  splitTopic,
  movePaper,
  addTopic,
  keepHeadings,
  findHeadingsAnew,
  showUncitedPapers,
  annotatePaper,
  annotateSelection,
  openNote,
  setReadingStatus,
  locatePassage,
  groupByTag,
  groupByStatus,
  groupByDigest,
  reviewNewPapers,
  keepNewPaper,
  skipNewPaper,
  skipAllNewPapers,
  postponeNewPaper,
  citeNewPaper,
  annotateNewPaper,
  openNewPaper,
  leaveNewPapers,
  undoDecision,
  checkDraft,
  openFinding,
  nextFinding,
  previousFinding,
  leaveReview,
  saveNote,
  editNote,
  saveNoteEdit,
  cancelNoteEdit,
  deleteNote,
  resolveNote,
  reopenNote,
  thisIsPaper,
  thisIsNoPaper,
  titleEndsHere,
  forgetCorrection,
  completeReferences,
  pasteReference,
  matchBibliography,
  dismissHint,
  turnOffRule,
  showIncompleteReferences,
  completeListedReferences,
  stopCompletingReferences,
  undoReferenceChange,
  citePublishedVersion,
  openReference,
  showSentRequests,
  askBeforeSending,
  setRegistryKey,
];
