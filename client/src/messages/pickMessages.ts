// Texts of commands that let the writer choose one of several. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import type { Grouping } from '../views/groupings';

export const pickMessages = {
  chooseSource: (): string => l10n.t('Choose where the papers come from'),
  pasteDigestDetail: (): string => l10n.t('Open what you copied as a digest: a list, a page, an email, an export'),
  fetchDigestDetail: (): string => l10n.t('Hugging Face papers, an arXiv listing or search, or an RSS or Atom feed'),
  addPapersByNameDetail: (): string => l10n.t('Look up arXiv IDs, DOIs, URLs or titles online'),

  chooseCorrection: (): string => l10n.t('Choose how to read the text at the cursor'),
  thisIsPaperDetail: (): string => l10n.t('The line at the cursor, or the selected text, is a title'),
  thisIsNoPaperDetail: (): string => l10n.t("The text at the cursor isn't a paper"),
  titleEndsHereDetail: (): string => l10n.t("The text after the cursor isn't part of the title"),
  noPapersHereDetail: (): string => l10n.t('Nothing in this file is a paper'),
  forgetCorrectionDetail: (): string => l10n.t('Remove the correction at the cursor'),

  chooseInsertion: (): string => l10n.t('Choose what to insert at the cursor'),
  insertTopicOutlineDetail: (): string => l10n.t('Topics as headings, with their papers as a list of citations'),
  insertNoteDetail: (): string => l10n.t('The passage of a note as a quotation or a comment'),
  insertLiteratureMatrixDetail: (): string => l10n.t('A table of papers'),
  insertAnnotatedBibliographyDetail: (): string => l10n.t('A list of papers with your notes'),

  chooseExport: (): string => l10n.t('Choose what to export'),
  exportBibliographyDetail: (): string => l10n.t('Cited papers or all papers as BibTeX, biblatex or CSL-JSON'),
  exportLiteratureMatrixDetail: (): string => l10n.t('A table of papers as CSV'),
  exportAnnotationsDetail: (): string => l10n.t('Notes on passages as W3C Web Annotations'),

  chooseGrouping: (): string => l10n.t('Choose how the Papers view groups papers'),
  grouping(grouping: Grouping): string {
    switch (grouping) {
      case 'topic':
        return l10n.t('Topic');
      case 'date':
        return l10n.t('Date');
      case 'tag':
        return l10n.t('Tag');
      case 'status':
        return l10n.t('Reading Status');
      case 'digest':
        return l10n.t('Digest');
    }
  },

  chooseTopicChange: (): string => l10n.t('Choose what to change'),
  renameTopicDetail: (): string => l10n.t('Give a topic another name'),
  mergeTopicsDetail: (): string => l10n.t('Combine two or more topics'),
  splitTopicDetail: (): string => l10n.t('Move some papers of a topic to a new one'),
  addTopicDetail: (): string => l10n.t('For papers that contain the words you enter'),
  movePaperDetail: (): string => l10n.t('Choose another topic for the paper at the cursor'),
  lockTopicsDetail: (): string => l10n.t('Keep the current topics and their order when papers change'),
  unlockTopicsDetail: (): string => l10n.t('Compute topics automatically again'),

  chooseLookupSetting: (): string => l10n.t('Choose what to see or change'),
  showOnlineRequestsDetail: (): string => l10n.t('What this window has sent, and to whom'),
  resetConsentDetail: (): string => l10n.t('Ask again before anything is sent from this workspace'),
  setRegistryKeyDetail: (): string => l10n.t('API key for OpenAlex or Semantic Scholar, saved in secret storage'),

  nothingToUndo: (): string => l10n.t('Nothing to undo.'),
};
