import { type CancellationToken, type Progress, ProgressLocation, type Uri, window, workspace } from 'vscode';
import { type CheckReferencesAnswer, methods } from '../../../server/src/client';
import { escapeIcons, fileLabel } from '../editing/labels';
import { readSetting } from '../editing/settings';
import { messages } from '../messages/messages';
import { Slip, showProgress, showStatus } from '../messages/show';
import type { Services } from '../services';
import { estimateMinutes } from './describeRequest';

/** What is checked: the references of a file, or all. */
interface Scope {
  readonly uri?: string;
  readonly about: string;
  readonly count: number;
  readonly sent: readonly string[];
}

/** Compares the references that the writer chooses with what registries know, and opens the report. */
export async function compareWithRegistries(services: Services): Promise<void> {
  const scope = await chooseScope(services);
  if (scope === undefined) return;
  const address = readSetting('lookUpMailAddress').trim();
  const purpose = {
    question: messages.askToSendTitles(scope.count),
    detail: address === '' ? messages.sentWithTitles() : messages.sentWithAddress(address),
    listTexts: () => Promise.resolve(scope.sent),
  };
  const answer = await services.consent.during(purpose, () => check(services, scope));
  if (answer?.report === undefined || answer.counts === undefined) return;
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content: answer.report }));
  showStatus(messages.checkedReferences(answer.counts));
}

/** The draft or bibliography in the editor, or all; without a choice if only one has references. */
async function chooseScope({ drafts, server }: Services): Promise<Scope | undefined> {
  const active = window.activeTextEditor?.document.uri;
  const draft = drafts.findRecent()?.document.uri;
  const files = new Map([active, draft].filter((uri) => uri !== undefined).map((uri) => [uri.toString(), uri]));
  const count = async (about: string, uri?: Uri): Promise<Scope> => {
    const scope = { about, ...(uri === undefined ? {} : { uri: uri.toString() }) };
    const found = await server.ask(methods.checkReferences, { ...scope, isCount: true });
    return { ...scope, count: found?.count ?? 0, sent: found?.sent ?? [] };
  };
  const inFiles = await Promise.all([...files.values()].map((uri) => count(fileLabel(uri), uri)));
  const all = await count(messages.allIncomplete());
  const most = Math.max(...inFiles.map((scope) => scope.count), 0);
  const scopes = [...inFiles, ...(all.count > most ? [all] : [])].filter((scope) => scope.count > 0);
  if (scopes.length === 0) throw new Slip(messages.nothingToCheck());
  if (scopes.length === 1) return scopes[0];
  const rows = scopes.map((scope) => ({ label: escapeIcons(scope.about), description: describeCount(scope.count), scope }));
  const chosen = await window.showQuickPick(rows, { title: messages.titles.checkReferences(), placeHolder: messages.chooseToCheck() });
  return chosen?.scope;
}

function describeCount(count: number): string {
  const minutes = estimateMinutes(count);
  return minutes === undefined ? messages.references(count) : messages.andHowLong(messages.references(count), minutes);
}

async function check({ server, apiKeys }: Services, { uri, about, count }: Scope): Promise<CheckReferencesAnswer | undefined> {
  const keyed = await apiKeys.list();
  const ask = (
    progress: Progress<{ readonly message?: string; readonly increment?: number }>,
    token: CancellationToken,
  ): Promise<CheckReferencesAnswer | undefined> => {
    let before = 0;
    return server.checkReferences(
      { about, keyed, ...(uri === undefined ? {} : { uri }) },
      (done) => {
        progress.report({ increment: (100 * (done - before)) / count, message: messages.checkedSoFar(done, count) });
        before = done;
      },
      token,
    );
  };
  return showProgress(
    { location: ProgressLocation.Notification, cancellable: true, title: messages.checking(count, estimateMinutes(count)) },
    ask,
  );
}
