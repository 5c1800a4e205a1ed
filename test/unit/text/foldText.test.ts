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

test('titles fold to one, however TeX, markup and Unicode write them', () => {
  for (const [title, folded] of [
    [String.raw`The $\alpha$-Rule: {\"U}ber {BERT}`, 'the alpha rule uber bert'],
    ['The α-Rule: Über BERT', 'the alpha rule uber bert'],
    ['The <i>alpha</i>-rule &amp; &#66;', 'the alpha rule and b'],
    ['The &lt;i&gt;alpha&lt;/i&gt;-rule', 'the alpha rule'],
    ['The &amp;lt;i&amp;gt;alpha&amp;lt;/i&amp;gt;-rule &amp;amp; more, p &lt; 0.05', 'the alpha rule and more p 0 05'],
    ['Typing <C#i> &lt;C#i&gt;', 'typing c sharp i c sharp i'],
    ['16×16 words, 1,000 papers', '16x16 words 1000 papers'],
    ['C++ and A* and $100K', 'c plus plus and a star and 100k'],
    ['A title with a footnote*', 'a title with a footnote'],
    ['ﬁnite H₂O and texttt{D}ual 2^{128}', 'finite h2o and dual 2128'],
    [String.raw`Finite H$_2$O and $\texttt{D}$ual $2^{128}$`, 'finite h2o and dual 2128'],
    ['注意力机制：综述', '注意力机制 综述'],
    ['Λόγος', 'λογος'],
    ['', ''],
    ['???', '???'],
  ] as const)
    assert.equal(foldTitle(title), folded, title);
});
