import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotatedBibliography, type BibliographyOrder } from '../../../../server/src/features/topics/annotatedBibliography';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';
import { checkSettled, type Output, withDraft, write } from '../outputsSandbox';

const bibliography =
  (order: BibliographyOrder, ...keys: readonly string[]): Output =>
  ({ snapshot }, uri, offset) =>
    annotatedBibliography(snapshot, uri, offset, keys, order);

test('papers with their notes, in Markdown, by key', () => {
  const outputted = write(withDraft('One<|>.\n'), bibliography('key', 'lark', 'kite'));
  assert.equal(
    outputted.text,
    `One.

<!-- marginalia annotated-bibliography -->

*Kite: Rivers of Snow* [@kite]

Compare with ferries.

> boats struggle with ice [@kite]

True of *ferries* too. #ice

*Lark: Songs of the Hills* [@lark]

<!-- /marginalia -->
`,
  );
  checkSettled(outputted, bibliography('key', 'lark', 'kite'));
});

test('in LaTeX', () => {
  const outputted = write(withDraft('One<|>.\n', '/draft.tex'), bibliography('key', 'kite'));
  assert.equal(
    outputted.text,
    `One.

% marginalia annotated-bibliography
\\emph{Kite: Rivers of Snow} \\cite{kite}

Compare with ferries.

\\begin{quote}
boats struggle with ice~\\cite{kite}
\\end{quote}

True of *ferries* too. \\#ice
% /marginalia
`,
  );
  checkSettled(outputted, bibliography('key', 'kite'));
});

test('by topic: names of topics, each above its papers', () => {
  const source =
    '//- /digest.txt\nLongHeads: Retrieval Heads for Long Text\n\nRetrieval heads look far back. We present LongHeads, a cache that is kept for retrieval heads alone.\n\nRetrieval Heads under a Microscope\n\nWhat do retrieval heads do? This paper looks at retrieval heads, one after the other.\n\nOn the Age of Mountain Rivers\n\nMountain rivers are old. This paper says how old mountain rivers are, by counting layers of sand.\n\nSandbar: Mountain Rivers from Above\n\nPictures of mountain rivers abound. We present Sandbar, a map of mountain rivers made from pictures.\n//- /refs.bib\n@misc{alone, title = {Nowhere}}\n//- /draft.md\n<|>';
  const output = bibliography('topic', 'alone', 'sandbar', 'longheads', 'age-mountain-rivers');
  const outputted = write(source, output);
  assert.deepEqual(
    outputted.text.split('\n').filter((line) => line.startsWith('*')),
    [
      '**Mountain rivers**',
      '*On the Age of Mountain Rivers* [@age-mountain-rivers]',
      '*Sandbar: Mountain Rivers from Above* [@sandbar]',
      '**Retrieval heads**',
      '*LongHeads: Retrieval Heads for Long Text* [@longheads]',
      '**Other papers**',
      '*Nowhere* [@alone]',
    ],
  );
  checkSettled(outputted, output);
});

test('headings of a note are no headings of the draft', () => {
  const more = '//- /marginalia/notes/lark.md\n---\nkey: lark\n---\n\n# Summary #\n\nSings.\n\nSecond\n------\n\nMore.\n';
  const outputted = write(`${withDraft('<|>\n')}${more}`, bibliography('key', 'lark'));
  assert.ok(outputted.text.includes('**Summary**\n\nSings.\n\n**Second**\n\nMore.\n'), outputted.text);
});

test('a note with a comment or code that has no end is refused, or made harmless; without papers nothing is done', () => {
  const more = (words: string): string => `//- /marginalia/notes/lark.md\n---\nkey: lark\n---\n\n${words}\n`;
  const harmless = write(`${withDraft('<|>\n')}${more('Mine <!-- open')}`, bibliography('key', 'lark'));
  assert.ok(harmless.text.includes('Mine \\<!-- open'));
  const { snapshot } = createFixtureWorkspace(`${withDraft('One.\n')}${more('```\nopen')}`);
  assert.match(
    JSON.stringify(annotatedBibliography(snapshot, uriOf('/draft.md'), 0, ['lark'], 'key')),
    /refused.*can't contain these notes/,
  );
  assert.deepEqual(annotatedBibliography(snapshot, uriOf('/draft.md'), 0, [], 'key'), {
    kind: 'refused',
    reason: 'No papers selected.',
  });
});

test('running twice changes nothing, whatever the notes say (slow)', () => {
  const said = [
    'Plain.',
    '- a list\n- of two',
    '> a quotation',
    '```\ncode\n```',
    'a | b',
    '# Head',
    '<!-- mine -->',
    '[@kite]',
    '^up',
    '%',
    '\\input{x}',
  ];
  forSeeds(40, (random) => {
    const words = Array.from({ length: 1 + random.below(4) }, () => random.pick(said)).join('\n\n');
    const more = `//- /marginalia/notes/lark.md\n---\nkey: lark\n---\n\n${words}\n\n> sings of rivers\n\n^n-1\n\n${random.pick(said)}\n`;
    const output = bibliography(random.pick(['key', 'topic'] as const), 'lark', 'kite');
    checkSettled(write(`${withDraft('One.\n\n<|>\n\nTwo.\n', random.pick(['/draft.md', '/draft.tex']))}${more}`, output), output);
  });
});
