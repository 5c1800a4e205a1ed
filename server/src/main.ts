import process from 'node:process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import manifest from '../../package.json';
import { startServer } from './protocol/server';
import { nodeFileSystem } from './workspace/nodeFileSystem';

const usage = `Marginalia's language server: papers of your digests in Markdown and LaTeX drafts.

  marginalia-language-server --stdio      speak LSP over standard input and output (the default)
  marginalia-language-server --node-ipc   speak LSP over Node's channel to the parent process
  marginalia-language-server --version
`;

const words = process.argv.slice(2);
if (words.includes('--version') || words.includes('--help')) {
  process.stdout.write(words.includes('--version') ? `${manifest.version}\n` : usage);
} else {
  if (!words.some((word) => /^--(stdio|node-ipc|socket|pipe)/.test(word))) process.argv.push('--stdio');
  const connection = createConnection(ProposedFeatures.all);
  // A bug must not take the writer's session down: the last good snapshot goes on answering.
  process.on('uncaughtException', (error) => connection.console.error(error.stack ?? error.message));
  process.on('unhandledRejection', (reason) => connection.console.error(String(reason)));
  startServer(connection, nodeFileSystem, { name: 'Marginalia', version: manifest.version });
}
