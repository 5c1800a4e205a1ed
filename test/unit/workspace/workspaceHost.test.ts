import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../../server/src/model/settings';
import type { Snapshot } from '../../../server/src/workspace/snapshot';
import { type WorkspaceChange, WorkspaceHost } from '../../../server/src/workspace/workspaceHost';
import { forSeeds, type Random } from '../../support/random';

const folder = 'file:///desk';
const digestUri = `${folder}/reading-digest.txt`;
const draftUri = `${folder}/draft.md`;
const settings = defaultSettings;

function paperText(name: string): string {
  return `${name}: A Study of Everything\n\nMuch is known. We present ${name}, which studies all of it, with care and in detail.\n\n`;
}

function disk(uri: string, text: string): WorkspaceChange {
  return { kind: 'disk', files: [{ uri, bytes: new TextEncoder().encode(text) }] };
}

function open(uri: string, text: string, languageId = 'plaintext'): WorkspaceChange {
  return { kind: 'document', uri, languageId, text };
}

function createHost(...changes: readonly WorkspaceChange[]): WorkspaceHost {
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: [folder], settings });
  for (const change of changes) host.apply(change);
  return host;
}

function titlesOf(snapshot: Snapshot): readonly string[] {
  return snapshot.library().papers.map(({ title }) => title.split(':')[0] ?? '');
}

function checkTitles(host: WorkspaceHost, titles: readonly string[]): void {
  assert.deepEqual(titlesOf(host.snapshot), titles);
}

test('an open document counts instead of the disk, until it is closed', () => {
  const host = createHost(disk(digestUri, paperText('Kite')), open(digestUri, paperText('Moraine')));
  checkTitles(host, ['Moraine']);
  host.apply(disk(digestUri, paperText('Delta')));
  checkTitles(host, ['Moraine']);
  host.apply({ kind: 'document-closed', uri: digestUri });
  checkTitles(host, ['Delta']);
});

test('what an editor has open goes with its file, and comes back with it or with a letter', () => {
  const host = createHost(disk(digestUri, paperText('Kite')), open(digestUri, paperText('Kite')));
  host.apply({ kind: 'disk', files: [{ uri: digestUri }] });
  checkTitles(host, []);
  host.apply(disk(digestUri, paperText('Kite')));
  checkTitles(host, ['Kite']);
  host.apply({ kind: 'disk', files: [{ uri: digestUri }] });
  host.apply(open(digestUri, paperText('Moraine')));
  checkTitles(host, ['Moraine']);
  host.apply({ kind: 'document-closed', uri: digestUri });
  checkTitles(host, []);
});

test('a digest that is gone is gone', () => {
  const host = createHost(disk(digestUri, paperText('Kite')));
  host.apply({ kind: 'disk', files: [{ uri: digestUri }] });
  checkTitles(host, []);
  assert.equal(host.snapshot.digests.size, 0);
});

test('the language identifier makes any document a digest, and changing it back a text', () => {
  const uri = 'untitled:Untitled-1';
  const host = createHost(open(uri, paperText('Kite')));
  checkTitles(host, []);
  host.apply(open(uri, paperText('Kite'), 'marginalia-digest'));
  checkTitles(host, ['Kite']);
  host.apply(open(uri, paperText('Kite')));
  checkTitles(host, []);
});

test('a Markdown file under a digest’s name is a digest, no draft', () => {
  const uri = `${folder}/digest.md`;
  const { snapshot } = createHost(open(uri, `# ${paperText('Kite')}`, 'markdown'));
  assert.ok(snapshot.digests.has(uri));
  assert.ok(!snapshot.drafts.has(uri));
});

test('drafts are open documents of a draft language, and no other', () => {
  const { snapshot } = createHost(
    open(draftUri, 'x', 'markdown'),
    open(`${folder}/a.tex`, 'x', 'latex'),
    open(`${folder}/a.py`, 'x', 'python'),
    open(`${folder}/b.md`, 'x'),
  );
  assert.deepEqual([...snapshot.drafts.keys()], [`${folder}/a.tex`, `${folder}/b.md`, draftUri]);
  assert.deepEqual(
    [...snapshot.drafts.values()].map(({ language }) => language.id),
    ['latex', 'markdown', 'markdown'],
  );
});

test('editing a draft leaves library, search index and topics the same objects', () => {
  const host = createHost(disk(digestUri, paperText('Kite')), open(draftUri, 'a', 'markdown'));
  const before = host.snapshot;
  const parts = [before.library(), before.searchIndex(), before.topics()];
  for (const change of [
    open(draftUri, 'ab [@kite]', 'markdown'),
    open(`${folder}/other.tex`, '', 'latex'),
    { kind: 'document-closed', uri: draftUri } as const,
    { kind: 'indexed' } as const,
  ]) {
    const after = host.apply(change);
    assert.notEqual(after, before);
    assert.equal(after.revision, before.revision);
    assert.equal(after.digests, before.digests);
    assert.equal(after.library, before.library);
    assert.deepEqual(
      [after.library(), after.searchIndex(), after.topics()].map((part, index) => part === parts[index]),
      [true, true, true],
    );
  }
});

test('the draft itself is read anew only when it changes', () => {
  const host = createHost(open(draftUri, '[@kite]', 'markdown'), open(`${folder}/b.md`, '[@b]', 'markdown'));
  const before = host.snapshot.drafts;
  const scan = before.get(draftUri)!.scan();
  const after = host.apply(open(`${folder}/b.md`, '[@c]', 'markdown')).drafts;
  assert.equal(after.get(draftUri)!.scan(), scan);
  assert.notEqual(after.get(`${folder}/b.md`), before.get(`${folder}/b.md`));
});

test('a digest changes the revision, the same text does not', () => {
  const host = createHost(disk(digestUri, paperText('Kite')));
  const { revision } = host.snapshot;
  assert.equal(host.apply(disk(digestUri, paperText('Kite'))).revision, revision);
  assert.equal(host.apply({ kind: 'disk', files: [{ uri: `${folder}/no-digest.txt` }] }).revision, revision);
  assert.ok(host.apply(disk(digestUri, paperText('Moraine'))).revision > revision);
});

test('a changed digest leaves the others as they were read', () => {
  const other = `${folder}/other-digest.txt`;
  const host = createHost(disk(digestUri, paperText('Kite')), disk(other, paperText('Delta')));
  const read = host.snapshot.digests.get(other)!.digest();
  host.apply(disk(digestUri, paperText('Moraine')));
  assert.equal(host.snapshot.digests.get(other)!.digest(), read);
});

test('a snapshot never changes', () => {
  const host = createHost(disk(digestUri, paperText('Kite')), open(draftUri, 'old', 'markdown'));
  const before = host.snapshot;
  host.apply(disk(digestUri, paperText('Moraine')));
  host.apply(open(draftUri, 'new', 'markdown'));
  // Asked for the first time after the change.
  assert.deepEqual(titlesOf(before), ['Kite']);
  assert.equal(before.drafts.get(draftUri)!.text, 'old');
});

test('new globs take digests in and out', () => {
  const list = `${folder}/list.txt`;
  const host = createHost(disk(digestUri, paperText('Kite')), open(list, paperText('Delta')));
  checkTitles(host, ['Kite']);
  host.apply({ kind: 'configured', folders: [folder], settings: { ...settings, digests: ['list.txt'] } });
  checkTitles(host, ['Delta']);
  host.apply({ kind: 'configured', folders: [folder], settings });
  checkTitles(host, []);
});

test('what can’t be read is a digest with the reason', () => {
  const host = createHost({ kind: 'disk', files: [{ uri: digestUri, problem: 'The file can’t be read (EACCES).' }] });
  assert.deepEqual(host.snapshot.digests.get(digestUri)!.digest(), {
    entries: [],
    starts: [],
    issues: [{ span: { start: 0, end: 0 }, reason: 'The file can’t be read (EACCES).' }],
  });
  host.apply(disk(digestUri, paperText('Kite')));
  checkTitles(host, ['Kite']);
});

test('a binary file is a digest with the reason', () => {
  const bytes = Uint8Array.from({ length: 2000 }, (_, index) => (index * 7) % 256);
  const { snapshot } = createHost({ kind: 'disk', files: [{ uri: digestUri, bytes }] });
  assert.deepEqual(snapshot.digests.get(digestUri)!.digest().entries, []);
  assert.match(snapshot.digests.get(digestUri)!.digest().issues[0]!.reason, /binary/);
});

test('UTF-16 and byte order marks are read; windows-1252 is read, and said so', () => {
  const text = paperText('Größe');
  const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
  const host = createHost({ kind: 'disk', files: [{ uri: digestUri, bytes: utf16 }] });
  checkTitles(host, ['Größe']);
  assert.deepEqual(host.snapshot.digests.get(digestUri)!.digest().issues, []);
  host.apply(disk(digestUri, `\ufeff${paperText('Mark')}`));
  checkTitles(host, ['Mark']);
  assert.equal(host.snapshot.library().papers[0]!.occurrences[0]!.entry.titleSpan.start, 0);
  host.apply({ kind: 'disk', files: [{ uri: digestUri, bytes: new Uint8Array(Buffer.from(text, 'latin1')) }] });
  checkTitles(host, ['Größe']);
  assert.match(host.snapshot.digests.get(digestUri)!.digest().issues[0]!.reason, /Windows-1252/);
});

test('snapshotThat gives the current one where it will do, else the first that does, at last the complete one', async () => {
  const host = createHost();
  const hasKite = (snapshot: Snapshot): boolean => snapshot.library().findByKey('kite') !== undefined;
  const waiting = host.snapshotThat(hasKite);
  const never = host.snapshotThat(() => false);
  host.apply(disk(`${folder}/b-digest.txt`, paperText('Moraine')));
  const fitting = host.apply(disk(digestUri, paperText('Kite')));
  assert.equal(await waiting, fitting);
  assert.equal(await host.snapshotThat(hasKite), host.snapshot);
  const complete = host.apply({ kind: 'indexed' });
  assert.equal(await never, complete);
  assert.equal(await host.snapshotThat(() => false), complete);
});

test('a wish that throws fails by itself: the change and the other listeners go on', async () => {
  const host = createHost();
  let asked = 0;
  const failing = host.snapshotThat(() => {
    asked += 1;
    if (asked > 1) throw new Error('a bug');
    return false;
  });
  const rejected = assert.rejects(failing, /a bug/);
  const other = host.snapshotThat((snapshot) => snapshot.digests.size > 0);
  const snapshot = host.apply(disk(digestUri, paperText('Kite')));
  assert.equal(await other, snapshot);
  await rejected;
});

test('onSnapshot tells of every snapshot until it is stopped', () => {
  const host = createHost();
  const seen: Snapshot[] = [];
  const stop = host.onSnapshot((snapshot) => seen.push(snapshot));
  const first = host.apply(open(draftUri, 'a', 'markdown'));
  stop();
  host.apply(open(draftUri, 'b', 'markdown'));
  assert.deepEqual(seen, [first]);
});

const names = ['Kite', 'Moraine', 'Delta', 'Sandbar', 'Kite: Two', 'Esker'];
const uris = ['a-digest.txt', 'b-digest.md', 'c.digest', 'd/digest.json', 'draft.md', 'notes.txt'].map((name) => `${folder}/${name}`);

/** What a workspace is in the end: the disk, the editor, the settings. */
class Model {
  readonly disk = new Map<string, string>();
  readonly open = new Map<string, { languageId: string; text: string }>();
  /** Open documents whose file went. */
  readonly gone = new Set<string>();
  globs: readonly string[] = settings.digests;

  step(random: Random): WorkspaceChange {
    const uri = random.pick(uris);
    const text = Array.from({ length: random.below(3) }, () => paperText(random.pick(names))).join('');
    switch (random.below(6)) {
      case 0:
        this.disk.delete(uri);
        return { kind: 'disk', files: [{ uri }] };
      case 1:
        this.open.delete(uri);
        this.gone.delete(uri);
        return { kind: 'document-closed', uri };
      case 2:
      case 3: {
        const languageId = random.pick(['plaintext', 'markdown', 'marginalia-digest']);
        this.open.set(uri, { languageId, text });
        this.gone.delete(uri);
        return { kind: 'document', uri, languageId, text };
      }
      case 4:
        if (random.below(3) > 0) return { kind: 'indexed' };
        this.globs = random.pick([settings.digests, ['**/a*'], ['**/*.txt', '**/*.json']]);
        return { kind: 'configured', folders: [folder], settings: { ...settings, digests: this.globs } };
      default:
        this.disk.set(uri, text);
        return disk(uri, text);
    }
  }

  /** The host was told what is on disk. */
  toldOf(uri: string): void {
    if (!this.disk.has(uri) && this.open.has(uri)) this.gone.add(uri);
    if (this.disk.has(uri)) this.gone.delete(uri);
  }

  /** The final state, and nothing of the way there but which files went. */
  build(): WorkspaceHost {
    const host = new WorkspaceHost();
    host.apply({ kind: 'configured', folders: [folder], settings: { ...settings, digests: this.globs } });
    for (const [uri, text] of this.disk) if (host.findKind(uri) === 'digest') host.apply(disk(uri, text));
    for (const [uri, { languageId, text }] of this.open) if (!this.gone.has(uri)) host.apply(open(uri, text, languageId));
    return host;
  }
}

function describe(snapshot: Snapshot): unknown {
  return {
    papers: snapshot
      .library()
      .papers.map(({ key, title, occurrences }) => [key, title, occurrences.map(({ uri, entry }) => [uri, entry.titleSpan])]),
    digests: [...snapshot.digests.keys()],
    drafts: [...snapshot.drafts.keys()].sort(),
  };
}

test('any series of changes ends where a build from scratch begins (slow)', () => {
  forSeeds(60, (random) => {
    const model = new Model();
    const host = createHost();
    for (let step = 0; step < 40; step++) {
      const change = model.step(random);
      // As the server does: only digests are read, and new globs bring a new walk of the folders.
      if (change.kind === 'disk' && host.findKind(change.files[0]!.uri) !== 'digest') continue;
      host.apply(change);
      if (change.kind === 'disk') model.toldOf(change.files[0]!.uri);
      if (change.kind === 'configured') {
        for (const [uri, text] of model.disk) {
          if (host.findKind(uri) !== 'digest') continue;
          host.apply(disk(uri, text));
          model.toldOf(uri);
        }
      }
      // Asking in between must not matter.
      if (random.below(3) === 0) host.snapshot.library();
    }
    assert.deepEqual(describe(host.snapshot), describe(model.build().snapshot));
  });
});

test('drafts on disk count, an open one instead of the disk’s', () => {
  const host = createHost(disk(draftUri, '[@disk]'));
  assert.deepEqual(keysOf(host.snapshot, draftUri), ['disk']);
  host.apply(open(draftUri, '[@open]', 'markdown'));
  assert.deepEqual(keysOf(host.snapshot, draftUri), ['open']);
  host.apply({ kind: 'document-closed', uri: draftUri });
  assert.deepEqual(keysOf(host.snapshot, draftUri), ['disk']);
});

function keysOf(snapshot: Snapshot, uri: string): readonly string[] {
  return (
    snapshot.drafts
      .get(uri)
      ?.scan()
      .citations.flatMap(({ items }) => items.map(({ key }) => key)) ?? []
  );
}

test('typing prose and citations leaves how drafts hang together the same object; naming another file does not', () => {
  const host = createHost(open(draftUri, 'a', 'markdown'), open(`${folder}/b.tex`, '\\input{c}', 'latex'), { kind: 'drafts-indexed' });
  const before = host.snapshot.draftGraph;
  for (const text of ['ab', 'ab [@kite]', 'ab @kite\n\n# More'])
    assert.equal(host.apply(open(draftUri, text, 'markdown')).draftGraph, before);
  assert.notEqual(host.apply(open(draftUri, '---\nbibliography: refs.bib\n---\nab', 'markdown')).draftGraph, before);
});

test('a file that a draft names as its bibliography is read as one', () => {
  const uri = `${folder}/refs.json`;
  const host = createHost(disk(uri, '[{"id": "kite", "type": "book", "title": "Kites"}]'));
  assert.equal(host.snapshot.bibliographies.size, 0);
  host.apply({ kind: 'named-bibliographies', uris: [uri] });
  host.apply(disk(uri, '[{"id": "kite", "type": "book", "title": "Kites"}]'));
  assert.deepEqual([...host.snapshot.bibliographies.keys()], [uri]);
  assert.deepEqual(titlesOf(host.snapshot), ['Kites']);
});

test('a bibliography is edited in place: entries that did not change are the same objects', () => {
  const uri = `${folder}/refs.bib`;
  const host = createHost(open(uri, '@misc{a, title = {A}}\n@misc{b, title = {B}}\n', 'bibtex'));
  const before = host.snapshot.bibliographies.get(uri)!.bibliography().entries;
  const after = host.apply(open(uri, '@misc{a, title = {A}}\n@misc{bb, title = {B}}\n', 'bibtex')).bibliographies.get(uri)!;
  assert.equal(after.bibliography().entries[0], before[0]);
  assert.deepEqual(
    ['a', 'b', 'bb'].map((key) => after.entriesByKey().has(key)),
    [true, false, true],
  );
  assert.equal(after.startOf(after.bibliography().entries[1]!), 22);
  assert.equal(after.startOf(before[1]!), undefined);
});

test('a setting names citation commands', () => {
  const host = createHost(open(`${folder}/a.tex`, '\\mycite{kite}', 'latex'), { kind: 'drafts-indexed' });
  assert.deepEqual(keysOf(host.snapshot, `${folder}/a.tex`), ['kite'], 'a name that is built like one');
  host.apply(open(`${folder}/a.tex`, '\\seen{kite}', 'latex'));
  assert.deepEqual(keysOf(host.snapshot, `${folder}/a.tex`), []);
  host.apply({ kind: 'configured', folders: [folder], settings: { ...settings, citationCommands: ['\\seen'] } });
  assert.deepEqual(keysOf(host.snapshot, `${folder}/a.tex`), ['kite']);
});
