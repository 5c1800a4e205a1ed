import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBibliographyFile } from '../../../server/src/workspace/files/bibliographyFile';
import { createOwnFile } from '../../../server/src/workspace/files/createTextFile';
import { createDigestFile } from '../../../server/src/workspace/files/digestFile';

/** Sets the title of a terminal, rings, clears the screen with a C1 control, and turns what follows around. */
const commands = '\u001b]0;OWNED\u0007\u009b2J\u202e';
const abstract = 'We present a kite that flies in every wind, with care and in detail, and say how it does so.';
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

function checkClean(value: unknown): void {
  assert.doesNotMatch(
    JSON.stringify(value).replace(/\\u([\da-f]{4})|\\[bf]/g, (_, code: string | undefined) =>
      code === undefined ? '\u0008' : String.fromCharCode(Number.parseInt(code, 16)),
    ),
    forbidden,
  );
}

for (const [name, text] of Object.entries({
  'x-digest.txt': `Kite: A\u001b Study of\u0007 All \u202eWind\n\nMuch is known.\u009b ${abstract}\u001b\n`,
  'x-digest.md': `## Kite: Efficient Learning${commands} of Language Models in &#27;]0;OWNED&#7; Wind\n\n*Ada Berg, Bo Ice*\n\n${abstract}${commands}\n\n[arXiv](https://arxiv.org/abs/2401.00001)\n`,
  'x-digest.json': JSON.stringify([
    { title: `Kite: A Study${commands} of Wind`, abstract: `${abstract}\b${commands}`, authors: [`Ada${commands} Berg`] },
  ])
    .replace(/\u009b/g, '\\u009b')
    .replace(/\u202e/g, '\\u202e'),
})) {
  test(`${name}: nothing of a digest commands a terminal or turns a line around, and places stay`, () => {
    const file = createDigestFile(`file:///${name}`, text);
    const { entries, starts } = file.digest();
    assert.equal(entries.length, 1);
    checkClean(entries);
    const [{ title, titleSpan }] = entries as [(typeof entries)[0]];
    assert.match(title, /^Kite ?.*Wind$/);
    const written = text.slice(titleSpan.start + starts[0]!, titleSpan.end + starts[0]!);
    assert.ok(written.startsWith('Kite') && written.endsWith('Wind'), written);
    assert.equal(file.text, text);
  });
}

test('a bibliography, after an edit too', () => {
  const text = `@misc{roe, title = {Moraine${commands}: A Study}, author = {Roe${commands}, Ada}}\n`;
  const file = createBibliographyFile('file:///x.bib', text);
  checkClean(file.bibliography().entries.map((entry) => [entry, entry.fields()]));
  const edited = createBibliographyFile('file:///x.bib', `${text}@misc{b, title = {B${commands}}}\n`, file);
  checkClean(edited.bibliography().entries);
  assert.equal(edited.bibliography().entries[0], file.bibliography().entries[0]);
});

test('the writer’s topics', () => {
  checkClean(
    createOwnFile('topics', {
      uri: 'file:///t.yaml',
      text: `topics:\n  - label: "Kites \\e]0;OWNED\\a"\n    words: [wind${commands}]\n`,
    }).written().topics,
  );
});
