import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftLanguages, findDraftLanguage, getLanguageIds } from '../../../server/src/drafts/draftLanguages';

test("the editor's language decides", () => {
  assert.equal(findDraftLanguage('quarto', '/a.txt')?.id, 'markdown');
  assert.equal(findDraftLanguage('latex', '/a.md')?.id, 'latex');
});

test('the path speaks where the editor says nothing', () => {
  assert.equal(findDraftLanguage(undefined, '/x/Chapter.QMD')?.id, 'markdown');
  for (const unknown of ['plaintext', 'LaTeX', 'plaintex', 'text', '']) assert.equal(findDraftLanguage(unknown, '/x/a.ltx')?.id, 'latex');
  assert.equal(findDraftLanguage('python', '/x/a.py'), undefined);
  assert.equal(findDraftLanguage(undefined, '/x/a.bib'), undefined);
  assert.equal(findDraftLanguage(undefined, ''), undefined);
});

test('no two languages claim the same document', () => {
  const claims = draftLanguages.flatMap((language) => [...getLanguageIds(language), ...language.extensions]);
  assert.equal(new Set(claims).size, claims.length);
  for (const extension of draftLanguages.flatMap((language) => language.extensions)) assert.match(extension, /^\.[a-z]+$/);
});
