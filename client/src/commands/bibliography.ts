import { type TextDocument, Uri, window, workspace } from 'vscode';
import { type ExportParams, methods } from '../../../server/src/client';
import { carryOutPlan, planEntries } from '../citing/bibliography';
import { getEntryAtCursor, readEntryPlace } from '../editing/keyAtCursor';
import { fileLabel } from '../editing/labels';
import { openDocument } from '../editing/openPaper';
import { readSetting } from '../editing/settings';
import { messages } from '../messages/messages';
import { Slip, showStatus } from '../messages/show';
import type { Services } from '../services';
import { type Command, findKeys } from './command';

/** A citation that was just inserted: the URI of the draft, and the keys as they were written. */
interface AcceptedCitations {
  readonly uri: string;
  readonly keys: readonly string[];
}

/**
 * Adds entries for all papers that the draft cites. If a citation was just inserted, the command adds the entries of that citation,
 * asks the writer, or does nothing, as the setting says.
 */
export const addToBibliography: Command = {
  id: 'marginalia.addToBibliography',
  title: 'Update Bibliography',
  section: 'draft',
  does: 'adds missing entries for cited papers',
  icon: 'add',
  palette: 'marginalia.hasLibrary && marginalia.inDraft',
  run: async (services, argument) => {
    const accepted = readAccepted(argument);
    if (accepted !== undefined) return addAccepted(services, await openDocument(Uri.parse(accepted.uri)), accepted.keys);
    const target = services.drafts.findRecent();
    if (target === undefined) throw new Slip(messages.noDraft());
    await carryOutPlan(services, target.document, await planEntries(services.library, target.document));
  },
};

function readAccepted(argument: unknown): AcceptedCitations | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument) || !('keys' in argument)) return undefined;
  const { uri, keys } = argument;
  return typeof uri === 'string' && Array.isArray(keys) ? { uri, keys: keys.filter((key) => typeof key === 'string') } : undefined;
}

/**
 * Adds the entries, asks the writer, or does nothing, as the setting says. If the draft names no bibliography, the writer is asked even
 * if the setting is `always`.
 */
async function addAccepted(services: Services, document: TextDocument, keys: readonly string[]): Promise<void> {
  const { library, addEntriesPrompt } = services;
  const usual = readSetting('addOnAccept');
  if (usual === 'never') return;
  if (usual === 'ask') return addEntriesPrompt.ask(document);
  const plan = await library.ask(methods.bibliographyEdit, { kind: 'add', uri: document.uri.toString(), keys, isUnasked: true });
  if (plan === undefined || plan === null || plan.kind === 'complete') return;
  if (plan.kind === 'no-bibliography' && plan.named === undefined) return addEntriesPrompt.ask(document);
  await carryOutPlan(services, document, plan, keys);
}

type Format = Extract<ExportParams, { readonly kind: 'bibliography' }>['format'];

const formats: readonly { readonly label: string; readonly description: () => string; readonly format: Format }[] = [
  { label: 'BibTeX', description: messages.formatBibtex, format: 'bibtex' },
  { label: 'biblatex', description: messages.formatBiblatex, format: 'biblatex' },
  { label: 'CSL-JSON', description: messages.formatCslJson, format: 'csl-json' },
];

/** Writes a new bibliography with the papers of the selected tree rows, the papers that the draft cites, or all papers. */
export const exportBibliography: Command = {
  id: 'marginalia.exportBibliography',
  title: 'Export Bibliography...',
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
    const answer = await library.ask(methods.export, {
      kind: 'bibliography',
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
    showStatus(messages.exported(answer.count, fileLabel(file), answer.unknown?.length ?? 0));
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

const maxBytes = 64 * 1024 * 1024;

/** Completes an incomplete entry, or all of the active bibliography, by a bibliography file that the writer chooses. */
export const matchBibliography: Command = {
  id: 'marginalia.matchBibliography',
  title: 'Match with Bibliography...',
  section: 'otherFile',
  does: 'completes entries from another bibliography',
  palette: 'marginalia.inBibliography',
  menus: [{ place: 'reference', group: '2_complete@4', when: 'viewItem =~ /entry$/ && !listMultiSelection' }],
  run: async ({ library, referenceChanges }, uriArgument, positionArgument) => {
    const one = readEntryPlace(uriArgument, positionArgument);
    const { uri } = one ?? getEntryAtCursor();
    const [chosen] =
      (await window.showOpenDialog({
        title: messages.titles.matchBibliography(),
        openLabel: messages.matchWith(),
        filters: { [messages.bibliographyFiles()]: ['bib', 'bibtex', 'json', 'yaml', 'yml'] },
      })) ?? [];
    if (chosen === undefined) return;
    const file = fileLabel(chosen);
    if ((await workspace.fs.stat(chosen)).size > maxBytes) throw new Error(messages.fileTooLarge(file));
    const text = new TextDecoder().decode(await workspace.fs.readFile(chosen));
    const match = await library.ask(methods.bibliographyEdit, {
      kind: 'match',
      uri: uri.toString(),
      name: chosen.path,
      text,
      ...(one === undefined ? {} : { position: one.position }),
    });
    if (match === undefined) return;
    if (match === null) throw new Slip(messages.noEntryAtCursor());
    const run = referenceChanges.begin();
    const id = uri.toString();
    if (match.edits.length > 0) await referenceChanges.writeOne(run, { edits: { [id]: match.edits }, basis: { [id]: match.basis } });
    const why = match.unmatched.length === 0 ? [] : [messages.whyUnmatched()];
    const told = messages.entriesMatched(match.matched.length, match.unmatched.length, file);
    if ((await referenceChanges.tell(run, told, [], ...why)) === undefined) return;
    const rows = match.unmatched.map(({ key, title, reason }) => ({ label: key, description: reason, detail: title }));
    await window.showQuickPick(rows, { title: messages.unmatchedTitle(file) });
  },
};
