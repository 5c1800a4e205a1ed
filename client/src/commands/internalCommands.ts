import type { Command } from './command';
import { exportLiteratureMatrix } from './blocks/exportLiteratureMatrix';
import { insertAnnotatedBibliography } from './blocks/insertAnnotatedBibliography';
import { insertLiteratureMatrix } from './blocks/insertLiteratureMatrix';
import { insertNote } from './blocks/insertNote';
import { insertTopicOutline } from './blocks/insertTopicOutline';
import { exportBibliography } from './citing/exportBibliography';
import { replaceCitation } from './citing/replaceCitation';
import { showCitations } from './citing/showCitations';
import { addPapersByName } from './digests/addPapersByName';
import { chooseDigest } from './digests/chooseDigest';
import { fetchDigest } from './digests/fetchDigest';
import { forgetCorrection } from './digests/forgetCorrection';
import { thisIsNoPaper } from './digests/thisIsNoPaper';
import { thisIsPaper } from './digests/thisIsPaper';
import { titleEndsHere } from './digests/titleEndsHere';
import { dismissHint } from './hints/dismissHint';
import { turnOffRule } from './hints/turnOffRule';
import { annotateNewPaper } from './newPapers/annotateNewPaper';
import { citeNewPaper } from './newPapers/citeNewPaper';
import { keepNewPaper } from './newPapers/keepNewPaper';
import { leaveNewPapers } from './newPapers/leaveNewPapers';
import { openNewPaper } from './newPapers/openNewPaper';
import { postponeNewPaper } from './newPapers/postponeNewPaper';
import { skipNewPaper } from './newPapers/skipNewPaper';
import { exportAnnotations } from './notes/exportAnnotations';
import { undoNoteChange } from './notes/undoNoteChange';
import { showMorePapers } from './papers/showMorePapers';
import { openReference } from './references/openReference';
import { resetConsent } from './references/resetConsent';
import { setRegistryKey } from './references/setRegistryKey';
import { showOnlineRequests } from './references/showOnlineRequests';
import { undoReferenceChange } from './references/undoReferenceChange';
import { dismissFinding } from './review/dismissFinding';
import { fixFinding } from './review/fixFinding';
import { leaveReview } from './review/leaveReview';
import { openFinding } from './review/openFinding';
import { addTopic } from './topics/addTopic';
import { lockTopics } from './topics/lockTopics';
import { undoTopicChange } from './topics/undoTopicChange';
import { unlockTopics } from './topics/unlockTopics';
import { tryCard } from './walkthrough/tryCard';
import { tryCitation } from './walkthrough/tryCitation';
import { tryNote } from './walkthrough/tryNote';

/** The commands that lists, links, code lenses, rows, keys and other commands start. package.json does not contribute them. */
export const internalCommands: readonly Command[] = [
  exportLiteratureMatrix,
  insertAnnotatedBibliography,
  insertLiteratureMatrix,
  insertNote,
  insertTopicOutline,
  exportBibliography,
  replaceCitation,
  showCitations,
  addPapersByName,
  chooseDigest,
  fetchDigest,
  forgetCorrection,
  thisIsNoPaper,
  thisIsPaper,
  titleEndsHere,
  dismissHint,
  turnOffRule,
  annotateNewPaper,
  citeNewPaper,
  keepNewPaper,
  leaveNewPapers,
  openNewPaper,
  postponeNewPaper,
  skipNewPaper,
  exportAnnotations,
  undoNoteChange,
  showMorePapers,
  openReference,
  resetConsent,
  setRegistryKey,
  showOnlineRequests,
  undoReferenceChange,
  dismissFinding,
  fixFinding,
  leaveReview,
  openFinding,
  addTopic,
  lockTopics,
  undoTopicChange,
  unlockTopics,
  tryCard,
  tryCitation,
  tryNote,
];
