import { messages } from '../../messages/messages';
import { runCommandPick } from '../../picks/commandPick';
import type { Command } from '../command';
import { insertAnnotatedBibliography } from './insertAnnotatedBibliography';
import { insertLiteratureMatrix } from './insertLiteratureMatrix';
import { insertNote } from './insertNote';
import { insertTopicOutline } from './insertTopicOutline';

/** Inserts what the writer chooses into the draft: an outline, a note, or a list of papers. */
export const insertIntoDraft: Command = {
  id: 'marginalia.insertIntoDraft',
  title: messages.titles.insertIntoDraft,
  run: () =>
    runCommandPick({ title: messages.titles.insertIntoDraft(), placeHolder: messages.chooseInsertion() }, [
      { ...insertTopicOutline, icon: 'list-tree', detail: messages.insertTopicOutlineDetail() },
      { ...insertNote, icon: 'note', detail: messages.insertNoteDetail() },
      { ...insertLiteratureMatrix, icon: 'table', detail: messages.insertLiteratureMatrixDetail() },
      { ...insertAnnotatedBibliography, icon: 'book', detail: messages.insertAnnotatedBibliographyDetail() },
    ]),
};
