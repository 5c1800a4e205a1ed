import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseForm, withNumberOf } from '../../../server/src/topics/phraseForm';
import { findTitlePhrases, getSurface } from '../../../server/src/topics/titlePhrases';
import { WordReader } from '../../../server/src/topics/wordReader';

/** The form of the phrase, written in any way, that the abstracts have. */
function checkForm(phrase: RegExp, texts: readonly string[], expected: string): void {
  const reader = { reader: new WordReader(), tokens: new Map(), acronyms: new Map() };
  const places = texts.flatMap((text) => findTitlePhrases(text, reader, 4)).filter((place) => phrase.test(getSurface(place)));
  assert.equal(chooseForm([], places), expected);
}

test('what can be counted is a plural', () => {
  checkForm(/^river maps?$/i, ['The river map of old', 'A river map is drawn', 'How river maps age'], 'river maps');
});

test('where texts write only the singular, its article tells that there are more', () => {
  checkForm(/^river maps?$/i, ['We draw a river map', 'This is a new river map'], 'river maps');
  checkForm(/^river delta$/i, ['each muddy river delta'], 'river deltas');
});

test('what cannot be counted stays as it is, however it is written before other nouns', () => {
  checkForm(/^mountain air$/i, ['How mountain air flows', 'Some mountain air', 'a mountain air filter'], 'mountain air');
});

test('a phrase that only occurs before other nouns has its most common form', () => {
  checkForm(/^mountain air$/i, ['a Mountain Air filter', 'a mountain air duct', 'mountain air flow'], 'mountain air');
});

test('titles are preferred to abstracts, which have verbs too', () => {
  const reader = { reader: new WordReader(), tokens: new Map(), acronyms: new Map() };
  const read = (text: string): ReturnType<typeof findTitlePhrases> =>
    findTitlePhrases(text, reader, 2).filter((place) => /^river map/i.test(getSurface(place)));
  assert.equal(
    chooseForm(
      ['On', 'Of', 'By'].flatMap((word) => read(`${word} River Mapping`)),
      [...read('the river maps'), ...read('all river maps'), ...read('some river maps'), ...read('old river maps')],
    ),
    'River Mapping',
  );
});

test('a known term has the number that the list gives it', () => {
  assert.equal(withNumberOf('river maps', 'river map'), 'river maps');
  assert.equal(withNumberOf('memory', 'Memories'), 'Memory');
  assert.equal(withNumberOf('caching', 'caches'), 'caches');
});
