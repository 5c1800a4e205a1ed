import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEnglish } from '../../../../server/src/text/words/englishWords';

test('English and other languages', () => {
  const english =
    'We watch how glaciers melt from peaks that stand out of the ice, and find that the melting in summer is twice what moraines tell of it.';
  const french =
    'Nous présentons un modèle des glaciers qui avance par pas de dix ans et qui montre comment la glace creuse les vallées depuis des siècles.';
  const german =
    'Wir zeigen, wie Gletscher in den Alpen schmelzen, und messen das Wasser unterhalb der Moränen, das im Sommer doppelt so hoch steht wie früher.';
  const chinese = '本文提出一种冰川模型,其步长为十年,并与实地测量结果进行比较,结果表明夏季融化速度是以往估计的两倍。';
  assert.deepEqual([english, french, german, chinese].map(isEnglish), [true, false, false, false]);
});

test('short texts count as English', () => {
  assert.deepEqual(['', 'Ice.', 'Un modèle des glaciers'].map(isEnglish), [true, true, true]);
});
