import { ConfigurationTarget, Uri, workspace } from 'vscode';
import { type FileEditParams, settingTable } from '../../../server/src/client';
import { changeFiles } from '../editing/fileChange';
import { fileLabel } from '../editing/labels';
import { isDismissalsFile } from '../editing/ownFiles';
import { offerUndo } from '../lookUp/referenceChanges';
import { messages } from '../messages/messages';
import { Slip, showInformation } from '../messages/show';
import type { Command } from './command';

/** Shows what a reviewer would ask of the active draft and of the drafts that are compiled with it, or renews that page. */
export const checkDraft: Command = {
  id: 'marginalia.checkDraft',
  title: 'Check Draft',
  section: 'draft',
  does: 'lists all findings in the draft and its chapters',
  palette: 'marginalia.inDraft || resourceScheme == marginalia-check',
  menus: [{ place: 'draftMenu', group: '3_draft@2' }],
  run: async ({ drafts, reviewPage }) => {
    const draft = drafts.findActive()?.document.uri ?? reviewPage.checked ?? drafts.findRecent()?.document.uri;
    if (draft === undefined) throw new Slip(messages.noDraft());
    await reviewPage.show(draft);
  },
};

/** Opens the next place that the review of the draft lists. */
export const nextFinding: Command = {
  id: 'marginalia.nextFinding',
  title: 'Next Finding',
  section: 'draft',
  does: 'goes to the next finding',
  icon: 'arrow-down',
  palette: 'marginalia.isReviewOpen',
  menus: [{ place: 'findingsTitle', group: 'navigation@-1' }],
  keys: [
    { place: 'findingsPage', key: 'n', does: 'next' },
    { place: 'openFindings', key: 'alt+m .' },
  ],
  run: ({ reviewPage }) => reviewPage.step('next'),
};

/** Opens the previous place that the review of the draft lists. */
export const previousFinding: Command = {
  id: 'marginalia.previousFinding',
  title: 'Previous Finding',
  section: 'draft',
  does: 'goes to the previous finding',
  icon: 'arrow-up',
  palette: 'never',
  menus: [{ place: 'findingsTitle', group: 'navigation@-2' }],
  keys: [{ place: 'findingsPage', key: 'p', does: 'previous' }],
  run: ({ reviewPage }) => reviewPage.step('previous'),
};

/** Opens what a line of the review leads to: that of a link, or else that at the cursor. */
export const openFinding: Command = {
  id: 'marginalia.openFinding',
  title: 'Go to Finding',
  keys: [{ place: 'findingsPage', key: 'enter', does: 'go to' }],
  run: ({ reviewPage }, line) => reviewPage.open(typeof line === 'number' ? line : undefined),
};

/** Fixes the finding at a line of the review: that of a code lens, or else that at the cursor. */
export const fixFinding: Command = {
  id: 'marginalia.fixFinding',
  title: 'Fix Finding',
  keys: [{ place: 'findingsPage', key: 'f', does: 'fix' }],
  run: ({ reviewPage }, line) => reviewPage.fix(typeof line === 'number' ? line : undefined),
};

/** Dismisses the finding at a line of the review: that of a code lens, or else that at the cursor. */
export const dismissFinding: Command = {
  id: 'marginalia.dismissFinding',
  title: 'Dismiss Finding',
  keys: [{ place: 'findingsPage', key: 'd', does: 'dismiss' }],
  run: ({ reviewPage }, line) => reviewPage.dismiss(typeof line === 'number' ? line : undefined),
};

/** Closes the review of the draft, and goes back to the draft. */
export const leaveReview: Command = {
  id: 'marginalia.leaveReview',
  title: 'Close',
  keys: [{ place: 'findingsPage', key: 'escape', when: '!findWidgetVisible', does: 'close' }],
  run: ({ reviewPage }) => reviewPage.leave(),
};

/** Writes into the file of dismissed hints what a quick fix of the server says. */
export const dismissHint: Command = {
  id: 'marginalia.dismissHint',
  title: 'Dismiss Hint',
  needsFolder: 'dismissals',
  run: async ({ referenceChanges }, params) => {
    const edit = params as FileEditParams;
    // Anything in VS Code can run a command with arguments of its own.
    const uri = Uri.parse(edit.uri);
    if (!isDismissalsFile(uri)) throw new Error(messages.notDismissals(fileLabel(uri)));
    const [change] = await changeFiles(edit);
    if (!change.isSaved) throw new Error(messages.fileUnsaved(fileLabel(change.uri)));
    // Not awaited, because the command is done and the writer may never answer the message.
    void offerUndo(referenceChanges, messages.hintDismissed(fileLabel(change.uri)), change, messages.dismissalUndone());
  },
};

/** Turns a check off in the settings of the workspace; its argument is the code of the check. A button undoes that. */
export const turnOffRule: Command = {
  id: 'marginalia.turnOffRule',
  title: 'Turn Off Check',
  run: async (_, argument) => {
    const rule = String(argument);
    const own = (): Readonly<Record<string, unknown>> | undefined =>
      workspace.getConfiguration('marginalia').inspect<Readonly<Record<string, unknown>>>(settingTable.rules.name)?.workspaceValue;
    const write = (severities: Readonly<Record<string, unknown>>): Thenable<void> => {
      const value = Object.keys(severities).length === 0 ? undefined : severities;
      return workspace.getConfiguration('marginalia').update(settingTable.rules.name, value, ConfigurationTarget.Workspace);
    };
    const before = own()?.[rule];
    await write({ ...own(), [rule]: 'off' });
    const undo = messages.undo();
    void showInformation(messages.ruleOff(rule), undo).then((choice) => {
      const { [rule]: _off, ...others } = own() ?? {};
      return choice === undo ? write(before === undefined ? others : { ...others, [rule]: before }) : undefined;
    });
  },
};
