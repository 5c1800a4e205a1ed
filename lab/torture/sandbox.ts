import assert from 'node:assert/strict';
import { readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { parseNote } from '../../server/src/annotations/note/parseNote';
import type { AnnotateAnswer, AnnotateParams, NotesAnswer, NoteThread, ThreadsAnswer } from '../../server/src/protocol/noteRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../../test/support/lspClient';
import type { Random } from '../../test/support/random';
import { type DigestText, makePaper, renderDigest, type TortureDigest, type TorturePaper, titleOf, toOffsets } from './library';

/** What was confirmed to be written. */
export interface KeptAnnotation {
  readonly id: string;
  readonly paper: TorturePaper;
  sentence: number;
  body: string;
}

export interface TortureFigures {
  steps: number;
  kills: number;
  /** Kills after which the write was found undone, and found done. */
  undone: number;
  done: number;
  annotations: number;
  refused: number;
  /** Places of annotations that were looked at. */
  found: number;
  orphans: number;
}

/** An answer that does not come within so many questions will not come. */
const maxQuestions = 5000;

/** A folder, two servers on it, and what must hold. */
export class TortureSandbox {
  readonly papers: TorturePaper[];
  readonly digests = new Map<string, TortureDigest>();
  readonly kept = new Map<string, KeptAnnotation>();
  /** Names of notes that are broken on purpose: nothing may be written into them. */
  readonly broken = new Map<string, string>();
  readonly figures: TortureFigures = { steps: 0, kills: 0, undone: 0, done: 0, annotations: 0, refused: 0, found: 0, orphans: 0 };
  /** Note files as they were last seen. */
  disk = new Map<string, string>();
  private readonly rendered = new Map<string, DigestText>();

  private constructor(
    readonly random: Random,
    readonly workspace: Workspace,
    readonly clients: LspClient[],
  ) {
    this.papers = Array.from({ length: 7 }, (_, index) => makePaper(index, random));
  }

  static async open(random: Random): Promise<TortureSandbox> {
    const workspace = await createWorkspace({ 'marginalia/notes/.keep': '' });
    const sandbox = new TortureSandbox(random, workspace, []);
    sandbox.digests.set('a-digest.txt', { papers: sandbox.papers.slice(0, 4), width: 70, lineEnd: '\n' });
    sandbox.digests.set('b-digest.txt', { papers: sandbox.papers.slice(4), width: 10_000, lineEnd: '\n' });
    for (const name of sandbox.digests.keys()) await workspace.write(name, sandbox.textOf(name).text);
    for (let count = 0; count < 2; count++) sandbox.clients.push(await sandbox.start());
    return sandbox;
  }

  async start(): Promise<LspClient> {
    const client = await startClient(this.workspace);
    await client.ready;
    return client;
  }

  async close(): Promise<void> {
    for (const client of this.clients) {
      assert.deepEqual(client.log, []);
      await client.stop();
    }
    this.workspace.dispose();
  }

  textOf(name: string): DigestText {
    const known = this.rendered.get(name);
    if (known !== undefined) return known;
    const digest = this.digests.get(name);
    assert.ok(digest !== undefined, name);
    const made = renderDigest(digest);
    this.rendered.set(name, made);
    return made;
  }

  /** Writes digests as they are now, from outside, and tells both servers; `gone` are those that went. */
  async writeDigests(names: readonly string[], gone: readonly string[] = []): Promise<void> {
    for (const name of gone) await this.workspace.remove(name);
    for (const name of names) {
      this.rendered.delete(name);
      await this.workspace.write(name, this.textOf(name).text);
    }
    for (const name of gone) this.rendered.delete(name);
    const changes = [
      ...names.map((name) => ({ uri: this.workspace.uriOf(name), type: 2 as const })),
      ...gone.map((name) => ({ uri: this.workspace.uriOf(name), type: 3 as const })),
    ];
    for (const client of this.clients) await client.filesChanged(changes);
    for (const client of this.clients) for (const name of this.digests.keys()) await this.threads(client, name);
  }

  /** As soon as the server has the digest as it is. */
  async threads(client: LspClient, name: string, { text, words } = this.textOf(name)): Promise<readonly NoteThread[]> {
    const uri = this.workspace.uriOf(name);
    const wanted = [...new Set(words.map(({ paper }) => paper))].map((paper) => {
      const own = words.filter((word) => word.paper === paper);
      return text.slice(own[0]!.start, own.at(-1)!.end);
    });
    // Places alone don't tell versions apart: sentences in another order take as much room.
    for (const [at, paper] of [...new Set(words.map(({ paper: each }) => each))].entries()) {
      await ask(
        () => client.request<{ abstract?: string } | null>('marginalia/paper', { key: paper.name.toLowerCase() }),
        (found) => found?.abstract === wanted[at]?.replace(/\s+/g, ' '),
        `the abstract of ${paper.name}`,
      );
    }
    const answer = await ask(
      () => client.request<ThreadsAnswer | null>('marginalia/threads', { uri }),
      (found) =>
        found !== null &&
        isSame(
          found.abstracts.map(({ range }) => slice(text, range)),
          wanted,
        ),
      `the digest ${name}`,
    );
    return answer?.threads ?? [];
  }

  notePath(name: string): string {
    return join(this.workspace.path, 'marginalia/notes', name);
  }

  noteUri(name: string): string {
    return this.workspace.uriOf(`marginalia/notes/${name}`);
  }

  readNotes(): Map<string, string> {
    const names = readdirSync(join(this.workspace.path, 'marginalia/notes')).filter((name) => name.endsWith('.md'));
    return new Map(names.sort().map((name) => [name, readFileSync(this.notePath(name), 'utf8')]));
  }

  /** The files that servers leave beside notes. */
  leftovers(): readonly string[] {
    return readdirSync(join(this.workspace.path, 'marginalia/notes')).filter((name) => !name.endsWith('.md') && name !== '.keep');
  }

  /** Tells servers of notes that changed on disk, and waits until they have them. */
  async tellNotes(clients: readonly LspClient[] = this.clients): Promise<void> {
    const now = this.readNotes();
    const names = new Set([...now.keys(), ...this.disk.keys()]);
    const changes = [...names].map((name) => ({ uri: this.noteUri(name), type: now.has(name) ? (2 as const) : (3 as const) }));
    for (const client of clients) await client.filesChanged(changes);
    for (const client of clients) await this.settle(client, now);
    this.disk = now;
  }

  /** Until the server has the notes as they are on disk. */
  private async settle(client: LspClient, files: ReadonlyMap<string, string>): Promise<void> {
    const wanted = [...files]
      .flatMap(([name, text]) =>
        parseNote(text, name).annotations.map(
          ({ id, selector, body, isResolved }) => `${name} ${id} ${isResolved} ${selector.exact} ${body}`,
        ),
      )
      .sort();
    await ask(
      () => client.request<NotesAnswer>('marginalia/notes', {}),
      ({ notes }) =>
        isSame(
          notes
            .flatMap(({ uri, annotations }) =>
              annotations.map(
                ({ id, quote, body, isResolved }) => `${decodeURIComponent(uri.replace(/^.*\//, ''))} ${id} ${isResolved} ${quote} ${body}`,
              ),
            )
            .sort(),
          wanted,
        ),
      'the notes',
    );
  }

  annotate(client: LspClient, params: AnnotateParams): Promise<AnnotateAnswer> {
    return client.request('marginalia/annotate', params);
  }

  /** The file that holds an annotation. */
  findFile(id: string, files: ReadonlyMap<string, string> = this.disk): string | undefined {
    return [...files].find(([name, text]) => parseNote(text, name).annotations.some((annotation) => annotation.id === id))?.[0];
  }

  /** Kills the first server as soon as something happens in the folder of notes, or at once, and starts another. */
  async killDuring(params: AnnotateParams, events: number): Promise<void> {
    const [client] = this.clients;
    assert.ok(client !== undefined);
    const exited = new Promise((resolve) => client.process.once('exit', resolve));
    let left = events;
    const watcher = watch(join(this.workspace.path, 'marginalia/notes'), () => {
      if (--left <= 0) client.process.kill('SIGKILL');
    });
    const answered = this.annotate(client, params).catch(() => undefined);
    if (events === 0) client.process.kill('SIGKILL');
    // Where it was refused nothing is written, and nothing happens in the folder.
    void answered.then(() => client.process.kill('SIGKILL'));
    await exited;
    watcher.close();
    client.connection.dispose();
    this.clients[0] = await this.start();
    this.figures.kills += 1;
  }

  /** All that must hold, whatever happened. */
  async check(what: string): Promise<void> {
    const now = this.readNotes();
    for (const [name, text] of now) {
      const note = parseNote(text, name);
      const isFine = this.broken.has(name)
        ? this.broken.get(name) === text
        : note.kind === 'own' && note.isWritable && note.issues.length === 0;
      assert.ok(isFine, `${what}: ${name} can't be read, or was written into though it is broken\n${JSON.stringify(note.issues)}\n${text}`);
    }
    const all = [...now].flatMap(([name, text]) => parseNote(text, name).annotations);
    for (const { id, body } of this.kept.values()) {
      const found = all.filter((annotation) => annotation.id === id);
      assert.equal(found.length, 1, `${what}: annotation ${id} is lost, or there twice\n${[...now.values()].join('\n~~~~\n')}`);
      assert.equal(found[0]?.body.replace(/\r\n?/g, '\n'), body, `${what}: the words of ${id}`);
    }
    assert.equal(all.length, this.kept.size, `${what}: annotations that nobody made`);
    for (const client of this.clients)
      for (const name of this.digests.keys()) this.checkPlaces(what, this.textOf(name), await this.threads(client, name));
  }

  checkPlaces(what: string, { text, words }: DigestText, threads: readonly NoteThread[]): void {
    for (const { id, isOrphan, range, quote } of threads) {
      this.figures[isOrphan ? 'orphans' : 'found'] += 1;
      const kept = this.kept.get(id);
      assert.ok(kept !== undefined, `${what}: a thread of ${id}, which is no annotation`);
      if (isOrphan) continue;
      const { start, end } = toOffsets(text, range);
      const own = words.filter(({ sentence, paper }) => sentence === kept.sentence && paper === kept.paper);
      const shared = Math.min(end, own.at(-1)?.end ?? 0) - Math.max(start, own[0]?.start ?? 0);
      assert.ok(
        shared * 2 >= end - start,
        `${what}: "${quote}" of ${titleOf(kept.paper)} was found at\n${text.slice(start - 100, start)}[${text.slice(start, end)}]${text.slice(end, end + 100)}`,
      );
    }
  }
}

/** Asks until the answer is the one that is waited for. */
async function ask<T>(question: () => Promise<T>, suffices: (answer: T) => boolean, what: string): Promise<T> {
  for (let count = 0; count < maxQuestions; count++) {
    const answer = await question();
    if (suffices(answer)) return answer;
  }
  throw new Error(`The server never came to know ${what}.`);
}

function slice(text: string, range: NoteThread['range']): string {
  const { start, end } = toOffsets(text, range);
  return text.slice(start, end);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
