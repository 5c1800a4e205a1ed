import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sliceSpan } from '../../../../server/src/base/span';
import { documentSymbol, foldingRange, type PaperSymbol } from '../../../../server/src/features/digests/documentSymbol';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';
import { hostileDigest, hostileTitles } from '../hostileText';
import { topicOf, withTopics } from '../topicsSandbox';

/** The outline as lines, the topics after a bar. */
function checkOutline(source: string, path: string, lines: readonly string[]): void {
  const { snapshot } = createFixtureWorkspace(source);
  assert.deepEqual(drawOutline(documentSymbol(snapshot, uriOf(path))), lines);
}

function drawOutline(papers: readonly PaperSymbol[]): readonly string[] {
  return papers.map(({ label, topic }) => `${label} | ${topic}`);
}

const heads = `LongHeads: Retrieval Heads for Long Text

Retrieval heads look far back. We present LongHeads, which keeps a cache for retrieval heads alone.

Retrieval Heads under a Microscope

What do retrieval heads do? This paper looks at retrieval heads, one after the other, in four models.
`;
const rivers = `On the Age of Mountain Rivers

Mountain rivers are old. This paper says how old mountain rivers are, by counting layers of sand.

Sandbar: Mountain Rivers from Above

Pictures of mountain rivers abound. We present Sandbar, which maps mountain rivers from pictures.
`;

test('papers in the order of the file, each with its topic', () => {
  checkOutline(`//- /digest.txt\n${heads}\n${rivers}`, '/digest.txt', [
    'LongHeads: Retrieval Heads for Long Text | Retrieval heads',
    'Retrieval Heads under a Microscope | Retrieval heads',
    'On the Age of Mountain Rivers | Mountain rivers',
    'Sandbar: Mountain Rivers from Above | Mountain rivers',
  ]);
});

test('a name that the title does not say stands before it', () => {
  checkOutline(
    '//- /digest.txt\nRetrieval Heads for Long Text\n\nRetrieval heads look far back. We present LongHeads, which keeps a cache for retrieval heads alone.\n',
    '/digest.txt',
    ['LongHeads – Retrieval Heads for Long Text | Long text'],
  );
});

test('topics are those of the whole library, papers those of the digest', () => {
  checkOutline(`//- /a-digest.txt\n${heads}//- /b-digest.txt\n${rivers}`, '/b-digest.txt', [
    'On the Age of Mountain Rivers | Mountain rivers',
    'Sandbar: Mountain Rivers from Above | Mountain rivers',
  ]);
});

test('the subtopic of a paper, and none for a paper that is in no topic yet', () => {
  const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${heads}\n${rivers}`);
  const topics = [
    topicOf('All', topicOf('Rivers', 'sandbar', 'age-mountain-rivers'), topicOf('Gone', 'gone'), topicOf('Heads', 'longheads')),
  ];
  assert.deepEqual(drawOutline(documentSymbol(withTopics(snapshot, topics), uriOf('/digest.txt'))), [
    'LongHeads: Retrieval Heads for Long Text | Heads',
    'Retrieval Heads under a Microscope | ',
    'On the Age of Mountain Rivers | Rivers',
    'Sandbar: Mountain Rivers from Above | Rivers',
  ]);
});

test('a paper that stands twice in a digest is listed at both places', () => {
  const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${heads}\n${rivers}\n${heads}`);
  const papers = documentSymbol(snapshot, uriOf('/digest.txt'));
  assert.equal(papers.filter(({ label }) => label.startsWith('LongHeads')).length, 2);
  assert.equal(new Set(papers.map(({ span }) => span.start)).size, papers.length);
});

test('drafts and unknown files have no outline of papers', () => {
  const { snapshot } = createFixtureWorkspace('//- /draft.md\n# Heading\n');
  assert.deepEqual(documentSymbol(snapshot, uriOf('/draft.md')), []);
  assert.deepEqual(documentSymbol(snapshot, uriOf('/gone.txt')), []);
});

test('labels are plain text', () => {
  for (const title of hostileTitles) {
    const { snapshot } = createFixtureWorkspace(hostileDigest(title));
    const [paper] = documentSymbol(snapshot, uriOf('/hostile-digest.json'));
    assert.ok(paper?.label === title || paper?.label.endsWith(` – ${title}`), title);
  }
});

test('every entry once, in order, none in another, titles inside', () => {
  forSeeds(20, (random) => {
    const words = ['river', 'glacier', 'head', 'cache', 'sand', 'layer', 'map'];
    const entries = Array.from({ length: random.below(12) + 1 }, () => {
      const title = `On the ${random.pick(words)} and the ${random.pick(words)} of case ${random.below(9)}`;
      return `${title}\n\nWe study the ${random.pick(words)} of the ${random.pick(words)}, for ${random.below(9)} years.\n`;
    });
    const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${entries.join('\n')}`);
    const file = snapshot.digests.get(uriOf('/digest.txt'))!;
    const papers = documentSymbol(snapshot, file.uri);
    for (const [index, { span, selectionSpan }] of papers.entries()) {
      assert.ok(span.start <= selectionSpan.start && selectionSpan.end <= span.end);
      assert.ok(index === 0 || papers[index - 1]!.span.end <= span.start);
    }
    assert.deepEqual(
      papers.map(({ selectionSpan }) => sliceSpan(file.text, selectionSpan)),
      file.digest().entries.map(({ title }) => title),
    );
  });
});

/** The digest draws the blocks that fold. */
function checkFolding(body: string, path = '/digest.txt'): void {
  const { snapshot, files } = createFixtureWorkspace(`//- ${path}\n${body}`);
  assert.equal(drawSpans(snapshot, uriOf(path), foldingRange(snapshot, uriOf(path))), drawSpans(snapshot, uriOf(path), files[0]!.ranges));
}

test('one block for each paper, from its title to its last line', () => {
  checkFolding(`Jun 23

<|Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.|>

<|On the Growth of Deltas

Deltas grow. We study how, over three hundred years and with two instruments.|>
`);
});

test('nothing where there is no paper, in drafts and in unknown files', () => {
  checkFolding('');
  const { snapshot } = createFixtureWorkspace('//- /draft.md\n# Heading\n\nText.\n');
  assert.deepEqual(foldingRange(snapshot, uriOf('/draft.md')), []);
  assert.deepEqual(foldingRange(snapshot, uriOf('/gone.txt')), []);
});
