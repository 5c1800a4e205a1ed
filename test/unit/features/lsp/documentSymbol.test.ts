import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentSymbol, type DigestSymbol } from '../../../../server/src/features/lsp/documentSymbol';
import { sliceSpan } from '../../../../server/src/base/span';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';
import { hostileDigest, hostileTitles } from '../hostileText';
import { topicOf, withTopics } from '../topicsSandbox';

/** The outline as indented lines, the numbers of papers behind a bar. */
function checkOutline(source: string, path: string, lines: readonly string[]): void {
  const { snapshot } = createFixtureWorkspace(source);
  const drawn = documentSymbol(snapshot, uriOf(path)).flatMap(({ label, detail, children }) => [
    `${label} | ${detail}`,
    ...children.map((paper) => `  ${paper.label}`),
  ]);
  assert.deepEqual(drawn, lines);
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

test('topics, under each its papers by short name', () => {
  checkOutline(`//- /digest.txt\n${heads}\n${rivers}`, '/digest.txt', [
    'Mountain rivers | 2 papers',
    '  On the Age of Mountain Rivers',
    '  Sandbar: Mountain Rivers from Above',
    'Retrieval heads | 2 papers',
    '  LongHeads: Retrieval Heads for Long Text',
    '  Retrieval Heads under a Microscope',
  ]);
});

test('a name that the title does not say stands before it', () => {
  checkOutline(
    '//- /digest.txt\nRetrieval Heads for Long Text\n\nRetrieval heads look far back. We present LongHeads, which keeps a cache for retrieval heads alone.\n',
    '/digest.txt',
    ['Long text | 1 paper', '  LongHeads – Retrieval Heads for Long Text'],
  );
});

test('topics are those of the whole library, papers those of the digest', () => {
  checkOutline(`//- /a-digest.txt\n${heads}//- /b-digest.txt\n${rivers}`, '/b-digest.txt', [
    'Mountain rivers | 2 papers',
    '  On the Age of Mountain Rivers',
    '  Sandbar: Mountain Rivers from Above',
  ]);
});

test('subtopics between topics and papers', () => {
  const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${heads}\n${rivers}`);
  const topics = [
    topicOf('All', topicOf('Rivers', 'sandbar', 'age-mountain-rivers'), topicOf('Gone', 'gone'), topicOf('Heads', 'longheads')),
    topicOf('Rest', 'retrieval-heads-microscope'),
  ];
  const draw = (symbol: DigestSymbol): string =>
    symbol.kind === 'paper' ? symbol.label : `${symbol.label} | ${symbol.detail} (${symbol.children.map(draw).join('; ')})`;
  const symbols = documentSymbol(withTopics(snapshot, topics), uriOf('/digest.txt'));
  assert.deepEqual(symbols.map(draw), [
    'All | 3 papers (Rivers | 2 papers (On the Age of Mountain Rivers; Sandbar: Mountain Rivers from Above); Heads | 1 paper (LongHeads: Retrieval Heads for Long Text))',
    'Rest | 1 paper (Retrieval Heads under a Microscope)',
  ]);
  const check = (outer: DigestSymbol): void => {
    if (outer.kind === 'paper') return;
    outer.children.forEach(check);
    assert.ok(outer.span.start <= outer.selectionSpan.start && outer.selectionSpan.end <= outer.span.end);
  };
  symbols.forEach(check);
});

test('one paper', () => {
  const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${heads.split('\nRetrieval Heads')[0]}`);
  const [topic, ...others] = documentSymbol(snapshot, uriOf('/digest.txt'));
  assert.equal(topic?.detail, '1 paper');
  assert.deepEqual(others, []);
});

test('a paper that stands twice in a digest is listed at both places', () => {
  const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${heads}\n${rivers}\n${heads}`);
  const papers = documentSymbol(snapshot, uriOf('/digest.txt')).flatMap(({ children }) => children);
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
    const [topic] = documentSymbol(snapshot, uriOf('/hostile-digest.json'));
    const [paper] = topic?.children ?? [];
    assert.ok(paper?.label === title || paper?.label.endsWith(` – ${title}`), title);
  }
});

test('every entry once, titles inside of blocks; a topic has no line of a paper that is not its own', () => {
  forSeeds(20, (random) => {
    const words = ['river', 'glacier', 'head', 'cache', 'sand', 'layer', 'map'];
    const entries = Array.from({ length: random.below(12) + 1 }, () => {
      const title = `On the ${random.pick(words)} and the ${random.pick(words)} of case ${random.below(9)}`;
      return `${title}\n\nWe study the ${random.pick(words)} of the ${random.pick(words)}, for ${random.below(9)} years.\n`;
    });
    const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${entries.join('\n')}`);
    const file = snapshot.digests.get(uriOf('/digest.txt'))!;
    const topics = documentSymbol(snapshot, file.uri);
    for (const topic of topics) {
      const others = topics.filter((other) => other !== topic).flatMap(({ children }) => children);
      for (const { span } of others) assert.ok(topic.span.end <= span.start || span.end <= topic.span.start);
      // In a list by place the longer of two that begin together comes first, then the outer one.
      assert.ok(
        topic.children.every(
          ({ span }) => span.start > topic.span.start || (span.start === topic.span.start && span.end <= topic.span.end),
        ),
      );
      assert.ok(topic.span.start <= topic.selectionSpan.start && topic.selectionSpan.end <= topic.span.end);
      assert.notEqual(topic.label, '');
    }
    const papers = topics.flatMap(({ children }) => children);
    for (const { span, selectionSpan } of papers) assert.ok(span.start <= selectionSpan.start && selectionSpan.end <= span.end);
    assert.deepEqual(
      papers.map(({ selectionSpan }) => sliceSpan(file.text, selectionSpan)).sort(),
      file
        .digest()
        .entries.map(({ title }) => title)
        .sort(),
    );
  });
});
