import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionContext,
  type Connection,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { findCiteSuggestion, type CiteSuggestion } from '../../features/citing/citeSuggestion';
import { listCorrectionActions } from '../../features/lsp/correctionActions';
import { findOrganizing, listReshapings, type Reshaping } from '../../features/citing/rewrite/listReshapings';
import { listQuickFixes, type FixByEdits, type QuickFix } from '../../features/rules/quickFixes';
import { listNoteActions } from '../../features/notes/noteActions';
import { findFile, type Snapshot } from '../../workspace/snapshot';
import type { DigestFile, DraftFile, TextFile } from '../../workspace/files/textFile';
import type { WorkspaceHost } from '../../workspace/workspaceHost';
import type { ClientAbilities } from '../capabilities';
import { toWorkspaceEdit } from './citationRoutes';
import { emptyRange, normalizeUri, toRange } from '../convert';
import { createAnchor } from '../createAnchor';
import { isLateFix, keepPossible, type FindObstacle, type LateFix } from '../editObstacle';
import { handle } from '../handle';
import { clientCommands } from '../requests';

/** `textDocument/codeAction`: what mends the citations and notes of a selection, what writes citations in another way, a note on what is selected, what is a paper in a digest. */
export function registerCodeActionRoute(
  connection: Connection,
  host: WorkspaceHost,
  abilities: () => ClientAbilities,
  clientUri: (uri: string) => string,
  findObstacle: FindObstacle,
): void {
  connection.onCodeAction(
    handle(connection, 'textDocument/codeAction', null, async ({ textDocument, range, context }): Promise<CodeAction[] | null> => {
      const uri = normalizeUri(textDocument.uri);
      const snapshot = await host.snapshotWithDrafts();
      const file = findFile(snapshot, uri);
      const made = file === undefined ? [] : toNoteActions(snapshot, file, { range, context, abilities: abilities(), clientUri });
      const noteActions = (await keepPossible(made, uri, findObstacle)).map((action) => toBox(action, abilities()));
      const corrections =
        file?.kind === 'digest' ? toCorrections(snapshot, file, { range, context, abilities: abilities(), clientUri }) : [];
      const correcting = (await keepPossible(corrections, uri, findObstacle)).map((action) => toCommand(action, abilities()));
      const draft = snapshot.drafts.get(uri);
      if (draft === undefined) return noteActions.length + correcting.length > 0 ? [...noteActions, ...correcting] : null;
      const span = { start: draft.lines().offsetAt(range.start), end: draft.lines().offsetAt(range.end) };
      const fixes = wants(context, CodeActionKind.QuickFix)
        ? listQuickFixes(snapshot, uri, span).flatMap((fix) =>
            toQuickFix(snapshot, draft, fix, { context, abilities: abilities(), clientUri }),
          )
        : [];
      const reshapings = wants(context, 'refactor.rewrite') ? listReshapings(snapshot, uri, span) : [];
      // Looks at the whole draft: only where the writer asks for it.
      const organizing = wantsExactly(context, 'source.organizeCitations') ? findOrganizing(snapshot, uri) : undefined;
      const rewrites = [...reshapings, ...(organizing === undefined ? [] : [organizing])];
      // Not for the light bulb: nearly every sentence of a draft could have one.
      const isAsked = context.triggerKind !== CodeActionTriggerKind.Automatic && wants(context, citeKind);
      const suggestion = isAsked ? findCiteSuggestion(snapshot, uri, span) : undefined;
      const citing = suggestion === undefined ? [] : toCiting(snapshot, draft, suggestion, clientUri);
      const actions = [...fixes, ...citing, ...rewrites.map((reshaping) => toRewrite(snapshot, draft, reshaping, clientUri))];
      const possible = actions.filter(({ command }) => command === undefined || abilities().commands.has(command.command));
      return [...noteActions, ...(await keepPossible(possible, uri, findObstacle))];
    }),
  );

  connection.onCodeActionResolve(
    handle(connection, 'codeAction/resolve', { title: '' }, async (action: CodeAction): Promise<CodeAction> => {
      const data: unknown = action.data;
      if (!isLateFix(data)) return action;
      const snapshot = await host.snapshotWithDrafts();
      const lines = snapshot.drafts.get(data.uri)?.lines();
      if (lines === undefined) return action;
      const span = { start: lines.offsetAt(data.range.start), end: lines.offsetAt(data.range.end) };
      const fix = listQuickFixes(snapshot, data.uri, span).find(({ title }) => title === action.title);
      if (fix?.action.kind !== 'edits') return action;
      const [possible = action] = await keepPossible(
        [{ ...action, edit: toFixEdit(snapshot, fix.action, clientUri) }],
        data.uri,
        findObstacle,
      );
      return possible;
    }),
  );
}

interface FixSurroundings {
  readonly context: CodeActionContext;
  readonly abilities: ClientAbilities;
  clientUri(uri: string): string;
}

/** Kinds are hierarchical: who asks for `refactor` takes `refactor.rewrite` (LSP 3.17, "Code Action Kinds"). */
function wants({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

function wantsExactly({ only }: CodeActionContext, kind: string): boolean {
  return only?.some((asked) => kind === asked || kind.startsWith(`${asked}.`)) ?? false;
}

/** Nothing where the fix makes a file and the editor can't. */
function toQuickFix(
  snapshot: Snapshot,
  draft: DraftFile,
  fix: QuickFix,
  { context: { diagnostics }, abilities: { lateEdits, newFiles }, clientUri }: FixSurroundings,
): readonly CodeAction[] {
  const range = toRange(draft, fix.span);
  const solved = diagnostics.filter(
    ({ code, range: { start } }) =>
      code === 'undefined-citation' && start.line === range.start.line && start.character === range.start.character,
  );
  const about = {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    ...(solved.length === 0 ? {} : { diagnostics: solved }),
    ...(fix.isPreferred ? { isPreferred: true } : {}),
  };
  if (fix.action.kind === 'edits') {
    if (fix.action.creates !== undefined && !newFiles) return [];
    if (lateEdits) return [{ ...about, data: { uri: draft.uri, range, bibliography: fix.action.bibliography } satisfies LateFix }];
    return [{ ...about, edit: toFixEdit(snapshot, fix.action, clientUri) }];
  }
  const command = clientCommands.replaceCitation;
  return [{ ...about, command: { title: fix.title, command, arguments: [clientUri(draft.uri), range, fix.action.query] } }];
}

function toFixEdit(snapshot: Snapshot, { creates, files }: FixByEdits, clientUri: (uri: string) => string): WorkspaceEdit {
  if (creates === undefined) return toWorkspaceEdit(snapshot, files(), clientUri);
  const text = (files().get(creates) ?? []).map(({ newText }) => newText).join('');
  const { changes = {} } = toWorkspaceEdit(snapshot, files(), clientUri);
  const others = Object.entries(changes).map(([uri, edits]) => ({ textDocument: { uri, version: null }, edits }));
  return { documentChanges: [...(createFile(clientUri(creates), text).documentChanges ?? []), ...others] };
}

const annotateKind = 'refactor.annotate';

interface NoteSurroundings {
  readonly range: Range;
  readonly context: CodeActionContext;
  readonly abilities: ClientAbilities;
  clientUri(uri: string): string;
}

/** A note file that is not there yet is made by an editor that can. */
function toNoteActions(snapshot: Snapshot, file: TextFile, { range, context, abilities, clientUri }: NoteSurroundings): CodeAction[] {
  const span = { start: file.lines().offsetAt(range.start), end: file.lines().offsetAt(range.end) };
  const isAsked = context.triggerKind !== CodeActionTriggerKind.Automatic;
  const makesFiles = abilities.newFiles || hasBoxes(abilities);
  return listNoteActions(snapshot, file.uri, span, createAnchor()).flatMap(({ kind, title, uri, isNew, edits }): readonly CodeAction[] => {
    if (kind === 'annotate' ? !isAsked || !wants(context, annotateKind) : !wants(context, CodeActionKind.QuickFix)) return [];
    if (isNew && !makesFiles) return [];
    const solved = kind === 'annotate' ? [] : context.diagnostics.filter(({ code }) => code === 'orphan-annotation');
    const edit = isNew
      ? createFile(clientUri(uri), edits.map(({ newText }) => newText).join(''))
      : toWorkspaceEdit(snapshot, new Map([[uri, edits]]), clientUri);
    return [
      {
        title,
        kind: kind === 'annotate' ? annotateKind : CodeActionKind.QuickFix,
        edit,
        ...(solved.length === 0 ? {} : { diagnostics: solved }),
      },
    ];
  });
}

/** A note on a selection is written into a box where the editor has one, not made without words in a file that nobody sees. */
function toBox(action: CodeAction, abilities: ClientAbilities): CodeAction {
  const { title, kind } = action;
  return kind === annotateKind && hasBoxes(abilities)
    ? { title, kind, command: { title, command: clientCommands.annotateSelection } }
    : action;
}

function hasBoxes({ commands }: ClientAbilities): boolean {
  return commands.has(clientCommands.annotateSelection);
}

const correctionCommands = {
  paper: clientCommands.thisIsPaper,
  'no-paper': clientCommands.thisIsNoPaper,
  'title-end': clientCommands.titleEndsHere,
  forget: clientCommands.forgetCorrection,
} as const;

/** By itself, as for a light bulb, only what mends a block that was passed over. */
function toCorrections(snapshot: Snapshot, digest: DigestFile, { range, context, abilities, clientUri }: NoteSurroundings): CodeAction[] {
  const passedOver = context.diagnostics.filter(({ code }) => code === 'malformed-digest');
  const isAsked = context.triggerKind !== CodeActionTriggerKind.Automatic;
  if (!wants(context, CodeActionKind.QuickFix) || (!isAsked && passedOver.length === 0)) return [];
  const span = { start: digest.lines().offsetAt(range.start), end: digest.lines().offsetAt(range.end) };
  return listCorrectionActions(snapshot, digest.uri, span).flatMap(({ kind, title, uri, isNew, edits }): readonly CodeAction[] => {
    if ((!isAsked && kind !== 'paper') || (isNew && !abilities.newFiles && !abilities.commands.has(correctionCommands[kind]))) return [];
    const edit = isNew
      ? createFile(clientUri(uri), edits.map(({ newText }) => newText).join(''))
      : toWorkspaceEdit(snapshot, new Map([[uri, edits]]), clientUri);
    const solved = kind === 'paper' ? passedOver : [];
    return [{ title, kind: CodeActionKind.QuickFix, edit, data: kind, ...(solved.length === 0 ? {} : { diagnostics: solved }) }];
  });
}

/** An editor that has commands for it saves the file too, and tells the writer what was done. */
function toCommand({ edit, data, ...action }: CodeAction, { commands }: ClientAbilities): CodeAction {
  const command = correctionCommands[data as keyof typeof correctionCommands];
  return commands.has(command)
    ? { ...action, command: { title: action.title, command } }
    : { ...action, ...(edit === undefined ? {} : { edit }) };
}

function createFile(uri: string, text: string): WorkspaceEdit {
  return {
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: emptyRange, newText: text }] },
    ],
  };
}

const citeKind = 'refactor.rewrite.cite';

/** The best paper at once, or a list of them. */
function toCiting(
  snapshot: Snapshot,
  draft: DraftFile,
  { title, sentence, edit }: CiteSuggestion,
  clientUri: (uri: string) => string,
): readonly CodeAction[] {
  const choose = 'Cite a paper for this sentence...';
  return [
    { title, kind: citeKind, edit: toWorkspaceEdit(snapshot, new Map([[draft.uri, [edit]]]), clientUri) },
    {
      title: choose,
      kind: citeKind,
      command: { title: choose, command: clientCommands.suggestCitations, arguments: [clientUri(draft.uri), toRange(draft, sentence)] },
    },
  ];
}

function toRewrite(
  snapshot: Snapshot,
  draft: DraftFile,
  { title, kind, edits }: Reshaping,
  clientUri: (uri: string) => string,
): CodeAction {
  return { title, kind, edit: toWorkspaceEdit(snapshot, new Map([[draft.uri, edits]]), clientUri) };
}
