import type { Command } from './command';
import { addToBibliography } from './addToBibliography';
import { addTopic } from './addTopic';
import { chooseDigest } from './chooseDigest';
import { copyCitation } from './copyCitation';
import { copyCitationKey } from './copyCitationKey';
import { copyTitle } from './copyTitle';
import { exportBibliography } from './exportBibliography';
import { goToPaper } from './goToPaper';
import { groupByDate } from './groupByDate';
import { groupByTopic } from './groupByTopic';
import { insertCitation } from './insertCitation';
import { insertTopicOutline } from './insertTopicOutline';
import { mergeTopics } from './mergeTopics';
import { movePaper } from './movePaper';
import { findOnline } from './findOnline';
import { undoTopicChange } from './undoTopicChange';
import { openSample } from './openSample';
import { tryCard } from './tryCard';
import { tryCitation } from './tryCitation';
import { tryNote } from './tryNote';
import { forgetCorrection } from './forgetCorrection';
import { forgetDigests } from './forgetDigests';
import { pasteDigest } from './pasteDigest';
import { relatedPapers } from './relatedPapers';
import { renameTopic } from './renameTopic';
import { replaceCitation } from './replaceCitation';
import { exportAnnotations } from './exportAnnotations';
import { importAnnotations } from './importAnnotations';
import { insertAnnotatedBibliography } from './insertAnnotatedBibliography';
import { exportLiteratureMatrix } from './exportLiteratureMatrix';
import { insertLiteratureMatrix } from './insertLiteratureMatrix';
import { insertNote } from './insertNote';
import { restartServer } from './restartServer';
import { searchPapers } from './searchPapers';
import { showCitations } from './showCitations';
import { showLibraryStatus } from './showLibraryStatus';
import { showMorePapers } from './showMorePapers';
import { showTopicOutline } from './showTopicOutline';
import { showUncitedPapers } from './showUncitedPapers';
import { splitTopic } from './splitTopic';
import { suggestCitations } from './suggestCitations';
import { treatAsDigest } from './treatAsDigest';
import { annotatePaper } from './annotatePaper';
import { annotateSelection } from './annotateSelection';
import { openNote } from './openNote';
import { setReadingStatus } from './setReadingStatus';
import { locatePassage } from './locatePassage';
import { groupByTag } from './groupByTag';
import { groupByStatus } from './groupByStatus';
import { saveNote } from './saveNote';
import { editNote } from './editNote';
import { saveNoteEdit } from './saveNoteEdit';
import { cancelNoteEdit } from './cancelNoteEdit';
import { deleteNote } from './deleteNote';
import { resolveNote } from './resolveNote';
import { reopenNote } from './reopenNote';
import { thisIsNoPaper } from './thisIsNoPaper';
import { thisIsPaper } from './thisIsPaper';
import { titleEndsHere } from './titleEndsHere';

/** The commands of package.json. */
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
  replaceCitation,
  renameTopic,
  mergeTopics,
  splitTopic,
  movePaper,
  addTopic,
  showUncitedPapers,
  annotatePaper,
  annotateSelection,
  openNote,
  setReadingStatus,
  locatePassage,
  groupByTag,
  groupByStatus,
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
];
