import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../../../server/src/base/span';
import { findPassage, listMatchedPhrases, type Passage } from '../../../../server/src/features/evidence/passage';
import type { FieldMatch } from '../../../../server/src/search/highlight/highlighter';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';

/** The place is a drawn cursor or, without one, the stretch `place`. */
function findIn(draft: string, path = '/draft.md', place?: Span, hidden?: Span): Passage {
  const workspace = createFixtureWorkspace(`//- ${path}\n${draft}`);
  const offset = place ?? { start: workspace.cursor.offset, end: workspace.cursor.offset };
  return findPassage(workspace.snapshot.drafts.get(uriOf(path))!, offset, hidden);
}

/** The draft with a cursor, and with the sentence that it means drawn. */
function checkSentence(before: string, drawn: string, path?: string): void {
  const text = before.replace('<|>', '');
  const { snapshot } = createFixtureWorkspace(`//- ${path ?? '/draft.md'}\n${text}`);
  assert.equal(drawSpans(snapshot, uriOf(path ?? '/draft.md'), [findIn(before, path).span]), drawn);
}

test('the sentence that the cursor stands in or right after', () => {
  checkSentence('One claim. Heads <|>differ a lot. A third.', 'One claim. <|Heads differ a lot.|> A third.');
  checkSentence('One claim. Heads differ.<|> A third.', 'One claim. <|Heads differ.|> A third.');
  checkSentence('One claim. Heads differ. <|>', 'One claim. <|Heads differ.|> ');
  checkSentence('One<|> claim. Heads differ.', '<|One claim.|> Heads differ.');
  checkSentence('Heads differ, e.g. by 2.5 points<|> [@a]. And [@b].', '<|Heads differ, e.g. by 2.5 points [@a].|> And [@b].');
  checkSentence('One. Heads~\\cite{a} differ<|>.', 'One. <|Heads~\\cite{a} differ.|>', '/draft.tex');
});

test('a sentence may go over lines, never over a paragraph', () => {
  checkSentence('One.\nHeads that\ndiffer<|>\na lot.\n\nOther.', 'One.\n<|Heads that\ndiffer\na lot.|>\n\nOther.');
  checkSentence('No end\n\nHeads<|>\n\nOther.', 'No end\n\n<|Heads|>\n\nOther.');
});

test('words of the sentence and of the paragraph, without citations', () => {
  const passage = findIn('One claim [@a]. Heads, as @b says, **differ**<|>.');
  assert.equal(passage.sentence, 'Heads, as says, differ .');
  assert.equal(passage.paragraph, 'One claim . Heads, as says, differ .');
  assert.deepEqual(
    passage.citations.flatMap(({ items }) => items.map(({ key }) => key)),
    ['a', 'b'],
  );
});

test('a citation that is being typed is no word of the sentence', () => {
  const text = 'One. Heads differ [@long hea';
  const passage = findIn(text, '/draft.md', { start: text.length, end: text.length }, { start: text.indexOf('[@'), end: text.length });
  assert.equal(passage.sentence, 'Heads differ');
  assert.deepEqual(passage.citations, []);
});

test('a selection means its words, and the sentences that it touches', () => {
  const text = 'One claim. Heads differ. A third.';
  const part = findIn(text, '/draft.md', { start: 11, end: 16 });
  assert.deepEqual([part.sentence, part.span], ['Heads', { start: 11, end: 24 }]);
  const both = findIn(text, '/draft.md', { start: 4, end: 16 });
  assert.deepEqual([both.sentence, both.span], ['claim. Heads', { start: 0, end: 24 }]);
});

test('nothing on a blank line', () => {
  const passage = findIn('One.\n\n<|>\n\nTwo.');
  assert.deepEqual([passage.sentence, passage.paragraph, passage.span.start], ['', '', passage.span.end]);
});

test('a text without an end costs no more than its surroundings', () => {
  const text = 'word '.repeat(20_000);
  const { sentence, paragraph } = findIn(text, '/draft.md', { start: 50_000, end: 50_000 });
  assert.ok(sentence.length <= 1200 && sentence.length > 600 && paragraph.length <= 4000);
});

/** Matched stretches are drawn in brackets. */
function match(field: FieldMatch['field'], drawn: string): FieldMatch {
  const ranges: [number, number][] = [];
  let text = '';
  for (const part of drawn.split(/(\[[^\]]*\])/)) {
    const word = part.replace(/[[\]]/g, '');
    if (part.startsWith('[')) ranges.push([text.length, text.length + word.length]);
    text += word;
  }
  return { field, text, ranges };
}

test('whole words, neighbours as one phrase, each once', () => {
  assert.deepEqual(listMatchedPhrases([match('title', '[Retriev]al [Head]s and [Stream]ing [KV]-[cache]s')]), [
    'Retrieval Heads',
    'Streaming KV-caches',
  ]);
  assert.deepEqual(listMatchedPhrases([match('title', '[Heads] here'), match('abstract', 'many [heads], [caches]')]), ['Heads', 'caches']);
  assert.deepEqual(listMatchedPhrases([match('title', '[sparse] [heads]'), match('abstract', 'the [heads]')]), ['sparse heads']);
});

test('forms of one word are one; stop words are none', () => {
  assert.deepEqual(
    listMatchedPhrases([match('title', '[Heads] of a [head]'), match('abstract', 'a [head] [on] [retrieval] [head], [on]')]),
    ['retrieval head'],
  );
});

test('phrases first', () => {
  assert.deepEqual(listMatchedPhrases([match('title', 'the [cache]'), match('abstract', '[retrieval] [heads]')]), [
    'retrieval heads',
    'cache',
  ]);
});

test('names first; keys say nothing', () => {
  assert.deepEqual(listMatchedPhrases([match('key', '[kite]former'), match('title', '[Long]'), match('name', '[Kite]Former')]), [
    'KiteFormer',
    'Long',
  ]);
  assert.deepEqual(listMatchedPhrases([]), []);
});
