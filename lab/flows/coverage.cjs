// Loaded by the server before its own code: counts the functions that run in its main thread, and answers each message of the parent
// process with those since the last one, by file.
const { readFileSync } = require('node:fs');
const inspector = require('node:inspector');
const { relative, sep } = require('node:path');
const process = require('node:process');
const { fileURLToPath } = require('node:url');
const { isMainThread } = require('node:worker_threads');

// In the bundle, esbuild inlines these files as text.
for (const extension of ['.csl', '.txt', '.xml']) {
  require.extensions[extension] = (module, path) => {
    module.exports = readFileSync(path, 'utf8');
  };
}

if (isMainThread) {
  const root = process.env['MARGINALIA_FLOWS'];
  const session = new inspector.Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  process.on('message', () => {
    session.post('Profiler.takePreciseCoverage', (error, coverage) => {
      if (error !== null) throw error;
      process.send(coverage.result.flatMap(({ url, functions }) => readFile(root, url, functions)));
    });
  });
  // The server ends when its connection does, not when this one does.
  process.channel.unref();
}

/**
 * How many named functions of a file of the server ran; nothing for a file in which none ran. The door of a room has none but those that
 * esbuild makes of its exports.
 */
function readFile(root, url, functions) {
  if (!url.startsWith('file:')) return [];
  const path = relative(root, fileURLToPath(url)).replaceAll(sep, '/');
  const names = functions.flatMap(({ functionName, ranges }) => (functionName !== '' && ranges[0].count > 0 ? [functionName] : []));
  return path.startsWith('..') || path.endsWith('/index.js') || names.length === 0 ? [] : [{ path, functions: new Set(names).size }];
}
