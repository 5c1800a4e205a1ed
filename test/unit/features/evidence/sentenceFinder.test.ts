import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../../../server/src/base/span';
import { findPassage } from '../../../../server/src/features/evidence/passage';
import { createSentenceFinder } from '../../../../server/src/features/evidence/draftSentences';
import type { DraftFile } from '../../../../server/src/workspace/files/textFile';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

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

test('gives a thousand characters before and behind a place of a longer sentence', () => {
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
