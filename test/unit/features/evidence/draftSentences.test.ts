import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../../../server/src/base/span';
import {
  collapseWhiteSpace,
  createSentenceFinder,
  findProse,
  listProseBlocks,
  listSentences,
  readProse,
  splitProse,
} from '../../../../server/src/features/evidence/draftSentences';
import { findPassage } from '../../../../server/src/features/evidence/passage';
import type { DraftFile } from '../../../../server/src/workspace/files/textFile';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';

/** The sentences of the paragraph at the start of the draft, drawn. */
function check(drawn: string, path = '/draft.md'): void {
  const text = drawn.replaceAll('<|', '').replaceAll('|>', '');
  const { snapshot } = createFixtureWorkspace(`//- ${path}\n${text}`);
  const draft = snapshot.drafts.get(uriOf(path))!;
  const { sentences } = splitProse(draft, findProse(draft, 0));
  assert.equal(drawSpans(snapshot, draft.uri, sentences), drawn);
}

test('sentences with their citations, without those after their full stop', () => {
  check('<|Heads [@a] differ [@b].|> <|Caches grow.|> [@c]');
  check('<|Heads~\\cite{a} differ~\\cite{b}.|> <|Caches grow.|>\n', '/draft.tex');
});

test('a name begins a sentence', () => {
  check('<|Heads differ.|> <|@doe shows that.|> <|@roe [p. 3] too.|>');
  check('<|Heads differ.|> <|\\textcite{doe} shows that.|>\n', '/draft.tex');
});

test('blanks are folded', () => assert.equal(collapseWhiteSpace('  a \n b\t'), 'a b'));

/** All sentences of a draft, drawn, and their words. */
function checkAll(drawn: string, words: readonly string[], path = '/draft.md'): void {
  const text = drawn.replaceAll('<|', '').replaceAll('|>', '');
  const { snapshot } = createFixtureWorkspace(`//- ${path}\n${text}`);
  const sentences = listSentences(snapshot.drafts.get(uriOf(path))!);
  assert.equal(
    drawSpans(
      snapshot,
      uriOf(path),
      sentences.map(({ span }) => span),
    ),
    drawn,
  );
  assert.deepEqual(
    sentences.map((sentence) => sentence.text),
    words,
  );
}

test('all sentences of a draft: headings, items, paragraphs; nothing of code and comments', () => {
  checkAll('# <|Old *Heads|>*\n\n<|Heads\ndiffer [@a].|> <|Caches grow.|>\n\n```\nNo sentence.\n```\n\n- <|One item.|>\n- <|Two.|>\n', [
    'Old Heads',
    'Heads differ .',
    'Caches grow.',
    'One item.',
    'Two.',
  ]);
  checkAll(
    '\\section{<|Heads|>}\n% No sentence.\n<|Heads differ~\\cite{a}.|>\n\\begin{verbatim}\nNone.\n\\end{verbatim}\n',
    ['Heads', 'Heads differ .'],
    '/draft.tex',
  );
});

test('a paragraph that is longer than what is read at once has each of its sentences once, whole', () => {
  const sentences = Array.from({ length: 300 }, (_, at) => `Sentence number ${at} says that rivers are old and long.`);
  const { snapshot } = createFixtureWorkspace(`//- /draft.md\n${sentences.join(' ')}\n\nThe end.\n`);
  assert.deepEqual(
    listSentences(snapshot.drafts.get(uriOf('/draft.md'))!).map(({ text }) => text),
    [...sentences, 'The end.'],
  );
});

test('a sentence without an end is divided, and nothing of it is lost', () => {
  const { snapshot } = createFixtureWorkspace(`//- /draft.md\n${'word '.repeat(5000)}\n`);
  const found = listSentences(snapshot.drafts.get(uriOf('/draft.md'))!);
  assert.equal(
    found
      .map(({ text }) => text)
      .join(' ')
      .split(' ').length,
    5000,
  );
});

function openDraft(text: string): DraftFile {
  return createFixtureWorkspace(`//- /draft.md\n${text}\n`).snapshot.drafts.get(uriOf('/draft.md'))!;
}

function placesOf(word: string, text: string): readonly Span[] {
  return [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({ start: index, end: index + word.length }));
}

test('gives the sentence that findPassage gives', () => {
  const draft = openDraft(
    `# Kites\n\nA kite flies [@a]. See the kite: it lands\non water.\n\n- A kite\n- no kite. \`kite\`\n\n${'One kite flies low. Another kite does not. '.repeat(300)}`,
  );
  const findSentence = createSentenceFinder(draft);
  for (const place of placesOf('kite', draft.text)) assert.deepEqual(findSentence(place), findPassage(draft, place).span);
});

test('gives a thousand characters before and after a place of a longer sentence', () => {
  const draft = openDraft(`It begins. ${'a kite and '.repeat(1000)}a tail. It ends.`);
  const findSentence = createSentenceFinder(draft);
  for (const { start, end } of placesOf('kite', draft.text)) {
    const sentence = findSentence({ start, end });
    assert.ok(sentence.start <= Math.max('It begins. '.length, start - 900), String(start));
    assert.ok(sentence.end >= Math.min(draft.text.length - ' It ends.\n'.length, end + 900), String(start));
  }
});

test('reads a paragraph once for many places', () => {
  for (const sentence of ['A kite flies low. ', 'a kite, ']) {
    const draft = openDraft(sentence.repeat(3000));
    let read = 0;
    const prose = draft.language.prose!;
    const findProse: typeof prose.findProse = (...question) => {
      const found = prose.findProse(...question);
      read += found.text.length;
      return found;
    };
    const findSentence = createSentenceFinder({ ...draft, language: { ...draft.language, prose: { ...prose, findProse } } });
    for (const place of placesOf('kite', draft.text)) findSentence(place);
    assert.ok(read < 5 * draft.text.length, `${read} characters of ${draft.text.length}`);
  }
});

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
