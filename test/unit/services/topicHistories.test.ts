import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { topicEdit } from '../../../server/src/features/topics/topicEdit';
import { concatBytes } from '../../../server/src/library/cache/packData';
import { papersInDigests } from '../../../server/src/library/libraryTopics';
import { defaultSettings } from '../../../server/src/model/settings';
import { createOwnThreadBackground } from '../../../server/src/services/background/jobs';
import { BackgroundIndexer } from '../../../server/src/services/backgroundIndexer';
import { LargeDigests } from '../../../server/src/services/largeDigests';
import { createLibraryCache, LibraryPersistence } from '../../../server/src/services/libraryCache';
import type { CacheFolder } from '../../../server/src/services/platform';
import { createTimers } from '../../../server/src/services/timers';
import { keepTopicsCurrent } from '../../../server/src/services/topicUpdates';
import { WorkspaceReader } from '../../../server/src/services/workspaceReader';
import { hasCurrentTopics } from '../../../server/src/workspace/snapshot';
import { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';
import { applyEdits } from '../../support/fixtureWorkspace';
import { MemoryFileSystem } from '../../support/memoryFileSystem';
import { forSeedsInTurn, type Random } from '../../support/random';
import { createLibraryOfSubjects, subjectOf } from '../topics/libraryOfSubjects';

// Whatever was opened, edited, renamed, kept and restarted before: each paper has one topic, and topics that are found anew depend on
// the files alone.

/** How many random histories are tried: few in every test run, more on request. */
const histories = Number(process.env['MARGINALIA_HISTORIES'] ?? 10);
const stepsPerHistory = 12;
const stepsPerNewStart = 4;

const folder = 'file:///desk';
const digestNames = ['a-digest.txt', 'b-digest.txt', 'c-digest.txt', 'd-digest.txt'];
const topicsFile = 'marginalia/topics.yaml';
const papers = createLibraryOfSubjects(48);

function writeDigest(random: Random): string {
  return random
    .shuffle(papers)
    .slice(0, 3 + random.below(16))
    .map(({ key, title, abstract }) => `## ${random.pick(['Sails', `Subject ${subjectOf(key)}`])}\n\n### ${title}\n\n${abstract}\n`)
    .join('\n');
}

function writeTopics(random: Random): string {
  return `topics:\n  - label: ${random.pick(['Mine', 'Ice and water'])}\n    words: [${random.pick(['glacier melt', 'tactile sensor'])}]\n`;
}

/** A desk with files, on which one server runs after the other. */
class Desk {
  readonly files = new MemoryFileSystem();
  private readonly cache = new Map<string, Uint8Array>();
  /** The texts that are open in the editor. */
  private readonly open = new Map<string, string>();
  private server = this.start(this.cache);

  /** Starts a server and lets it read the files. */
  private start(cache: Map<string, Uint8Array>): { readonly host: WorkspaceHost; readonly reader: WorkspaceReader; stop(): void } {
    const host = new WorkspaceHost();
    const timers = createTimers();
    const background = createOwnThreadBackground();
    const persistence = new LibraryPersistence(
      host,
      createLibraryCache(createMemoryFolder(cache), 'build', () => undefined),
      timers,
      assert.ifError,
    );
    const reader = new WorkspaceReader({
      host,
      fileSystem: this.files,
      timers,
      indexer: new BackgroundIndexer(host, background, timers, assert.ifError),
      largeDigests: new LargeDigests(host, background),
      persistence,
      readConfiguration: () => Promise.resolve({ folders: [folder], settings: defaultSettings }),
      showProgress: () => ({ report: () => undefined, done: () => undefined }),
      onFailure: assert.ifError,
    });
    keepTopicsCurrent(host, background, timers, assert.fail);
    reader.readAll();
    return {
      host,
      reader,
      stop: () => {
        timers.dispose();
        background.end();
      },
    };
  }

  async step(random: Random): Promise<void> {
    const uri = `${folder}/${random.pick(digestNames)}`;
    switch (random.below(10)) {
      case 0:
      case 1:
        if (random.below(3) === 0) this.removeFile(uri);
        else this.files.write(uri, writeDigest(random));
        this.server.reader.readChanged([{ uri, kind: 'changed' }]);
        break;
      case 2: {
        const other = `${folder}/${random.pick(digestNames)}`;
        const content = await this.files.readFile(uri).catch(() => undefined);
        this.removeFile(uri);
        if (content !== undefined) this.files.write(other, content.bytes);
        this.server.reader.readChanged([
          { uri, kind: 'deleted' },
          { uri: other, kind: 'created' },
        ]);
        break;
      }
      case 3:
      case 4:
        this.openDocument(this.server.host, uri, this.editText(uri, random));
        break;
      case 5:
        this.closeDocument(uri);
        break;
      case 6: {
        const own = `${folder}/${topicsFile}`;
        if (random.below(3) === 0) this.files.remove(own);
        else this.files.write(own, writeTopics(random));
        this.server.reader.readChanged([{ uri: own, kind: 'changed' }]);
        break;
      }
      case 7:
        this.changeKeptHeadings(random.pick(['keep-headings', 'keep-headings', 'find-headings-anew']));
        break;
      default:
        this.restart(random.pick(['warm', 'warm', 'cold']));
    }
    await pass(random.pick([0, 500, 1500, 6000]));
  }

  private editText(uri: string, random: Random): string {
    const text = this.server.host.snapshot.digests.get(uri)?.text ?? '';
    const at = random.below(text.length + 1);
    // Half of all edits take papers out.
    if (random.below(2) === 0) return text.slice(0, at);
    return text.slice(0, at) + random.pick([' mountain rivers ', '\n\n', `\n\n${writeDigest(random)}\n`]) + text.slice(at);
  }

  private openDocument(host: WorkspaceHost, uri: string, text: string): void {
    this.open.set(uri, text);
    host.apply({ kind: 'document', uri, languageId: 'plaintext', text });
  }

  private changeKeptHeadings(kind: 'keep-headings' | 'find-headings-anew'): void {
    const { snapshot } = this.server.host;
    const answer = topicEdit(snapshot, { kind });
    if (answer.kind === 'refused') return;
    this.files.write(answer.uri, applyEdits(snapshot.ownFiles.topics.get(answer.uri)?.text ?? '', answer.edits));
    this.server.reader.readChanged([{ uri: answer.uri, kind: 'changed' }]);
  }

  /** The editor closes a text whose file is deleted. */
  private removeFile(uri: string): void {
    this.closeDocument(uri);
    this.files.remove(uri);
  }

  private closeDocument(uri: string): void {
    if (this.open.delete(uri)) this.server.host.apply({ kind: 'document-closed', uri });
  }

  /** The editor ends with its server, so nothing is open any more. */
  private restart(cache: 'warm' | 'cold'): void {
    this.server.stop();
    this.open.clear();
    if (cache === 'cold') this.cache.clear();
    this.server = this.start(this.cache);
  }

  /** Each paper of the digests is in one topic, and nothing else is. */
  async checkPapers(): Promise<void> {
    await pass(6000);
    const { snapshot } = this.server.host;
    assert.ok(hasCurrentTopics(snapshot));
    const listed = snapshot.topics().flatMap(({ keys }) => keys);
    assert.deepEqual(
      listed.sort(),
      papersInDigests(snapshot.library())
        .map(({ key }) => key)
        .sort(),
    );
  }

  /** Takes all papers away and brings those of the files back: the topics are those of a server that knows nothing but the files. */
  async checkNewStart(): Promise<void> {
    for (const uri of this.open.keys()) this.closeDocument(uri);
    const uris = digestNames.map((name) => `${folder}/${name}`);
    const contents = await Promise.all(uris.map((uri) => this.files.readFile(uri).catch(() => undefined)));
    for (const uri of uris) this.files.remove(uri);
    this.server.reader.readChanged(uris.map((uri) => ({ uri, kind: 'deleted' })));
    await pass(6000);
    assert.deepEqual(this.server.host.snapshot.topics(), []);
    contents.forEach((content, at) => content !== undefined && this.files.write(uris[at] as string, content.bytes));
    this.server.reader.readChanged(uris.map((uri) => ({ uri, kind: 'created' })));
    const fresh = this.start(new Map());
    await pass(6000);
    assert.deepEqual(this.server.host.snapshot.topics(), fresh.host.snapshot.topics());
    fresh.stop();
  }

  stop(): void {
    this.server.stop();
  }
}

function createMemoryFolder(files: Map<string, Uint8Array>): CacheFolder {
  return {
    read(name, onPiece) {
      const bytes = files.get(name);
      if (bytes !== undefined) onPiece(bytes);
      return Promise.resolve(bytes);
    },
    write(name, pieces) {
      files.set(name, concatBytes(pieces));
      return Promise.resolve(undefined);
    },
    remove(name) {
      files.delete(name);
      return Promise.resolve();
    },
  };
}

/** Lets so many milliseconds pass, and everything happen that happens meanwhile. */
async function pass(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left >= 0; left -= 500) {
    for (let turn = 0; turn < 80; turn++) await new Promise((resolve) => setImmediate(resolve));
    mock.timers.tick(Math.min(500, left));
  }
}

test('each paper has one topic whatever happened before, and new topics depend on the files alone (slow)', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    await forSeedsInTurn(histories, async (random) => {
      const desk = new Desk();
      for (let step = 1; step <= stepsPerHistory; step++) {
        await desk.step(random);
        await desk.checkPapers();
        if (step % stepsPerNewStart === 0) await desk.checkNewStart();
      }
      desk.stop();
    });
  } finally {
    mock.timers.reset();
  }
});
