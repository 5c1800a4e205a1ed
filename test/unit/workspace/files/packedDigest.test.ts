import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Paper } from '../../../../server/src/model/paper';
import { defaultSettings } from '../../../../server/src/model/settings';
import type { Snapshot } from '../../../../server/src/workspace/snapshot';
import { locateOccurrence } from '../../../../server/src/workspace/snapshot';
import { WorkspaceHost } from '../../../../server/src/workspace/workspaceHost';

const uri = 'file:///desk/a-digest.txt';
const long = 'with care and in detail, and we say how it does so over many lines of prose';
const text = `Jun 23

Kite: Flying in Every Wind

We introduce Kite, a “model” that flies – ${long}, so that 😀 it never falls. It reaches 90% of the sky.

Ropes of Größe 你好 and Their Knots

Ropes hold kites, ${long}. We present KnotNet, a net of knots
that is wrapped to a second line.

Keels and Moraines without a Name

Keels are plain, ${long}.\u0007
`;

function openHost(): WorkspaceHost {
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: ['file:///desk'], settings: defaultSettings });
  return host;
}

function readFrom(bytes: Uint8Array): Snapshot {
  return openHost().apply({ kind: 'disk', files: [{ uri, bytes }] });
}

/** All that is told of a paper, with its place in the text. */
function describe(snapshot: Snapshot, paper: Paper): object {
  const { key, title, names, abstract, authors, date, year, venue, arxivId, doi, links, tags, abstractKind } = paper;
  const [place] = paper.occurrences;
  const { entry } = place!;
  return {
    ...{ key, title, names, abstract, authors, date, year, venue, arxivId, doi, links, tags, abstractKind },
    spans: locateOccurrence(snapshot, place!),
    entry: [entry.title, entry.abstract, entry.titleSpan],
  };
}

const expected = openHost().apply({ kind: 'document', uri, languageId: 'plaintext', text });
const describeAll = (snapshot: Snapshot): readonly object[] => snapshot.library().papers.map((paper) => describe(snapshot, paper));

for (const [encoding, bytes] of [
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
] as const) {
  test(`a digest on disk in ${encoding} tells of its papers what the same text in an editor does`, () => {
    const snapshot = readFrom(bytes);
    assert.equal(snapshot.library().papers.length, 3);
    assert.deepEqual(describeAll(snapshot), describeAll(expected));
    assert.equal(snapshot.digests.get(uri)!.text, text);
    for (const query of ['kite', 'knots', 'größe', 'moraines'])
      assert.deepEqual(
        snapshot
          .searchIndex()
          .search({ text: query }, { limit: 5 })
          .hits.map(({ document, matches }) => [document.key, matches]),
        expected
          .searchIndex()
          .search({ text: query }, { limit: 5 })
          .hits.map(({ document, matches }) => [document.key, matches]),
      );
  });
}

test('papers of a digest on disk stay the same objects when the file is opened, edited and closed', () => {
  const host = openHost();
  const [, ropes, keels] = host.apply({ kind: 'disk', files: [{ uri, bytes: Buffer.from(text) }] }).library().papers;
  const opened = host.apply({ kind: 'document', uri, languageId: 'plaintext', text });
  assert.equal(opened.library().papers[1], ropes);
  const edited = host.apply({
    kind: 'document',
    uri,
    languageId: 'plaintext',
    text: text.replace('every', 'any').replace('so that', 'and'),
  });
  assert.notEqual(edited.library().papers[0], opened.library().papers[0]);
  assert.deepEqual(edited.library().papers.slice(1), [ropes, keels]);
  assert.deepEqual(host.apply({ kind: 'document-closed', uri }).library().papers.slice(1), [ropes, keels]);
});
