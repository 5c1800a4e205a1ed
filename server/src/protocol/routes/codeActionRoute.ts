import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Span } from '../../base/span';
import { findCiteSuggestion } from '../../features/citing/citeSuggestion';
import { findOrganizingRewrite, listCitationRewrites } from '../../features/citing/rewrite/citationRewrites';
import { listCorrectionActions, type CorrectionAction } from '../../features/lsp/correctionActions';
import { listNoteActions } from '../../features/notes/noteActions';
import { listQuickFixes, type FixByEdits, type QuickFix } from '../../features/rules/quickFixes';
import type { TextEdit } from '../../model/draft';
import type { DigestFile, DraftFile, TextFile } from '../../workspace/files/textFile';
import { findFile, type Snapshot } from '../../workspace/snapshot';
import type { ClientAbilities } from '../capabilities';
import type { RequestContext } from '../context';
import { createAnchor } from '../createAnchor';
import { normalizeUri, toSpan } from '../decode';
import { toRange, type Encoder } from '../encode';
import { handle } from '../handle';
import { clientCommands } from '../requests';
import { dropBlocked, isLateFix, type LateFix } from './blockedActions';

/**
 * `textDocument/codeAction`: quick fixes and other ways to write the citations of a draft; notes on what is selected; corrections of how
 * a digest is read.
 */
export function registerCodeActionRoute({ connection, host, abilities, encoder, services }: RequestContext): void {
  connection.onCodeAction(
    handle(connection, 'textDocument/codeAction', null, async ({ textDocument, range, context }): Promise<CodeAction[] | null> => {
      const uri = normalizeUri(textDocument.uri);
      const snapshot = await host.snapshotWithDrafts();
      const file = findFile(snapshot, uri);
      if (file === undefined) return null;
      const asked: Asked = { snapshot, span: toSpan(file, range), context, abilities: abilities(), encoder };
      const writable = (actions: readonly CodeAction[]): Promise<CodeAction[]> => dropBlocked(actions, uri, services.findEditObstacle);
      const noteActions = (await writable(toNoteActions(asked, file))).map((action) => toBox(action, asked.abilities));
      if (file.kind === 'draft') return [...noteActions, ...(await writable(toDraftActions(asked, file)))];
      const corrections = file.kind === 'digest' ? await writable(toCorrections(asked, file)) : [];
      const actions = [...noteActions, ...corrections.map((action) => toCommand(action, asked.abilities))];
      return actions.length === 0 ? null : actions;
    }),
  );

  connection.onCodeActionResolve(
    handle(connection, 'codeAction/resolve', { title: '' }, async (action: CodeAction): Promise<CodeAction> => {
      const data: unknown = action.data;
      if (!isLateFix(data)) return action;
      const snapshot = await host.snapshotWithDrafts();
      const draft = snapshot.drafts.get(data.uri);
      if (draft === undefined) return action;
      const fix = listQuickFixes(snapshot, data.uri, toSpan(draft, data.range)).find(({ title }) => title === action.title);
      if (fix?.action.kind !== 'edits') return action;
      const resolved = { ...action, edit: toFixEdit(encoder, snapshot, fix.action) };
      const [writable = action] = await dropBlocked([resolved], data.uri, services.findEditObstacle);
      return writable;
    }),
  );
}

/** What the actions are for: a span of a document, and what the client says of it. */
interface Asked {
  readonly snapshot: Snapshot;
  readonly span: Span;
  readonly context: CodeActionContext;
  readonly abilities: ClientAbilities;
  readonly encoder: Encoder;
}

/** Whether the client takes actions of this kind; one that names no kinds takes all. */
function wants({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || names(only, kind);
}

/** Kinds are hierarchical: `refactor` names `refactor.rewrite` too (LSP 3.17, "Code Action Kinds"). */
function names(only: readonly string[], kind: string): boolean {
  return only.some((named) => kind === named || kind.startsWith(`${named}.`));
}

/** Whether the writer opens the menu of actions; the light bulb asks for them by itself wherever the cursor goes. */
function isMenu({ triggerKind }: CodeActionContext): boolean {
  return triggerKind !== CodeActionTriggerKind.Automatic;
}

function toDraftActions(asked: Asked, draft: DraftFile): readonly CodeAction[] {
  const { snapshot, span, context, abilities, encoder } = asked;
  const { uri } = draft;
  const toEdit = (edits: readonly TextEdit[]): WorkspaceEdit => encoder.toWorkspaceEdit(snapshot, new Map([[uri, edits]]));
  const fixes = wants(context, CodeActionKind.QuickFix) ? listQuickFixes(snapshot, uri, span) : [];
  // Nearly every sentence of a draft has a suggestion: too many for the light bulb.
  const suggestion = isMenu(context) && wants(context, citeKind) ? findCiteSuggestion(snapshot, uri, span) : undefined;
  const rewrites = wants(context, 'refactor.rewrite') ? listCitationRewrites(snapshot, uri, span) : [];
  // This reads the whole draft, so a client has to name it.
  const organizing = names(context.only ?? [], 'source.organizeCitations') ? findOrganizingRewrite(snapshot, uri) : undefined;
  const actions: readonly CodeAction[] = [
    ...fixes.flatMap((fix) => toQuickFix(asked, draft, fix)),
    ...(suggestion === undefined
      ? []
      : [
          { title: suggestion.title, kind: citeKind, edit: toEdit([suggestion.edit]) },
          withCommand({ title: 'Cite a paper for this sentence...', kind: citeKind }, clientCommands.suggestCitations, [
            encoder.toEditorUri(uri),
            toRange(draft, suggestion.sentence),
          ]),
        ]),
    ...[...rewrites, ...(organizing === undefined ? [] : [organizing])].map(({ title, kind, edits }) => ({
      title,
      kind,
      edit: toEdit(edits),
    })),
  ];
  return actions.filter(({ command }) => command === undefined || abilities.commands.has(command.command));
}

const citeKind = 'refactor.rewrite.cite';

/** Empty if the fix makes a file and the editor can't. */
function toQuickFix(
  { snapshot, context, abilities, encoder }: Asked,
  draft: DraftFile,
  { title, span, isPreferred, action }: QuickFix,
): readonly CodeAction[] {
  const range = toRange(draft, span);
  const solved = context.diagnostics.filter(
    ({ code, range: { start } }) =>
      code === 'undefined-citation' && start.line === range.start.line && start.character === range.start.character,
  );
  const fix = { ...solving({ title, kind: CodeActionKind.QuickFix }, solved), ...(isPreferred ? { isPreferred: true } : {}) };
  if (action.kind === 'search')
    return [withCommand(fix, clientCommands.replaceCitation, [encoder.toEditorUri(draft.uri), range, action.query])];
  if (action.creates !== undefined && !abilities.newFiles) return [];
  if (abilities.lateEdits) return [{ ...fix, data: { uri: draft.uri, range, bibliography: action.bibliography } satisfies LateFix }];
  return [{ ...fix, edit: toFixEdit(encoder, snapshot, action) }];
}

function toFixEdit(encoder: Encoder, snapshot: Snapshot, { creates, files }: FixByEdits): WorkspaceEdit {
  return encoder.toWorkspaceEdit(snapshot, files(), creates);
}

const annotateKind = 'refactor.annotate';

/** In a digest a note on the selection; in a note what mends the note. */
function toNoteActions({ snapshot, span, context, abilities, encoder }: Asked, file: TextFile): readonly CodeAction[] {
  const canMakeFiles = abilities.newFiles || hasNoteBoxes(abilities);
  return listNoteActions(snapshot, file.uri, span, createAnchor()).flatMap((action): readonly CodeAction[] => {
    const { title, uri, isNew } = action;
    if (isNew && !canMakeFiles) return [];
    const edit = encoder.toWorkspaceEdit(snapshot, new Map([[uri, action.edits]]), isNew ? uri : undefined);
    if (action.kind === 'annotate') return isMenu(context) && wants(context, annotateKind) ? [{ title, kind: annotateKind, edit }] : [];
    const solved = context.diagnostics.filter(({ code }) => code === 'orphan-annotation');
    return wants(context, CodeActionKind.QuickFix) ? [{ ...solving({ title, kind: CodeActionKind.QuickFix }, solved), edit }] : [];
  });
}

/** An editor that has a box for a new note opens it; without one the edit puts an empty note into a file that the writer may not see. */
function toBox(action: CodeAction, abilities: ClientAbilities): CodeAction {
  const { title, kind } = action;
  return kind === annotateKind && hasNoteBoxes(abilities) ? withCommand({ title, kind }, clientCommands.annotateSelection) : action;
}

function hasNoteBoxes({ commands }: ClientAbilities): boolean {
  return commands.has(clientCommands.annotateSelection);
}

const correctionCommands = {
  paper: clientCommands.thisIsPaper,
  'no-paper': clientCommands.thisIsNoPaper,
  'title-end': clientCommands.titleEndsHere,
  forget: clientCommands.forgetCorrection,
} as const satisfies Readonly<Record<CorrectionAction['kind'], string>>;

interface CorrectionCodeAction extends CodeAction {
  readonly data: CorrectionAction['kind'];
}

/** For the light bulb only "This is a paper", where a diagnostic says that a block was passed over. */
function toCorrections({ snapshot, span, context, abilities, encoder }: Asked, digest: DigestFile): readonly CorrectionCodeAction[] {
  const passedOver = context.diagnostics.filter(({ code }) => code === 'malformed-digest');
  if (!wants(context, CodeActionKind.QuickFix) || (!isMenu(context) && passedOver.length === 0)) return [];
  return listCorrectionActions(snapshot, digest.uri, span).flatMap(({ kind, title, uri, isNew, edits }) => {
    if (!isMenu(context) && kind !== 'paper') return [];
    if (isNew && !abilities.newFiles && !abilities.commands.has(correctionCommands[kind])) return [];
    const edit = encoder.toWorkspaceEdit(snapshot, new Map([[uri, edits]]), isNew ? uri : undefined);
    return [{ ...solving({ title, kind: CodeActionKind.QuickFix }, kind === 'paper' ? passedOver : []), edit, data: kind }];
  });
}

/** The command of an editor that has one also saves the file and shows what was done. */
function toCommand({ data, edit, ...action }: CodeAction, { commands }: ClientAbilities): CodeAction {
  const command = correctionCommands[data as CorrectionAction['kind']];
  if (commands.has(command)) return withCommand(action, command);
  return { ...action, ...(edit === undefined ? {} : { edit }) };
}

function solving(action: CodeAction, diagnostics: Diagnostic[]): CodeAction {
  return diagnostics.length === 0 ? action : { ...action, diagnostics };
}

function withCommand(action: CodeAction, command: string, args?: readonly unknown[]): CodeAction {
  return { ...action, command: { title: action.title, command, ...(args === undefined ? {} : { arguments: [...args] }) } };
}
