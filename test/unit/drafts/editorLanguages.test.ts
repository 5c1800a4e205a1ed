import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEditorLanguage, renderCopiedCitation } from '../../../server/src/drafts/editorLanguages';

/** Whether a key is being written at the end of each line. */
function check(languageId: string, expected: boolean, lines: readonly string[], citationCommands: readonly string[] = []): void {
  const language = findEditorLanguage(languageId);
  for (const line of lines) assert.equal(language?.isWritingKey(line, citationCommands), expected, line);
}

test('Markdown: after an @, in running text and in brackets', () => {
  check('markdown', true, ['@', 'As @duo', 'As @long hea', '[see @long hea', '[@a; @', '[see -@duo', 'As @{odd.ke', '“@duo', '(@duo']);
  check('quarto', true, ['As @duo']);
  check('markdown', false, [
    '',
    'As duo',
    'me@example.org',
    'As @duo, p. 3',
    '[@duo, p. 3',
    '[@duo]',
    'As @duo; and',
    '@fig-heads',
    '\\@duo',
  ]);
});

test('LaTeX: inside the braces of a citation command', () => {
  check('latex', true, ['\\cite{', '\\citep[see][p.~3]{a, long hea', '\\parencites{a}[3]{b', 'As \\textcite{duo']);
  check('latex', false, ['\\cite', '\\cite{a}', '\\emph{a', 'a @duo', '\\cite[p.', '\\seealso{duo']);
});

test('LaTeX: the commands of the setting, with or without backslash', () => {
  check('latex', true, ['\\seealso{duo', '\\mine[3]{a, duo'], ['seealso', '\\mine']);
  check('latex', false, ['\\emph{duo'], ['seealso']);
});

test('a citation for the clipboard, in the language of the draft', () => {
  assert.equal(renderCopiedCitation('rmd', ['a', 'b']), '[@a; @b]');
  assert.equal(renderCopiedCitation('tex', ['a', 'b']), '\\cite{a,b}');
  assert.equal(renderCopiedCitation(undefined, ['a']), '[@a]');
});
