/**
 * The user settings of every run. With them, nothing greets, asks, sends data or moves by itself, so that a screenshot shows the
 * extension. All other settings have the defaults of the desktop build, as most writers have them.
 */
export const workbenchSettings = {
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.reduceMotion': 'on',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // In the browser build, what a test has typed would be saved after a second, and the next test would find it.
  'files.autoSave': 'off',
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'http.proxySupport': 'off',
  'remote.autoForwardPorts': false,
  'window.restoreWindows': 'none',
  'editor.cursorBlinking': 'solid',
  'files.simpleDialog.enable': true,
  'window.dialogStyle': 'custom',
  'window.titleBarStyle': 'custom',
};
