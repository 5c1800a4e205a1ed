import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import manifest from '../../package.json';
import { createLifecycle } from './protocol/lifecycle';
import { startServer } from './protocol/server';
import { createNodeBackground, findParentPort, serveBackground } from './platform/node/workerBackground';
import { createNodeCacheFolder } from './platform/node/cacheFolder';
import { nodeFileSystem } from './platform/node/fileSystem';

const usage = `Marginalia's language server: papers of your digests in Markdown and LaTeX drafts.

  marginalia-language-server --stdio      speak LSP over standard input and output (the default)
  marginalia-language-server --node-ipc   speak LSP over Node's channel to the parent process
  marginalia-language-server --version
`;

function main(words: readonly string[]): void {
  if (words.includes('--version') || words.includes('--help')) {
    process.stdout.write(words.includes('--version') ? `${manifest.version}\n` : usage);
    return;
  }
  if (!words.some((word) => /^--(stdio|node-ipc|socket|pipe)/.test(word))) process.argv.push('--stdio');
  const lifecycle = createLifecycle();
  const connection = createConnection(ProposedFeatures.all, { messageStrategy: lifecycle.messageStrategy });
  lifecycle.serve(connection);
  // A bug must not take the writer's session down: the last good snapshot goes on answering.
  process.on('uncaughtException', (error) => connection.console.error(error.stack ?? error.message));
  process.on('unhandledRejection', (reason) => connection.console.error(String(reason)));
  // The worker is this file once more. It says nothing: standard output belongs to the protocol.
  const background = createNodeBackground(
    () => new Worker(__filename, { stdout: true, stderr: true, resourceLimits: { maxYoungGenerationSizeMb: 64 } }),
  );
  const { size, mtimeMs } = statSync(__filename);
  const info = { name: 'Marginalia', version: manifest.version, build: `${manifest.version} ${size} ${mtimeMs}` };
  const homeFolder = pathToFileURL(homedir()).toString();
  startServer(
    connection,
    {
      fileSystem: nodeFileSystem,
      background,
      homeFolder,
      openCacheFolder: createNodeCacheFolder,
      readMemory: () => process.memoryUsage.rss(),
    },
    info,
  );
}

const port = findParentPort();
if (port === undefined) main(process.argv.slice(2));
else serveBackground(port);
