import {
  type CodeAction,
  type CodeActionContext,
  CodeActionTriggerKind,
  type Diagnostic,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { createAnnotationId } from '#annotations';
import { findFile, type Snapshot, type TextFile, type WritableEdits } from '#workspace';
import { type CodeActionQuery, type CodeActionResult, codeAction, type EditorCommand, listQuickFixes } from '../../features/codeAction';
import type { ClientAbilities } from '../capabilities';
import { type Encoder, normalizeUri, toBasis, toRange, toSpan } from '../encode';
import { handle, type RequestContext, type RequestServices, today } from '../handle';
import { clientCommands, type FileEditParams, type LspRange } from '../requests';

/** Identifies a quick fix whose edit is computed only when the writer chooses the fix. */
interface LateFix {
  readonly uri: string;
  readonly range: LspRange;
}

/** What is needed to encode the code actions of a file. */
interface Asked {
  readonly snapshot: Snapshot;
  readonly file: TextFile;
  readonly diagnostics: readonly Diagnostic[];
  readonly abilities: ClientAbilities;
  readonly encoder: Encoder;
  readonly services: Pick<RequestServices, 'checkPath' | 'checkEdits'>;
}

/** Said when a fix is chosen that no longer applies. */
const nothingToChange = 'There is nothing left to change here.';

/** `textDocument/codeAction`: the actions of `features/lsp/codeAction` that the client supports. */
export function registerCodeActionRoute({ connection, host, abilities, encoder, services }: RequestContext): void {
  connection.onCodeAction(
    handle(connection, 'textDocument/codeAction', null, async ({ textDocument, range, context }): Promise<CodeAction[] | null> => {
      const uri = normalizeUri(textDocument.uri);
      const snapshot = await host.snapshotWithDrafts();
      const file = findFile(snapshot, uri);
      if (file === undefined) return null;
      const asked: Asked = { snapshot, file, diagnostics: context.diagnostics, abilities, encoder, services };
      const results = codeAction(snapshot, uri, toQuery(file, range, context));
      const actions = (await Promise.all(results.map((result) => encodeAction(asked, result)))).flat().map(preferCommand);
      return actions.length === 0 && file.kind !== 'draft' ? null : actions;
    }),
  );

  connection.onCodeActionResolve(
    handle(connection, 'codeAction/resolve', { title: '' }, async (action: CodeAction): Promise<CodeAction> => {
      const data: unknown = action.data;
      if (!isLateFix(data)) return action;
      const snapshot = await host.snapshotWithDrafts();
      const file = findFile(snapshot, data.uri);
      if (file === undefined) return action;
      const fix = listQuickFixes(snapshot, data.uri, toSpan(file, data.range)).find(({ title }) => title === action.title);
      const change = fix?.change.kind === 'edits' ? fix.change : undefined;
      const files = change?.files() ?? new Map();
      const { writable, refusals } = await services.checkEdits(files, { cursor: data.uri, chosen: change?.bibliography });
      // The files may have changed since the menu was opened.
      const isUseless = [...files.values()].every(({ length }) => length === 0);
      const refusal = change?.refusal ?? (isUseless ? nothingToChange : refusals[0]);
      if (refusal !== undefined)
        void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: refusal });
      if (change === undefined || refusals.length > 0) return action;
      return { ...action, edit: encoder.toWorkspaceEdit(snapshot, writable, change.creates) };
    }),
  );
}

function toQuery(file: TextFile, range: LspRange, { only, triggerKind, diagnostics }: CodeActionContext): CodeActionQuery {
  return {
    span: toSpan(file, range),
    kinds: only,
    trigger: triggerKind === CodeActionTriggerKind.Automatic ? 'automatic' : 'menu',
    codes: new Set(diagnostics.map(({ code }) => String(code))),
    annotationId: createAnnotationId(),
    day: today(),
  };
}

/** The action as it is sent to the client. Empty if the client doesn't support the action, or if it needs a file that must not be written. */
async function encodeAction(asked: Asked, result: CodeActionResult): Promise<readonly CodeAction[]> {
  const { snapshot, file, abilities, encoder, services } = asked;
  const { title, kind, isPreferred = false, change } = result;
  const solved = findSolved(asked, result);
  const action: CodeAction = {
    title,
    kind,
    ...(solved.length === 0 ? {} : { diagnostics: solved }),
    ...(isPreferred ? { isPreferred } : {}),
  };
  const uri = encoder.toEditorUri(file.uri);
  switch (change.kind) {
    case 'search':
      return withCommand(action, abilities, 'replaceCitation', [uri, toRange(file, change.span), change.query()]);
    case 'complete-references':
      return withCommand(action, abilities, 'completeReferences', [change.key]);
    case 'show-evidence':
      return withCommand(action, abilities, 'showEvidence', [
        uri,
        toRange(file, change.span).start,
        ...(change.first === undefined ? [] : [change.first]),
      ]);
    case 'paste-reference':
      return withCommand(action, abilities, 'pasteReference', [uri, toRange(file, change.span).start]);
    case 'match-bibliography':
      return withCommand(action, abilities, 'matchBibliography', [uri, toRange(file, change.span).start]);
    case 'turn-off-rule':
      return withCommand(action, abilities, 'turnOffRule', [change.code]);
    case 'choose':
      return withCommand(action, abilities, 'suggestCitations', [uri, toRange(file, change.sentence)]);
    case 'edits': {
      const { bibliography } = change;
      // Only who asks for the edits when the fix is chosen can be told why there are none.
      if (change.refusal !== undefined && !abilities.lateEdits) return [];
      const span = result.solves?.span;
      // The edits of a bibliography are computed when the writer chooses the action, because computing them reads the whole
      // bibliography.
      if (abilities.lateEdits && bibliography !== undefined && span !== undefined) {
        if (change.creates !== undefined && !abilities.newFiles) return [];
        if ((await services.checkPath(bibliography, 'chosen')).kind === 'refused') return [];
        return [{ ...action, data: { uri: file.uri, range: toRange(file, span) } satisfies LateFix }];
      }
      const { writable, refusals } = await services.checkEdits(change.files(), { cursor: file.uri, chosen: bibliography });
      if (refusals.length > 0) return [];
      const command =
        result.command === undefined
          ? []
          : withCommand(action, abilities, result.command, toArguments(asked, result.command, writable, change.creates));
      if (change.creates !== undefined && !abilities.newFiles && command.length === 0) return [];
      return [{ ...action, ...command[0], edit: encoder.toWorkspaceEdit(snapshot, writable, change.creates) }];
    }
  }
}

/** The arguments of an editor's command that makes the edits; undefined if it has none. */
function toArguments(
  { snapshot, encoder }: Asked,
  command: EditorCommand,
  files: WritableEdits,
  creates: string | undefined,
): readonly unknown[] | undefined {
  if (command !== 'dismissHint') return undefined;
  return [...files.keys()].map((uri): FileEditParams => {
    const file = findFile(snapshot, uri);
    return {
      uri: encoder.toEditorUri(uri),
      isNew: uri === creates,
      edits: encoder.toFileEdits(snapshot, new Map([[uri, files.get(uri) ?? []]])).flatMap(({ edits }) => edits),
      ...(file === undefined ? {} : { basis: toBasis(file, encoder) }),
    };
  });
}

/** The client's diagnostics that the action solves. */
function findSolved({ file, diagnostics }: Asked, { solves }: CodeActionResult): Diagnostic[] {
  if (solves === undefined) return [];
  const start = solves.span === undefined ? undefined : toRange(file, solves.span).start;
  return diagnostics.filter(
    ({ code, range }) =>
      code === solves.code && (start === undefined || (range.start.line === start.line && range.start.character === start.character)),
  );
}

/** The action with the command. Empty if the client doesn't have the command. */
function withCommand(
  action: CodeAction,
  { commands }: ClientAbilities,
  name: keyof typeof clientCommands,
  args?: readonly unknown[],
): readonly CodeAction[] {
  const command = clientCommands[name];
  if (!commands.has(command)) return [];
  return [{ ...action, command: { title: action.title, command, ...(args === undefined ? {} : { arguments: [...args] }) } }];
}

/**
 * Removes the edit from an action that has a command: a client would make the edit and then also run the command (LSP 3.17,
 * `CodeAction.command`), which makes the same edit.
 */
function preferCommand({ edit, ...action }: CodeAction): CodeAction {
  return action.command !== undefined || edit === undefined ? action : { ...action, edit };
}

function isLateFix(data: unknown): data is LateFix {
  return typeof data === 'object' && data !== null && 'uri' in data && 'range' in data && typeof data.uri === 'string';
}
