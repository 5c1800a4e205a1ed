import { Uri, window, workspace } from 'vscode';
import { type ExportMatrixAnswer, type ExportMatrixParams, noteMethods } from '../../../../server/src/client';
import { getTarget, pickPapersOfBlock } from '../../blocks/writeBlock';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Writes a literature matrix of the papers that the writer chooses to a CSV file. */
export const exportLiteratureMatrix: Command = {
  id: 'marginalia.exportLiteratureMatrix',
  title: messages.titles.exportLiteratureMatrix,
  run: async (services) => {
    const target = getTarget(services);
    const keys = await pickPapersOfBlock(services, target, 'matrix', messages.titles.exportLiteratureMatrix());
    if (keys === undefined) return;
    const params: ExportMatrixParams = { keys };
    const { text } = await services.server.request<ExportMatrixAnswer>(noteMethods.exportMatrix, params);
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const defaultUri = folder === undefined ? Uri.file('/literature-matrix.csv') : Uri.joinPath(folder, 'literature-matrix.csv');
    const file = await window.showSaveDialog({ defaultUri, title: messages.titles.exportLiteratureMatrix() });
    if (file === undefined) return;
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await window.showTextDocument(file);
  },
};
