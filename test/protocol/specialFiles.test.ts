import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Hover } from 'vscode-languageserver-protocol';
import type { AnnotateAnswer } from '../../server/src/protocol/noteRequests';
import { guardServer } from '../support/guardServer';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { endlessDevice, makePipe } from '../support/specialFiles';
import { askStatusUntil, waitForDiagnostics, writeDigest } from './waiting';

interface SpecialCase {
  readonly files: Readonly<Record<string, string>>;
  readonly pipes?: readonly string[];
  readonly links?: Readonly<Record<string, string>>;
}

/** A workspace with a good digest beside what is no file. A server that takes too much, or too long, is killed: it would take the machine down. */
async function withSpecialFiles(
  { files, pipes = [], links = {} }: SpecialCase,
  steps: (client: LspClient, workspace: Workspace) => Promise<void>,
): Promise<void> {
  const workspace = await createWorkspace({ 'good-digest.txt': writeDigest('Kite'), ...files });
  for (const name of pipes) makePipe(join(workspace.path, name));
  for (const [name, target] of Object.entries(links)) await symlink(target, join(workspace.path, name));
  const client = await startClient(workspace);
  try {
    await guardServer(client, () => client.ready.then(() => steps(client, workspace)));
  } finally {
    workspace.dispose();
  }
}

async function readCard(client: LspClient, uri: string): Promise<string> {
  await client.open(uri, 'markdown', 'See [@kite].');
  const hover = await client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 7 } });
  return (hover?.contents as { value?: string } | undefined)?.value ?? '';
}

/** The library answers, and a digest that comes now is taken in. */
async function checkReadingGoesOn(client: LspClient, workspace: Workspace): Promise<void> {
  assert.match(await readCard(client, workspace.uriOf('other.md')), /Kite: A Study/);
  await workspace.write('later-digest.txt', writeDigest('Moraine'));
  await client.filesChanged([{ uri: workspace.uriOf('later-digest.txt'), type: 1 }]);
  await askStatusUntil(client, ({ papers }) => papers === 2);
}

const named: Readonly<Record<string, SpecialCase>> = {
  'a device as bibliography of a Markdown draft': { files: { 'draft.md': `---\nbibliography: ${endlessDevice}\n---\n[@kite]\n` } },
  'a device as bibliography of a LaTeX draft': { files: { 'draft.tex': `\\documentclass{article}\\addbibresource{${endlessDevice}}\n` } },
  'a link to a device as bibliography': {
    files: { 'draft.md': '---\nbibliography: linked\n---\n[@kite]\n' },
    links: { linked: endlessDevice },
  },
  'a pipe as bibliography': { files: { 'draft.md': '---\nbibliography: pipe\n---\n[@kite]\n' }, pipes: ['pipe'] },
  'a terminal and an open file as bibliographies': {
    files: { 'draft.md': '---\nbibliography: [/dev/tty, /dev/fd/0, /dev/stdin]\n---\n[@kite]\n' },
  },
  'a folder as bibliography': { files: { 'draft.md': '---\nbibliography: folder\n---\n[@kite]\n', 'folder/x.txt': 'x' } },
};

for (const [what, special] of Object.entries(named)) {
  test(`${what}: it is not read, and reading goes on`, () => withSpecialFiles(special, checkReadingGoesOn));
}

for (const [what, pipes, style] of [
  ['a device', [], endlessDevice],
  ['a pipe', ['s.csl'], 's.csl'],
] as const) {
  const draft = `---\ncsl: ${style}\nbibliography: refs.bib\n---\n[@roe]\n`;
  const files = { 'draft.md': draft, 'refs.bib': '@misc{roe, title = {Moraine}, author = {Roe, Ada}, year = 2020}' };
  test(`${what} as citation style: hovers answer all the same`, () =>
    withSpecialFiles({ files, pipes }, async (client, workspace) => {
      const uri = workspace.uriOf('draft.md');
      await client.open(uri, 'markdown', draft);
      for (let times = 0; times < 6; times += 1) {
        assert.notEqual(await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 4, character: 3 } }), null);
      }
      await workspace.write('later.bib', '@misc{late, title = {Late}}');
      await client.filesChanged([{ uri: workspace.uriOf('later.bib'), type: 1 }]);
      await askStatusUntil(client, ({ papers }) => papers === 3);
    }));
}

test('a pipe that comes later under the name of a bibliography, and of a digest: it is told of, and reading goes on', () =>
  withSpecialFiles({ files: {} }, async (client, workspace) => {
    for (const name of ['x.bib', 'x-digest.txt']) makePipe(join(workspace.path, name));
    await client.filesChanged(['x.bib', 'x-digest.txt'].map((name) => ({ uri: workspace.uriOf(name), type: 1 })));
    const [diagnostic] = await waitForDiagnostics(client, workspace.uriOf('x-digest.txt'), (found) => found.length > 0);
    assert.equal(diagnostic!.code, 'malformed-digest');
    assert.match(String(diagnostic!.message), /a pipe has the same name/);
    await checkReadingGoesOn(client, workspace);
  }));

test('a pipe that comes later under the name of a draft: it is told of there, and reading goes on', () =>
  withSpecialFiles({ files: {} }, async (client, workspace) => {
    makePipe(join(workspace.path, 'chapter.md'));
    await client.filesChanged([{ uri: workspace.uriOf('chapter.md'), type: 1 }]);
    const [diagnostic] = await waitForDiagnostics(client, workspace.uriOf('chapter.md'), (found) => found.length > 0);
    assert.equal(diagnostic!.code, 'malformed-draft');
    assert.match(String(diagnostic!.message), /a pipe has the same name/);
    await checkReadingGoesOn(client, workspace);
  }));

test('a pipe where a note should be: the note is refused with the reason, and other notes are kept', () =>
  withSpecialFiles(
    {
      files: { 'two-digest.txt': writeDigest('Esker', 'Fjord'), 'marginalia/notes/readme.md': 'Mine.\n' },
      pipes: ['marginalia/notes/esker.md'],
    },
    async (client, workspace) => {
      const annotate = (line: number): Promise<AnnotateAnswer> => {
        const range = { start: { line, character: 0 }, end: { line, character: 14 } };
        return client.request<AnnotateAnswer>('marginalia/annotate', {
          kind: 'annotate',
          digest: workspace.uriOf('two-digest.txt'),
          range,
          body: 'Read it.',
        });
      };
      const answer = await annotate(2);
      assert.equal(answer.kind, 'refused');
      assert.match(answer.kind === 'refused' ? answer.reason : '', /a pipe/);
      assert.equal((await annotate(6)).kind, 'written');
      assert.match(readFileSync(join(workspace.path, 'marginalia/notes/fjord.md'), 'utf8'), /Read it\./);
    },
  ));
