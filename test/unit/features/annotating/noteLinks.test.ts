import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNoteLinks } from '../../../../server/src/features/annotating/noteLinks';
import { definition, references } from '../../../../server/src/features/finding/paperPlaces';
import { digestUri, drawNote, noteUri, openSandbox, spanOf } from '../notesSandbox';

const note = drawNote([{ id: 'a', quote: 'It carries two boats', body: 'mine' }]);
const sandbox = openSandbox(note);
const { snapshot } = sandbox;

test('from a quotation to its passage, and back', () => {
  const passage = spanOf(sandbox, 'It carries two boats');
  const quote = note.indexOf('> It');
  assert.deepEqual(
    definition(snapshot, noteUri, quote + 5)!.targets.map(({ uri, title }) => ({ uri, title })),
    [{ uri: digestUri, title: passage }],
  );
  const back = findNoteLinks(snapshot, digestUri, passage.start + 3)!;
  assert.deepEqual(back.origin, passage);
  assert.deepEqual(
    back.targets.map(({ uri, span }) => [uri, span.start]),
    [[noteUri, quote]],
  );
  assert.equal(findNoteLinks(snapshot, digestUri, spanOf(sandbox, 'Snow melts').start), undefined);
});

test('from the metadata to the paper', () => {
  assert.deepEqual(
    findNoteLinks(snapshot, noteUri, 6)!.targets.map(({ uri, span }) => ({ uri, span })),
    [{ uri: digestUri, span: spanOf(sandbox, 'Kite: Rivers of Snow') }],
  );
});

test('references of a paper tell its notes', () => {
  const title = spanOf(sandbox, 'Kite: Rivers');
  assert.deepEqual(
    references(snapshot, digestUri, title.start + 1, 'citations-only').map(({ uri }) => uri),
    [noteUri],
  );
});
