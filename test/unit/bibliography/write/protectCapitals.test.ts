import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeBibtex } from '../../../../server/src/base/escape';
import { protectCapitals } from '../../../../server/src/bibliography/write/factFields';

function check(title: string, expected: string, names: readonly string[] = []): void {
  assert.equal(protectCapitals(escapeBibtex(title), names), expected);
}

test('words with capitals inside keep them', () => {
  check('DuoAttention: Efficient Long-Context LLM Inference', '{DuoAttention}: Efficient Long-Context {LLM} Inference');
  check('Vision-LLMs for 3D iPhone Data with H2O', 'Vision-{LLMs} for {3D} {iPhone} Data with {H2O}');
  check('Straße ÉLAN für Łódź', 'Straße {ÉLAN} für Łódź');
});

test('a letter that stands for something keeps its case; an article does not', () => {
  check('K-Means and the Q-Function: A Survey', '{K}-Means and the {Q}-Function: A Survey');
});

test('a name of the paper keeps its capital, wherever it stands', () => {
  check('Quest: Query-Aware Sparsity beyond Quest', '{Quest}: Query-Aware Sparsity beyond {Quest}', ['Quest']);
  check('Lost in the Middle: How Models Use Contexts', 'Lost in the Middle: How Models Use Contexts', ['Lost in the Middle']);
});

test('a title in capitals has none that mean something', () => {
  check('ATTENTION IS ALL YOU NEED', 'ATTENTION IS ALL YOU NEED');
  check('GPT', '{GPT}');
});

test('commands of TeX are no words', () => {
  check('\\LaTeX & $HOME ~ {LLM}', '\\textbackslash{}{LaTeX} \\& \\${HOME} \\textasciitilde{} \\{{LLM}\\}');
});
