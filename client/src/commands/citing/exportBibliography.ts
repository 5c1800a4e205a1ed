import { Uri, window, workspace, type TextDocument } from 'vscode';
import type { ExportBibliographyParams } from '../../../../server/src/client';
import { fileLabel } from '../../editing/labels';
import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import { findKeys, type Command } from '../command';

type Format = ExportBibliographyParams['format'];

const formats: readonly { readonly label: string; readonly description: () => string; readonly format: Format }[] = [
  { label: 'BibTeX', description: messages.formatBibtex, format: 'bibtex' },
  { label: 'biblatex', description: messages.formatBiblatex, format: 'biblatex' },
  { label: 'CSL-JSON', description: messages.formatCslJson, format: 'csl-json' },
];

/** Writes a new bibliography with the papers of the selected tree rows, the papers that the draft cites, or all papers. */
export const exportBibliography: Command = {
  id: 'marginalia.exportBibliography',
  title: messages.titles.exportBibliography,
  run: async ({ library, drafts }, argument, others) => {
    const keys = findKeys(argument, others);
    const draft = drafts.findRecent()?.document;
    const scope: Scope | undefined = keys.length > 0 ? { kind: 'papers', keys } : await pickScope(draft);
    if (scope === undefined) return;
    const chosen = await window.showQuickPick(
      formats.map((each) => ({ ...each, description: each.description() })),
      { title: messages.titles.exportBibliography(), placeHolder: messages.chooseFormat() },
    );
    if (chosen === undefined) return;
    const answer = await library.exportBibliography({
      ...(scope.kind === 'all' ? {} : scope.kind === 'papers' ? { keys: scope.keys } : { uri: scope.uri }),
      format: chosen.format,
    });
    if (answer === undefined) return;
    if (answer.count === 0) throw new Slip(messages.nothingToExport());
    const file = await window.showSaveDialog({
      defaultUri: suggestFile(draft, chosen.format),
      title: messages.titles.exportBibliography(),
    });
    if (file === undefined) return;
    await workspace.fs.writeFile(file, new TextEncoder().encode(answer.text));
    await window.showTextDocument(file);
    showStatus(messages.exported(answer.count, fileLabel(file), answer.unknown.length));
  },
};

type Scope =
  | { readonly kind: 'cited'; readonly uri: string }
  | { readonly kind: 'papers'; readonly keys: readonly string[] }
  | { readonly kind: 'all' };

/** Asks whether to export the cited papers or all papers. If no draft is open, all papers are exported. */
async function pickScope(draft: TextDocument | undefined): Promise<Scope | undefined> {
  if (draft === undefined) return { kind: 'all' };
  const rows: readonly { readonly label: string; readonly scope: Scope }[] = [
    { label: messages.exportCited(fileLabel(draft.uri)), scope: { kind: 'cited', uri: draft.uri.toString() } },
    { label: messages.exportAll(), scope: { kind: 'all' } },
  ];
  const chosen = await window.showQuickPick(rows, { title: messages.titles.exportBibliography(), placeHolder: messages.chooseScope() });
  return chosen?.scope;
}

function suggestFile(draft: TextDocument | undefined, format: Format): Uri {
  const name = format === 'csl-json' ? 'export.json' : 'export.bib';
  const folder =
    draft !== undefined && draft.uri.scheme !== 'untitled' ? Uri.joinPath(draft.uri, '..') : workspace.workspaceFolders?.[0]?.uri;
  return folder === undefined ? Uri.file(`/${name}`) : Uri.joinPath(folder, name);
}
