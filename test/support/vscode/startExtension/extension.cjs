// Shows the sample in the window that `npm start` opens, as *Open Sample* does: once, and not again when the window is reloaded.
const { commands, workspace } = require('vscode');

exports.activate = async ({ workspaceState }) => {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined || workspaceState.get('isShown') === true) return;
  await workspaceState.update('isShown', true);
  await commands.executeCommand('marginalia.openSample', folder);
};
