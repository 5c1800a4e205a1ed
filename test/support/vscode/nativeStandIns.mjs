import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// Two of VS Code's modules are C++ without a prebuilt binary. They do little, and a test machine may have no compiler, so they are
// replaced. Log files are written by simple appending. The watchdog does nothing, because the extension host itself also checks once a
// second whether its parent is running.

const spdlog = `
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const methods = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(path) { this.path = path; this.level = 2; this.raw = false; }
  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, 23);
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      appendFileSync(this.path, this.raw ? message : time + ' [' + names[level] + '] ' + message + '\\n');
    } catch {
      // The folder may be gone at the end of a run; a log line is nothing to die for.
    }
  }
  setLevel(level) { this.level = level; }
  getLevel() { return this.level; }
  clearFormatters() { this.raw = true; }
  setPattern() {}
  flush() {}
  drop() {}
}
methods.forEach((method, level) => { Logger.prototype[method] = function (message) { this.write(level, message); }; });
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = (name, path) => Promise.resolve(new Logger(path));
exports.createAsyncRotatingLogger = (name, path) => Promise.resolve(new Logger(path));
`;

const watchdog = `
exports.start = () => {};
exports.exit = (code) => process.exit(code);
`;

/** Writes the replacements of the two modules into VS Code's `node_modules`. */
export async function writeNativeStandIns(nodeModules) {
  await writeFile(join(nodeModules, '@vscode/spdlog/index.js'), spdlog);
  await writeFile(join(nodeModules, '@vscode/native-watchdog/index.js'), watchdog);
}
