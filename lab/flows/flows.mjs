// `npm run flows`: how many files of the server run for each action of a writer in the sample workspace, by V8's coverage of the
// server's main thread. The server is compiled file by file, since a bundle is one file.
// `npm run flows -- --doors`: how many files of each folder of the server are imported from outside of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { projectRoot } from '../../test/support/vscode/paths.mjs';
import { printDoors } from './doors.mjs';

const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = createRequire(import.meta.url)('vscode-jsonrpc/node');

/** Where the server is compiled to. It finds package.json here, and the packages in a folder above. */
const compiled = join(projectRoot, 'dist/flows');
/** After an action, the server is at rest when it has sent nothing for this long. */
const quietMs = 1500;
/** No answer and no rest takes this long. */
const timeoutMs = 60_000;

const capabilities = {
  workspace: { configuration: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'], labelDetailsSupport: true } },
    hover: { contentFormat: ['markdown'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
};

if (process.argv.includes('--doors')) printDoors();
else await printFlows();

async function printFlows() {
  await compileServer();
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'marginalia-')));
  cpSync(join(projectRoot, 'media/sample'), workspace, { recursive: true });
  const server = startServer();
  const timer = setTimeout(() => {
    console.error('The server did not answer.');
    server.process.kill();
    process.exit(1);
  }, timeoutMs);
  try {
    await takeActions(server, workspace);
  } finally {
    clearTimeout(timer);
    server.process.kill();
    rmSync(workspace, { recursive: true });
  }
}

async function compileServer() {
  rmSync(compiled, { recursive: true, force: true });
  const files = readdirSync(join(projectRoot, 'server/src'), { recursive: true }).map((name) => join('server/src', name));
  await esbuild.build({
    entryPoints: files.filter((path) => path.endsWith('.ts')),
    absWorkingDir: projectRoot,
    outbase: '.',
    outdir: compiled,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  for (const path of files.filter((name) => /\.(?:csl|txt)$/.test(name))) cpSync(join(projectRoot, path), join(compiled, path));
  cpSync(join(projectRoot, 'package.json'), join(compiled, 'package.json'));
}

function startServer() {
  const root = join(compiled, 'server/src');
  const server = spawn(process.execPath, ['--require', join(projectRoot, 'lab/flows/coverage.cjs'), join(root, 'main.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, MARGINALIA_FLOWS: root },
  });
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const listeners = new Set();
  const hear = (method, params) => {
    for (const listener of [...listeners]) listener(method, params);
  };
  connection.onRequest((method, params) => {
    hear(method, params);
    if (method === 'workspace/configuration') return params.items.map(() => null);
    return method === 'workspace/applyEdit' ? { applied: true } : null;
  });
  connection.onNotification(hear);
  connection.listen();

  /** Resolves with the next message of the method for which `suffices` returns true. */
  const next = (method, suffices = () => true) =>
    new Promise((resolve) => {
      const listener = (heard, params) => {
        if (heard !== method || !suffices(params)) return;
        listeners.delete(listener);
        resolve();
      };
      listeners.add(listener);
    });
  const rest = () =>
    new Promise((resolve) => {
      const listener = () => timer.refresh();
      const timer = setTimeout(() => {
        listeners.delete(listener);
        resolve();
      }, quietMs);
      listeners.add(listener);
    });
  /** The files that ran since the last call, with the number of their named functions that ran. */
  const takeCoverage = async () => {
    server.send('take');
    const [files] = await once(server, 'message');
    return files;
  };
  return { process: server, connection, next, rest, takeCoverage };
}

async function takeActions({ connection, next, rest, takeCoverage }, workspace) {
  const uriOf = (name) => pathToFileURL(join(workspace, name)).href;
  const texts = new Map();
  const versions = new Map();
  const open = (uri, name) => {
    texts.set(uri, readFileSync(join(workspace, name), 'utf8'));
    versions.set(uri, 1);
    return connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: texts.get(uri) },
    });
  };
  const placeOf = (uri, words, after = 0) => {
    const text = texts.get(uri);
    const offset = text.indexOf(words);
    if (offset === -1) throw new Error(`"${words}" is not in ${uri}`);
    const lines = text.slice(0, offset + after).split('\n');
    return { line: lines.length - 1, character: lines.at(-1).length };
  };
  const insert = (uri, before, added) => {
    const place = placeOf(uri, before);
    texts.set(
      uri,
      texts.get(uri).replace(before, () => added + before),
    );
    versions.set(uri, versions.get(uri) + 1);
    return connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: versions.get(uri) },
      contentChanges: [{ range: { start: place, end: place }, text: added }],
    });
  };
  /** Prints what ran for an action, and waits until the server is at rest. An action without an answer is a mistake of this program. */
  const count = async (name, act) => {
    await takeCoverage();
    const answer = await act();
    if (answer === null || answer?.length === 0) throw new Error(`no answer: ${name}`);
    printFiles(name, await takeCoverage());
    await rest();
  };

  const draft = uriOf('related-work.md');
  const digest = uriOf('newsletter-digest.md');
  const ready = next('marginalia/ready');
  const folders = [{ uri: pathToFileURL(workspace).href, name: 'sample' }];
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: folders[0].uri, workspaceFolders: folders, capabilities });
  await connection.sendNotification('initialized', {});
  await open(draft, 'related-work.md');
  await ready;
  // Without this, the worker would still be indexing, and what it answers would count as part of the first action.
  await rest();

  const cited = () => ({ textDocument: { uri: draft }, position: placeOf(draft, '@duoattention', 3) });
  const hover = () => connection.sendRequest('textDocument/hover', cited());
  const typed = ' [@heavy hit';
  await count('letters, until the diagnostics rest', async () => {
    const published = next('textDocument/publishDiagnostics', ({ uri }) => uri === draft);
    await insert(draft, ', and H2O', typed);
    await published;
    await rest();
  });
  await count('completion', async () => {
    const position = placeOf(draft, typed, typed.length);
    return (await connection.sendRequest('textDocument/completion', { textDocument: { uri: draft }, position })).items;
  });
  await count('hover', hover);
  await count('definition', () => connection.sendRequest('textDocument/definition', cited()));
  await open(digest, 'newsletter-digest.md');
  await rest();
  await count('digest edited, and first hover', async () => {
    await insert(digest, 'Memory shrinks', 'It is quick. ');
    return hover();
  });
  await count('note written', () => {
    const start = placeOf(digest, 'A gate per head');
    const range = { start, end: { ...start, character: start.character + 'A gate per head'.length } };
    return connection.sendRequest('marginalia/annotate', { kind: 'annotate', digest, range, body: 'Good.' });
  });
  await count('entry written', () => connection.sendRequest('marginalia/addToBibliography', { uri: draft, keys: ['h2o'] }));
  await count('code action', () => {
    const { textDocument, position } = cited();
    return connection.sendRequest('textDocument/codeAction', {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
  });
}

function printFiles(name, files) {
  const rooms = new Map();
  for (const { path } of files) {
    const [room] = path.split('/');
    rooms.set(room, (rooms.get(room) ?? 0) + 1);
  }
  const sizes = [...rooms].map(([room, size]) => `${room} ${size}`).sort();
  console.log(
    `${name}: ${files.length} files, ${files.reduce((sum, { functions }) => sum + functions, 0)} functions (${sizes.join(', ')})`,
  );
}
