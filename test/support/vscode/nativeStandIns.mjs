import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// Two of VS Code's modules come as C++ without a prebuilt binary. A compiler is a lot to ask of a test machine, and what
// the two do is little, so they are replaced: the log files by plain appending, and the watchdog by nothing, since the
// extension host also looks for its parent by itself, once a second.

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

/** Puts the stand-ins where VS Code's `node_modules` has the sources of the two modules. */
export async function writeNativeStandIns(nodeModules) {
  await writeFile(join(nodeModules, '@vscode/spdlog/index.js'), spdlog);
  await writeFile(join(nodeModules, '@vscode/native-watchdog/index.js'), watchdog);
}
