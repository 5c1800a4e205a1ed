import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTexAccent, renderTexLetters } from '../../../../server/src/bibliography/write/printCharacters';

test('letters with accents become special characters of BibTeX', () => {
  assert.equal(renderTexLetters('Müller, Čapek, Ñandú, François'), 'M{\\"u}ller, {\\v{C}}apek, {\\~N}and{\\\'u}, Fran{\\c{c}}ois');
  assert.equal(
    renderTexLetters('Łódź, Ørsted, Straße, Ångström, Æsir'),
    "{\\L}{\\'o}d{\\'z}, {\\O}rsted, Stra{\\ss}e, {\\AA}ngstr{\\\"o}m, {\\AE}sir",
  );
  assert.equal(renderTexLetters('Ñ, Erdős, Dvořák, naïve'), '{\\~N}, Erd{\\H{o}}s, Dvo{\\v{r}}{\\\'a}k, na{\\"i}ve');
});

test('dashes and quotation marks are TeX’s', () => {
  assert.equal(renderTexLetters('“a” ‘b’ – — it’s'), "``a'' `b' -- --- it's");
});

test('what TeX has no accent for stays', () => {
  for (const text of ['Nguyễn', '漢字', 'Привет', 'β', '🤗', 'đ', 'plain ASCII']) assert.equal(renderTexLetters(text), text);
  assert.equal(findTexAccent('ễ'), '{\\~{\\^e}}');
  assert.equal(findTexAccent('a'), undefined);
  assert.equal(findTexAccent('й'), undefined);
});
