import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listProseBlocks, readProse } from '../../../../server/src/features/evidence/draftSentences';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

/** The words of each block, in one line. */
function read(path: string, text: string): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`//- /${path}\n${text}\n`);
  const draft = snapshot.drafts.get(uriOf(`/${path}`))!;
  const blocks = listProseBlocks(draft).map((block) => {
    const units = readProse(draft, block);
    for (const { start, text: prose } of units) {
      const source = draft.text.slice(block.span.start + start, block.span.start + start + prose.length);
      assert.equal(prose.length, source.length);
      for (const [word] of prose.matchAll(/\w+/g)) assert.ok(source.includes(word), word);
    }
    return units
      .map(({ text: prose }) => prose.replace(/\s+/g, ' ').trim())
      .filter((prose) => prose !== '')
      .join(' | ');
  });
  return blocks.filter((block) => block !== '');
}

test('headings, captions, tables, links and sections without citations are no running text', () => {
  assert.deepEqual(read('draft.md', '# Kites\n\nKites *fly* [@a].\n- one\n- two\n\n![kite](a.png) See [a site](b.org) now.\n\n| a | b |'), [
    'Kites fly . | one | two',
    'See now.',
  ]);
  assert.deepEqual(read('draft.md', '## Kites\n\nFly.\n\n## References\n\nDoe.\n\n### More\n\nRoe.\n\n## Next\n\nEnd.'), ['Fly.', 'End.']);
  assert.deepEqual(
    read(
      'draft.tex',
      '\\begin{abstract}\nNo.\n\\end{abstract}\n\n\\section{A}\nKites.\n\n\\begin{figure}\n\\caption{No.}\n\\end{figure}\n\n\\href{b.org}{No} yes.',
    ),
    ['Kites.', 'yes.'],
  );
});

test('long paragraphs are read whole, sentence by sentence', () => {
  const sentences = Array.from({ length: 400 }, (_, index) => `Kite number${index} flies over hills.`);
  const [prose = ''] = read('draft.md', sentences.join(' '));
  assert.deepEqual(
    prose.match(/number\d+/g),
    sentences.map((_, index) => `number${index}`),
  );
});

test('what a block is read from does not depend on its place', () => {
  const contentOf = (text: string): string | undefined => {
    const { snapshot } = createFixtureWorkspace(`//- /draft.md\n${text}\n`);
    return listProseBlocks(snapshot.drafts.get(uriOf('/draft.md'))!).at(-1)?.content;
  };
  assert.equal(contentOf('One.\n\nKites [@a] `fly`.'), contentOf('Other words.\n\nAnd more.\n\nKites [@a] `fly`.'));
  assert.notEqual(contentOf('Kites [@a] fly.'), contentOf('```\nx\n\nKites [@a] fly.'));
});
