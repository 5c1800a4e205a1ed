import { commands, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import { type CodeAction, type CodeActionParams, CodeActionTriggerKind, type Diagnostic } from 'vscode-languageclient/node';
import type { CheckedPlace } from '../../../server/src/client';
import { findOutdated } from '../editing/documents';
import { escapeIcons, fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import { showStatus } from '../messages/show';
import type { Server } from '../server/server';

/** What can be done at one place of a finding. */
interface ActionAtPlace {
  readonly action: CodeAction;
  readonly place: CheckedPlace;
}

const dismissCommand = 'marginalia.dismissHint';
/** Commands that change nothing at the place. */
const otherCommands: ReadonlySet<string> = new Set(['marginalia.showEvidence', 'marginalia.turnOffRule']);

/** The fixes of a finding, by the code of its rule, at each place; each title once. Those that are the same at several places come first. */
export async function listFixes(server: Server, code: string, places: readonly CheckedPlace[]): Promise<readonly ActionAtPlace[]> {
  const found = await listActions(server, code, places, (command) => command !== dismissCommand && !otherCommands.has(command ?? ''));
  const byTitle = new Map<string, ActionAtPlace[]>();
  for (const each of found) byTitle.set(each.action.title, [...(byTitle.get(each.action.title) ?? []), each]);
  return [...byTitle.values()].sort((a, b) => b.length - a.length).flatMap(([first]) => first ?? []);
}

/** The first way to dismiss a finding at a place; undefined if it can't be dismissed. */
export async function findDismissal(server: Server, code: string, place: CheckedPlace): Promise<ActionAtPlace | undefined> {
  return (await listActions(server, code, [place], (command) => command === dismissCommand))[0];
}

/** The only fix, or the one that the writer chooses; undefined if they close the list. */
export async function chooseFix(fixes: readonly ActionAtPlace[]): Promise<ActionAtPlace | undefined> {
  const [only, ...others] = fixes;
  if (others.length === 0) return only;
  const isOnePlace = new Set(fixes.map(({ place }) => place)).size === 1;
  const rows = fixes.map((fix): QuickPickItem & { readonly fix: ActionAtPlace } => ({
    label: escapeIcons(fix.action.title),
    ...(isOnePlace ? {} : { detail: escapeIcons(fix.place.words) }),
    kind: QuickPickItemKind.Default,
    fix,
  }));
  return (await window.showQuickPick(rows, { title: messages.chooseFix() }))?.fix;
}

/**
 * Carries out an action, and says in the status bar which files it has changed. Rejects with a message for the writer if that is not
 * possible.
 */
export async function carryOut(server: Server, { action }: ActionAtPlace): Promise<void> {
  if (action.command !== undefined) {
    await commands.executeCommand(action.command.command, ...((action.command.arguments as readonly unknown[] | undefined) ?? []));
    return;
  }
  const { edit } = action.edit === undefined ? await server.request<CodeAction>('codeAction/resolve', action) : action;
  // The server has told the writer why.
  if (edit === undefined) return;
  const change = await server.toWorkspaceEdit(edit);
  const [outdated] = findOutdated(edit);
  if (outdated !== undefined) throw new Error(messages.fileChanged(fileLabel(outdated.uri)));
  if (!(await workspace.applyEdit(change))) throw new Error(messages.fixNotApplied());
  showStatus(messages.fixedIn(change.entries().map(([uri]) => escapeIcons(fileLabel(uri)))));
}

async function listActions(
  server: Server,
  code: string,
  places: readonly CheckedPlace[],
  accepts: (command: string | undefined) => boolean,
): Promise<readonly ActionAtPlace[]> {
  const found: ActionAtPlace[] = [];
  for (const place of places) {
    const { uri, range } = place;
    // The server names the diagnostics that an action solves, by their code and their beginning.
    const diagnostic: Diagnostic = { range, code, message: '' };
    const params: CodeActionParams = {
      textDocument: { uri: Uri.parse(uri).toString() },
      range,
      context: { diagnostics: [diagnostic], only: ['quickfix'], triggerKind: CodeActionTriggerKind.Invoked },
    };
    const actions = (await server.ask('textDocument/codeAction', params)) ?? [];
    for (const action of actions)
      if ((action.diagnostics ?? []).length > 0 && accepts(action.command?.command)) found.push({ action, place });
  }
  return found;
}
