import { Uri, window, workspace } from 'vscode';
import { type ExportAnnotationsAnswer, noteMethods } from '../../../../server/src/client';
import { fileLabel } from '../../editing/labels';
import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import type { Command } from '../command';

/** Writes all notes on passages to a file that other programs can read. */
export const exportAnnotations: Command = {
  id: 'marginalia.exportAnnotations',
  title: messages.titles.exportAnnotations,
  run: async ({ server }) => {
    const { text, count } = await server.request<ExportAnnotationsAnswer>(noteMethods.exportAnnotations, {});
    if (count === 0) throw new Slip(messages.noAnnotations());
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const defaultUri = folder === undefined ? Uri.file('/annotations.jsonld') : Uri.joinPath(folder, 'annotations.jsonld');
    const file = await window.showSaveDialog({ defaultUri, title: messages.titles.exportAnnotations() });
    if (file === undefined) return;
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await window.showTextDocument(file);
    showStatus(messages.annotationsExported(count, fileLabel(file)));
  },
};
