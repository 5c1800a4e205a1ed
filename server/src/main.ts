import { statSync } from 'node:fs';
import process from 'node:process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { createNodePlatform } from './platform/node/nodePlatform';
import { findParentPort, serveBackground } from './platform/node/workerBackground';
import { createBorder } from './protocol/handle';
import { startServer } from './protocol/server';

const usage = `Marginalia language server: find, cite and check papers in Markdown and LaTeX drafts.

  marginalia-language-server --stdio      use standard input and output (default)
  marginalia-language-server --node-ipc   use Node's IPC channel to the parent process
  marginalia-language-server --version
`;

function main(words: readonly string[]): void {
  if (words.includes('--version') || words.includes('--help')) {
    process.stdout.write(words.includes('--version') ? `${version}\n` : usage);
    return;
  }
  if (!words.some((word) => /^--(stdio|node-ipc|socket|pipe)/.test(word))) process.argv.push('--stdio');
  const border = createBorder();
  const connection = createConnection(ProposedFeatures.all, { messageStrategy: border.messageStrategy });
  border.serve(connection);
  // An error must not end the server: it continues to answer requests from the last good snapshot.
  process.on('uncaughtException', (error) => connection.console.error(error.stack ?? error.message));
  process.on('unhandledRejection', (reason) => connection.console.error(String(reason)));
  const { size, mtimeMs } = statSync(__filename);
  const info = { name: 'Marginalia', version, build: `${version} ${size} ${mtimeMs}` };
  startServer(connection, createNodePlatform(__filename, version), info);
}

// This file runs twice: as the server, and as the worker thread of its background jobs.
const port = findParentPort();
if (port === undefined) main(process.argv.slice(2));
else serveBackground(port);
