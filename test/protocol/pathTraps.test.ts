import assert from 'node:assert/strict';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { methods } from '../../server/src/protocol/requests';
import { type Folders, type Sandbox, withSandbox } from './outsideSandbox';

const entry = '@article{old, title = {An Old Work}, author = {Doe, Jo}}\n';
const start = { line: 0, character: 0 };
/** In the key of the entry. */
const inEntry = { line: 0, character: 10 };

interface Trap {
  /** How a draft names the bibliography. */
  readonly path: (folders: Folders) => string;
  readonly uri: (folders: Folders) => string;
  /** Whether the server finds a file there, so that its entries can be edited. */
  readonly isRead: boolean;
}

const fileIn = (folder: string, name: string): string => pathToFileURL(join(folder, name)).toString();

/** Bibliographies that a draft names and that are not in the workspace folder. */
const traps: Readonly<Record<string, Trap>> = {
  'a path with ..': { path: () => '../outside/shared.bib', uri: ({ outside }) => fileIn(outside, 'shared.bib'), isRead: true },
  'a name with # and %': { path: () => '../outside/a#b 100%.bib', uri: ({ outside }) => fileIn(outside, 'a#b 100%.bib'), isRead: true },
  'an absolute path': {
    path: ({ outside }) => join(outside, 'shared.bib'),
    uri: ({ outside }) => fileIn(outside, 'shared.bib'),
    isRead: true,
  },
  'a link to a file': { path: () => 'linked.bib', uri: ({ work }) => fileIn(work, 'linked.bib'), isRead: true },
  'a link to a folder': { path: () => 'leads-out/shared.bib', uri: ({ work }) => fileIn(work, 'leads-out/shared.bib'), isRead: true },
  'a document that was never saved': { path: () => 'untitled:new.bib', uri: () => 'untitled:new.bib', isRead: false },
  'the path of the folder in untitled:': {
    path: ({ work }) => `untitled:${work}/new.bib`,
    uri: ({ work }) => `untitled:${work}/new.bib`,
    isRead: false,
  },
  'a virtual file system': {
    path: () => 'vscode-vfs://github/owner/new.bib',
    uri: () => 'vscode-vfs://github/owner/new.bib',
    isRead: false,
  },
  'the path of the folder in a virtual file system': {
    path: ({ work }) => `vscode-vfs://github${work}/new.bib`,
    uri: ({ work }) => `vscode-vfs://github${work}/new.bib`,
    isRead: false,
  },
  'a drive of Windows': { path: () => 'c:\\marginalia-trap.bib', uri: () => 'file:///c%3A/marginalia-trap.bib', isRead: false },
  'a UNC path': {
    path: () => '\\\\server\\share\\marginalia-trap.bib',
    uri: () => 'file://server/share/marginalia-trap.bib',
    isRead: false,
  },
  'the path of the folder on another host': {
    path: ({ work }) => `//server${work}/new.bib`,
    uri: ({ work }) => `file://server${work}/new.bib`,
    isRead: false,
  },
};

/** What a writer is asked with: the server, and the URI outside of the workspace. */
interface Attempt extends Sandbox {
  readonly trap: Trap;
  readonly uri: string;
  /** The draft that names the bibliography. */
  readonly draft: string;
}

function ask(sandbox: Sandbox, method: string, params: object): Promise<unknown> {
  return sandbox.client.request<unknown>(method, params);
}

/** Each writer whose path comes from a draft or a request. `needsFile`: it changes a file that the server has read. */
const writers: Readonly<Record<string, { readonly needsFile: boolean; readonly write: (attempt: Attempt) => Promise<unknown> }>> = {
  'an entry for the bibliography that the draft names': {
    needsFile: false,
    write: (attempt) => ask(attempt, methods.bibliographyEdit, { kind: 'add', uri: attempt.draft, keys: ['kite'] }),
  },
  'an entry for a bibliography of a request': {
    needsFile: false,
    write: (attempt) =>
      ask(attempt, methods.bibliographyEdit, {
        kind: 'add',
        uri: attempt.draft,
        keys: ['kite'],
        // A bibliography that was read is one that the writer may choose, so a new one is asked for.
        target: attempt.trap.isRead ? attempt.uri.replace(/[^/]*$/, (name) => (name === 'linked.bib' ? name : 'new.bib')) : attempt.uri,
      }),
  },
  'papers for a digest': {
    needsFile: false,
    write: (attempt) =>
      ask(attempt, methods.addToDigest, {
        uri: attempt.uri.replace(/[^/:]*$/, (name) => name.replace(/bib$/, 'md')),
        text: '',
        heading: 'New',
        papers: [{ source: 'arXiv', facts: { title: 'A Work', abstract: '', authors: [], links: [] } }],
      }),
  },
  'a pasted reference': {
    needsFile: true,
    write: (attempt) =>
      ask(attempt, methods.bibliographyEdit, {
        kind: 'paste',
        uri: attempt.uri,
        position: inEntry,
        text: '@article{x, title = {An Old Work}, year = 2020}',
      }),
  },
  'a matched bibliography': {
    needsFile: true,
    write: (attempt) =>
      ask(attempt, methods.bibliographyEdit, {
        kind: 'match',
        uri: attempt.uri,
        name: 'zotero.bib',
        text: '@article{x, title = {An Old Work}, author = {Doe, Jo}, year = 2020, journal = {Works}}',
      }),
  },
  'published versions': {
    needsFile: false,
    write: (attempt) =>
      ask(attempt, methods.bibliographyEdit, { kind: 'cite-published', entries: [{ uri: attempt.uri, position: inEntry, key: 'old' }] }),
  },
  'a new name of a key, from the draft': {
    needsFile: true,
    write: (attempt) =>
      ask(attempt, 'textDocument/rename', {
        textDocument: { uri: attempt.draft },
        position: { line: 4, character: 7 },
        newName: 'older',
      }),
  },
  'a new name of a key, in the file': {
    needsFile: true,
    write: (attempt) => ask(attempt, 'textDocument/rename', { textDocument: { uri: attempt.uri }, position: inEntry, newName: 'older' }),
  },
  'a quick fix': {
    needsFile: false,
    write: async (attempt) => {
      const range = { start: { line: 3, character: 3 }, end: { line: 3, character: 3 } };
      const atName = { start: { line: 1, character: 16 }, end: { line: 1, character: 16 } };
      const actions = await Promise.all(
        [range, atName].map((each) =>
          attempt.client.request<CodeAction[] | null>('textDocument/codeAction', {
            textDocument: { uri: attempt.draft },
            range: each,
            context: { diagnostics: [] },
          }),
        ),
      );
      // A fix in the draft itself is one that any draft has.
      const edits = actions.flatMap((list) => (list ?? []).map(({ edit }) => edit));
      return { edits: edits.filter((edit) => JSON.stringify(edit ?? {}).includes('.bib')) };
    },
  },
  'a note': {
    needsFile: false,
    write: (attempt) =>
      ask(attempt, methods.annotate, { kind: 'body', note: attempt.uri.replace(/bib$/, 'md'), id: 'n-1', was: '', body: 'Mine.' }),
  },
  'a correction': {
    needsFile: false,
    write: (attempt) =>
      ask(attempt, methods.ownFileEdit, { kind: 'correct', uri: attempt.uri, range: { start, end: start }, as: 'no-paper' }),
  },
  'a citation': {
    needsFile: false,
    write: (attempt) => ask(attempt, methods.citationEdit, { uri: attempt.uri, position: start, key: 'kite' }),
  },
  'a block': {
    needsFile: false,
    write: (attempt) => ask(attempt, methods.blockEdit, { kind: 'matrix', uri: attempt.uri, position: start, keys: ['kite'] }),
  },
};

/** What is below a folder: each file with its text, and all else by name. */
function readAll(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .sort()
    .map((name) => (lstatSync(join(folder, name)).isFile() ? `${name}: ${readFileSync(join(folder, name), 'utf8')}` : name));
}

/** Whether an answer has an edit of a file, or tells of one that was written. */
function hasEdits(answer: unknown): boolean {
  return /"newText":|"kind":"(?:written|addition)"/.test(JSON.stringify(answer ?? null));
}

const reasons =
  /is outside the workspace folder|isn't saved yet|isn't a note|no longer exists|isn't a digest|isn't a bibliography of this draft|has changed in the meantime/;

/** What is wrong with an answer; undefined if nothing would be written and the writer is told why. */
function findProblem(answer: unknown, { needsFile }: { readonly needsFile: boolean }, { isRead }: Trap): string | undefined {
  const text = JSON.stringify(answer);
  if (hasEdits(answer)) return `writes: ${text}`;
  return (text.includes('"reason"') || (needsFile && isRead)) && !reasons.test(text) ? `gives no reason: ${text}` : undefined;
}

test('nothing is written outside the workspace folder, whatever path leads there and whoever asks, and the writer is told why', {
  timeout: 60_000,
}, () => {
  const cases = Object.entries(traps).map(([name, trap], at) => ({ name, trap, draft: `work/draft-${at}.md` }));
  const prepare = (folders: Folders): void => {
    const { work, outside } = folders;
    writeFileSync(join(outside, 'shared.bib'), entry);
    writeFileSync(join(outside, 'a#b 100%.bib'), entry);
    symlinkSync(join(outside, 'shared.bib'), join(work, 'linked.bib'));
    symlinkSync(join(outside, 'linked.md'), join(work, 'linked.md'));
    symlinkSync(outside, join(work, 'leads-out'));
    for (const { trap, draft } of cases)
      writeFileSync(join(work, '..', draft), `---\nbibliography: '${trap.path(folders)}'\n---\nA kite [@kite].\nOld [@old].\n`);
  };
  return withSandbox({}, {}, prepare, async (sandbox) => {
    const { outside, work, uriOf } = sandbox;
    const before = [readAll(outside), readAll(work)];
    const problems: string[] = [];
    for (const { name, trap, draft } of cases) {
      const attempt: Attempt = { ...sandbox, trap, uri: trap.uri(sandbox), draft: uriOf(draft) };
      for (const [writer, { needsFile, write }] of Object.entries(writers)) {
        const answer = await write(attempt).catch((error: unknown) => ({ kind: 'refused', reason: String(error) }));
        const problem = findProblem(answer, { needsFile }, trap);
        if (problem !== undefined) problems.push(`${writer}, ${name}: ${problem}`);
      }
    }
    assert.deepEqual(problems, []);
    assert.deepEqual([readAll(outside), readAll(work)], before);
    for (const path of ['/owner', '/share', '/c:', '/marginalia-trap.bib']) assert.ok(!existsSync(path), path);
    assert.deepEqual(sandbox.client.log, []);
  });
});

test('a folder and files whose names have #, % and a blank get what is written', () =>
  withSandbox(
    {
      'work/part #1 100%/draft.md': '---\nbibliography: "a#b 50%25.bib"\n---\nA kite [@kite].\n',
      'work/part #1 100%/a#b 50%25.bib': entry,
    },
    { folder: 'own #1 100%' },
    () => undefined,
    async (sandbox) => {
      const [folder, name] = [join(sandbox.work, 'part #1 100%'), 'a#b 50%25.bib'];
      const uri = fileIn(folder, 'draft.md');
      const added = (await ask(sandbox, methods.bibliographyEdit, { kind: 'add', uri, keys: ['kite'] })) as {
        readonly bibliography?: string;
      };
      assert.equal(decodeURIComponent(added.bibliography ?? JSON.stringify(added)), decodeURIComponent(fileIn(folder, name)));
      await ask(sandbox, methods.annotate, { kind: 'quote', key: 'kite', exact: 'studies all of it', body: 'Mine.' });
      assert.deepEqual(readdirSync(join(sandbox.work, 'own #1 100%/notes')), ['kite.md']);
    },
  ));
