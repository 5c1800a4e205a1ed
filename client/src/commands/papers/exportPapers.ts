import { messages } from '../../messages/messages';
import { runCommandPick } from '../../picks/commandPick';
import { exportLiteratureMatrix } from '../blocks/exportLiteratureMatrix';
import { exportBibliography } from '../citing/exportBibliography';
import { findKeys, type Command } from '../command';
import { exportAnnotations } from '../notes/exportAnnotations';

/** Exports what the writer chooses to a file. Started on rows of papers, it exports a bibliography of these papers. */
export const exportPapers: Command = {
  id: 'marginalia.exportPapers',
  title: messages.titles.exportPapers,
  run: (services, argument, chosen) => {
    if (findKeys(argument, chosen).length > 0) return exportBibliography.run(services, argument, chosen);
    return runCommandPick({ title: messages.titles.exportPapers(), placeHolder: messages.chooseExport() }, [
      { ...exportBibliography, icon: 'book', detail: messages.exportBibliographyDetail() },
      { ...exportLiteratureMatrix, icon: 'table', detail: messages.exportLiteratureMatrixDetail() },
      { ...exportAnnotations, icon: 'note', detail: messages.exportAnnotationsDetail() },
    ]);
  },
};
