import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText, foldTitle } from '../../../server/src/text/foldText';

test('titles that differ in case, braces, accents and punctuation fold to one', () => {
  for (const [text, folded] of [
    ['{BERT}: Pre-training of Deep  Transformers.', 'bert pre training of deep transformers'],
    ['BERT – Pre‑Training of “Deep” Transformers', 'bert pre training of deep transformers'],
    ['Größe naïve Ångström ﬁne', 'große naive angstrom fine'],
    ['  A\u00a0title\u200b\n', 'a title'],
    ['T{\\"u}bingen', 't ubingen'],
    ['注意力', '注意力'],
    ['?!', ''],
    ['', ''],
  ] as const) {
    assert.equal(foldText(text), folded);
  }
});

test('folding twice changes nothing', () => {
  for (const text of ['A: b-C', 'É (x) ½', '{{a}} b']) assert.equal(foldText(foldText(text)), foldText(text));
});

test('a plus or number sign after a word makes another title, a sign between words does not', () => {
  for (const [title, folded] of [
    ['Kite++', 'kite plus plus'],
    ['Kite⁺: Heads', 'kite plus heads'],
    ['C# for Kites', 'c sharp for kites'],
    ['Kites + Strings', 'kites strings'],
    ['Kites #1', 'kites 1'],
    ['+', '+'],
  ] as const)
    assert.equal(foldTitle(title), folded);
});
