import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterEach, type TestContext, test } from 'node:test';
import type { AnnotateAnswer, AnnotateParams, NotesAnswer, ThreadsAnswer } from '../../server/src/protocol/noteRequests';
import { readWaiting } from '../support/guardServer';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';

const timeout = 30_000;
const abstract = 'We present Kite, a way to cross rivers. It carries two boats at once. Snow melts behind it.';
const digest = `Kite: Rivers of Snow\n\n${abstract}\n\nLark: Hills of Song\n\nLark climbs hills slowly, and sings of rivers all the while.\n`;
const opened: { client: LspClient; workspace: Workspace; end?: () => void }[] = [];

interface Sandbox {
  readonly client: LspClient;
  readonly workspace: Workspace;
  readonly digest: string;
  ask(params: AnnotateParams): Promise<AnnotateAnswer>;
  annotate(words: string, body?: string): Promise<AnnotateAnswer>;
  threads(): Promise<ThreadsAnswer>;
  path(name: string): string;
}

async function start(
  files: Readonly<Record<string, string>>,
  prepare: (workspace: Workspace) => void | (() => void) = () => undefined,
): Promise<Sandbox> {
  const workspace = await createWorkspace({ 'digest.txt': digest, ...files });
  const end = prepare(workspace);
  const client = await startClient(workspace);
  opened.push({ client, workspace, ...(end === undefined ? {} : { end }) });
  await client.ready;
  const uri = workspace.uriOf('digest.txt');
  const text = files['digest.txt'] ?? digest;
  const ask = (params: AnnotateParams): Promise<AnnotateAnswer> => client.request('marginalia/annotate', params);
  return {
    client,
    workspace,
    digest: uri,
    ask,
    annotate(words, body = 'mine') {
      const line = text.split('\n').findIndex((each) => each.includes(words));
      const character = text.split('\n')[line]!.indexOf(words);
      return ask({
        kind: 'annotate',
        digest: uri,
        range: { start: { line, character }, end: { line, character: character + words.length } },
        body,
      });
    },
    threads: () => client.request('marginalia/threads', { uri }),
    path: (name) => join(workspace.path, 'marginalia/notes', name),
  };
}

afterEach(async () => {
  for (const { client, workspace, end } of opened.splice(0)) {
    assert.deepEqual(client.log, []);
    await client.stop();
    end?.();
    workspace.dispose();
  }
});

function reasonOf(answer: AnnotateAnswer): string {
  assert.ok(answer.kind === 'refused', JSON.stringify(answer));
  return answer.reason;
}

/** Every kind of change of the note `kite.md` and its annotation `n-1`. */
function listChanges(sandbox: Sandbox, note: string): readonly AnnotateParams[] {
  const range = { start: { line: 2, character: 3 }, end: { line: 2, character: 15 } };
  return [
    { kind: 'annotate', digest: sandbox.digest, range, body: 'x' },
    { kind: 'quote', key: 'kite', exact: 'Snow melts', body: 'x' },
    { kind: 'body', note, id: 'n-1', was: 'mine', body: 'x' },
    { kind: 'remove', note, id: 'n-1', was: 'mine' },
    { kind: 'resolve', note, id: 'n-1', isResolved: true },
    { kind: 'anchor', note, id: 'n-1', digest: sandbox.digest, range },
    { kind: 'status', key: 'kite', status: 'cited' },
  ];
}

const block = '\n> two boats\n\n^n-1\n\nmine\n';
const broken: Readonly<Record<string, { readonly text: string; readonly reason: RegExp }>> = {
  'metadata that is no YAML': {
    text: `---\nkey: kite\ntitle: "open\n---\n${block}`,
    reason: /kite\.md wasn't changed\. Line \d+: Invalid metadata: /,
  },
  'tabs in metadata': { text: `---\nkey: kite\nlist:\n\t- a\n---\n${block}`, reason: /Line \d+: Invalid metadata: .*[Tt]ab/ },
  'metadata without an end': { text: `---\nkey: kite\ntitle: A\n${block}`, reason: /Line 1: The metadata block isn't closed/ },
  "two papers' keys": { text: `---\nkey: kite\nkey: lark\n---\n${block}`, reason: /Line 3: .*can have only one key/ },
  'two keys in a list': { text: `---\nkey: [kite, lark]\n---\n${block}`, reason: /only one key/ },
  'marks of a merge': {
    text: `---\nkey: kite\n---\n${block}\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n`,
    reason: /Line 11: This note has merge conflicts/,
  },
  'marks of a merge in metadata': {
    text: `---\nkey: kite\n<<<<<<< ours\nstatus: read\n=======\nstatus: cited\n>>>>>>> theirs\n---\n${block}`,
    reason: /Line 3: This file has merge conflicts|Line 3: This note has merge conflicts/,
  },
  'one anchor twice': { text: `---\nkey: kite\n---\n${block}${block}`, reason: /Duplicate anchor \^n-1/ },
};

for (const [what, { text, reason }] of Object.entries(broken)) {
  for (const [ends, written] of [
    ['LF', text],
    ['CRLF', text.replace(/\n/g, '\r\n')],
    ['byte order mark', `\ufeff${text}`],
  ] as const) {
    test(`${what} (${ends}): told, and the file untouched`, { timeout }, async () => {
      const sandbox = await start({ 'marginalia/notes/kite.md': written });
      const note = sandbox.workspace.uriOf('marginalia/notes/kite.md');
      for (const params of listChanges(sandbox, note)) assert.match(reasonOf(await sandbox.ask(params)), reason, params.kind);
      assert.equal(readFileSync(sandbox.path('kite.md'), 'utf8'), written);
      assert.deepEqual(readdirSync(sandbox.path('')), ['kite.md']);
      const told = sandbox.client.next<{ uri: string; diagnostics: readonly { code: string }[] }>(
        'textDocument/publishDiagnostics',
        ({ uri }) => uri === note,
      );
      await sandbox.client.open(note, 'markdown', written.replace('\ufeff', ''));
      assert.ok((await told).diagnostics.some(({ code }) => code === 'malformed-note'));
    });
  }
}

test('a key that no paper has: told, and the note is kept as it is', { timeout }, async () => {
  const text = `---\nkey: nobody\n---\n${block}`;
  const sandbox = await start({ 'marginalia/notes/nobody.md': text });
  const note = sandbox.workspace.uriOf('marginalia/notes/nobody.md');
  const told = sandbox.client.next<{ uri: string; diagnostics: readonly { code: string; message: string }[] }>(
    'textDocument/publishDiagnostics',
    ({ uri }) => uri === note,
  );
  await sandbox.client.open(note, 'markdown', text);
  assert.match(
    (await told).diagnostics.map(({ code, message }) => `${code}: ${message}`).join(),
    /orphan-annotation: This paper isn't in any digest or bibliography/,
  );
  assert.match(reasonOf(await sandbox.ask({ kind: 'status', key: 'nobody', status: 'read' })), /"nobody" is no longer in any digest/);
  assert.equal(readFileSync(sandbox.path('nobody.md'), 'utf8'), text);
});

test('a quotation that occurs five times is an orphan with five candidates, until the writer says which', { timeout }, async () => {
  const text = 'First the model reads. Then the model writes. Later the model sings. At last the model sleeps, and the model dreams.';
  const sandbox = await start({
    'digest.txt': `Kite: Rivers of Snow\n\n${text}\n`,
    'marginalia/notes/kite.md': '---\nkey: kite\n---\n\n> the model\n\n^n-1\n',
  });
  const [before] = (await sandbox.threads()).threads;
  assert.deepEqual([before?.isOrphan, before?.candidates.length], [true, 5]);
  assert.equal(
    (await sandbox.ask({ kind: 'anchor', note: before!.note, id: 'n-1', digest: sandbox.digest, range: before!.candidates[2]! })).kind,
    'written',
  );
  const [after] = (await sandbox.threads()).threads;
  assert.deepEqual([after?.isOrphan, after?.range], [false, before?.candidates[2]]);
});

/** The answer, and the milliseconds that it took without those in which other processes had the processor. */
async function timed<T>({ client }: Sandbox, request: () => Promise<T>): Promise<readonly [T, number]> {
  const waited = readWaiting(client);
  const started = performance.now();
  const answer = await request();
  return [answer, performance.now() - started - (readWaiting(client) - waited)];
}

test('5,000 annotations on one paper (slow)', { timeout }, async (context) => {
  const words = abstract.split(' ');
  const annotations = Array.from({ length: 5000 }, (_, index) => {
    const from = index % (words.length - 4);
    const quote = index % 3 === 0 ? `words number ${index} that stand nowhere in it` : words.slice(from, from + 4).join(' ');
    return `<!-- marginalia {"prefix":"${words.slice(Math.max(0, from - 5), from).join(' ')}","suffix":"${words.slice(from + 4, from + 9).join(' ')}"} -->\n> ${quote}\n\n^n-${index}\n\nwords ${index}\n`;
  });
  const sandbox = await start({ 'marginalia/notes/kite.md': `---\nkey: kite\n---\n\n${annotations.join('\n')}` });
  const [{ threads }, first] = await timed(sandbox, () => sandbox.threads());
  const [, second] = await timed(sandbox, () => sandbox.threads());
  const [answer, write] = await timed(sandbox, () => sandbox.annotate('two boats'));
  context.diagnostic(`threads ${first.toFixed(0)} ms, again ${second.toFixed(0)} ms, a new annotation ${write.toFixed(0)} ms`);
  assert.equal(threads.length, 5000);
  assert.ok(threads.filter(({ isOrphan }) => !isOrphan).length > 3000);
  assert.equal(answer.kind, 'written', JSON.stringify(answer));
  assert.ok(first < 1500, `${first} ms`);
});

test('a note of 5 MB (slow)', { timeout }, async (context) => {
  const head = `---\nkey: kite\n---\n${block}`;
  const text = `${head}\n${'Many words of mine, one line after the other.\n\n'.repeat(110_000)}`;
  const sandbox = await start({ 'marginalia/notes/kite.md': text });
  const [{ threads }, first] = await timed(sandbox, () => sandbox.threads());
  const [answer, write] = await timed(sandbox, () => sandbox.annotate('Snow melts'));
  context.diagnostic(`${(text.length / 1e6).toFixed(1)} MB: threads ${first.toFixed(0)} ms, a new annotation ${write.toFixed(0)} ms`);
  assert.equal(threads.length, 1);
  assert.equal(answer.kind, 'written', JSON.stringify(answer));
  assert.ok(readFileSync(sandbox.path('kite.md'), 'utf8').endsWith(text.slice('---\nkey: kite\n---\n\n'.length)));
});

test('symbolic links: to a note elsewhere, to nothing, in a circle (slow)', { timeout }, async () => {
  const text = `---\nkey: kite\n---\n${block}`;
  const elsewhere = await start({ 'elsewhere/real.txt': text }, ({ path }) => {
    mkdirSync(join(path, 'marginalia/notes'), { recursive: true });
    symlinkSync(join(path, 'elsewhere/real.txt'), join(path, 'marginalia/notes/kite.md'));
  });
  assert.equal((await elsewhere.annotate('Snow melts')).kind, 'written');
  assert.ok(lstatSync(elsewhere.path('kite.md')).isSymbolicLink());
  assert.ok(readFileSync(join(elsewhere.workspace.path, 'elsewhere/real.txt'), 'utf8').endsWith(block));
  assert.deepEqual(readdirSync(join(elsewhere.workspace.path, 'elsewhere')), ['real.txt']);

  for (const [target, reason] of [
    ['nowhere', /a broken symbolic link/],
    ['kite.md', /symbolic link is circular/],
  ] as const) {
    const sandbox = await start({}, ({ path }) => {
      mkdirSync(join(path, 'marginalia/notes'), { recursive: true });
      symlinkSync(join(path, 'marginalia/notes', target), join(path, 'marginalia/notes/kite.md'));
    });
    assert.match(reasonOf(await sandbox.annotate('Snow melts')), reason);
    assert.deepEqual(readdirSync(sandbox.path('')), ['kite.md']);
  }
});

test('names that differ by letter case only, and names that a file system refuses', { timeout }, async () => {
  const other = '---\nkey: other\n---\n';
  const sandbox = await start({ 'marginalia/notes/Kite.md': other, 'refs.bib': '@article{a/b:c*, title={Lark: Hills of Song}}\n' });
  const made = await sandbox.annotate('Snow melts');
  assert.ok(made.kind === 'written' && made.uri.endsWith('/marginalia/notes/kite-2.md'), JSON.stringify(made));
  assert.equal(readFileSync(sandbox.path('Kite.md'), 'utf8'), other);
  const odd = await sandbox.annotate('sings of rivers');
  assert.ok(odd.kind === 'written' && odd.uri.endsWith('/marginalia/notes/a-b-c-.md'), JSON.stringify(odd));
  assert.match(readFileSync(sandbox.path('a-b-c-.md'), 'utf8'), /^key: "a\/b:c\*"$/m);
  assert.equal((await sandbox.threads()).threads.length, 2);
});

test('a folder that has the name of the note', { timeout }, async () => {
  const sandbox = await start({ 'marginalia/notes/kite.md/inner.txt': 'x' });
  assert.match(reasonOf(await sandbox.annotate('Snow melts')), /a folder has the same name/);
  assert.equal(readFileSync(sandbox.path('kite.md/inner.txt'), 'utf8'), 'x');
});

test('a note that is not in UTF-8', { timeout }, async () => {
  const sandbox = await start({});
  const text = Buffer.from(`---\nkey: kite\n---\n\nM\u00fcller\n`, 'latin1');
  await sandbox.workspace.write('marginalia/notes/kite.md', text);
  await sandbox.client.filesChanged([{ uri: sandbox.workspace.uriOf('marginalia/notes/kite.md'), type: 1 }]);
  assert.match(reasonOf(await sandbox.annotate('Snow melts')), /isn't UTF-8/);
  assert.ok(readFileSync(sandbox.path('kite.md')).equals(text));
});

const ownNote = `---\nkey: kite\n---\n${block}`;

/** A sandbox whose notes lie on a small disk of their own; undefined where this machine lets nobody mount one, which is told. */
async function startOnDisk(context: TestContext, prepare: (notes: string) => void): Promise<Sandbox | undefined> {
  let isMounted = false;
  const sandbox = await start({}, ({ path }) => {
    const notes = join(path, 'marginalia/notes');
    mkdirSync(notes, { recursive: true });
    const { status, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', notes]);
    isMounted = status === 0;
    if (!isMounted) {
      context.diagnostic(`not tried: this machine lets us mount no disk (${error?.message ?? `status ${status}`})`);
      return undefined;
    }
    writeFileSync(join(notes, 'kite.md'), ownNote);
    prepare(notes);
    return () => spawnSync('umount', [notes]);
  });
  return isMounted ? sandbox : undefined;
}

test('a disk that is full', { timeout }, async (context) => {
  const sandbox = await startOnDisk(context, (notes) => writeFileSync(join(notes, 'full.bin'), new Uint8Array(56 * 1024)));
  if (sandbox === undefined) return;
  const long = 'words '.repeat(3000);
  assert.match(reasonOf(await sandbox.annotate('Snow melts', long)), /the disk is full/);
  assert.match(
    reasonOf(
      await sandbox.ask({ kind: 'body', note: sandbox.workspace.uriOf('marginalia/notes/kite.md'), id: 'n-1', was: 'mine', body: long }),
    ),
    /the disk is full/,
  );
  assert.equal(readFileSync(sandbox.path('kite.md'), 'utf8'), ownNote);
  assert.deepEqual(readdirSync(sandbox.path('')).sort(), ['full.bin', 'kite.md']);
});

test('a disk that is read-only', { timeout }, async (context) => {
  const sandbox = await startOnDisk(context, (notes) => spawnSync('mount', ['-o', 'remount,ro', notes]));
  if (sandbox === undefined) return;
  assert.match(reasonOf(await sandbox.annotate('Snow melts')), /the disk is read-only/);
  assert.match(reasonOf(await sandbox.annotate('sings of rivers')), /the disk is read-only/);
  assert.equal(readFileSync(sandbox.path('kite.md'), 'utf8'), ownNote);
  assert.ok(!existsSync(sandbox.path('lark.md')));
});

test('the list of notes says what each is on', { timeout }, async () => {
  const sandbox = await start({
    'marginalia/notes/kite.md': `---\nkey: kite\n---\n${block}`,
    'marginalia/notes/nobody.md': '---\nkey: nobody\n---\n',
    'marginalia/notes/draft.md': '# A draft that lies there\n',
  });
  const { notes } = await sandbox.client.request<NotesAnswer>('marginalia/notes', {});
  assert.deepEqual(
    notes.map(({ kind, key, title }) => [kind, key, title]),
    [
      ['own', 'kite', 'Kite: Rivers of Snow'],
      ['own', undefined, 'nobody.md'],
    ],
  );
});
