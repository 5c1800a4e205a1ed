import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCitationPlace } from '../../../../server/src/features/citing/citationPlace';
import { findPassage } from '../../../../server/src/features/passages/passage';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

/** Cites `new` for the sentence at the drawn cursor. */
function check(path: '/draft.md' | '/draft.tex', before: string, after: string): void {
  const { snapshot, cursor } = createFixtureWorkspace(`//- ${path}\n${before}`);
  const draft = snapshot.drafts.get(uriOf(path))!;
  const { span } = findPassage(draft, { start: cursor.offset, end: cursor.offset });
  const edit = draft.writer()!.citations.insertCitation(getCitationPlace(draft, span), 'new');
  assert.equal(applyEdits(draft.text, [edit]), after);
}

test('before the full stop, in the draft’s language', () => {
  check('/draft.md', 'Heads<|> differ. More.', 'Heads differ [@new]. More.');
  check('/draft.md', 'Do heads<|> differ?! More.', 'Do heads differ [@new]?! More.');
  check('/draft.md', 'Heads (see Fig. 2)<|>.', 'Heads (see Fig. 2) [@new].');
  check('/draft.md', '**Heads<|> differ.** More.', '**Heads differ [@new].** More.');
  check('/draft.tex', '\\usepackage{natbib}\n\nHeads<|> differ. More.', '\\usepackage{natbib}\n\nHeads differ~\\citep{new}. More.');
});

test('behind the closing quotation mark', () => {
  check('/draft.md', 'They say "heads<|> differ." More.', 'They say "heads differ." [@new] More.');
});

test('into the citation that stands there', () => {
  check('/draft.md', 'Heads<|> differ [@a; @b]. More.', 'Heads differ [@a; @b; @new]. More.');
  check('/draft.md', 'Heads<|> differ [@a, p. 3].', 'Heads differ [@a, p. 3; @new].');
  check('/draft.md', 'Heads<|> differ [@a]', 'Heads differ [@a; @new]');
  check('/draft.md', 'Heads<|> differ.[@a] More.', 'Heads differ.[@a; @new] More.');
  check('/draft.tex', 'Heads<|> differ~\\cite{a,b}. More.', 'Heads differ~\\cite{a,b,new}. More.');
  check('/draft.tex', 'Heads<|> differ.\\footcite{a} More.', 'Heads differ.\\footcite{a,new} More.');
});

test('a name in the sentence takes no further work', () => {
  check('/draft.tex', 'Heads<|> differ, says \\textcite{a}.', 'Heads differ, says \\textcite{a}~\\parencite{new}.');
  check('/draft.md', 'As @a says, heads<|> differ.', 'As @a says, heads differ [@new].');
});

test('at the end of a text without a full stop, behind what closes it, before a comment', () => {
  check('/draft.md', 'Heads<|> differ', 'Heads differ [@new]');
  check('/draft.md', 'Heads<|> *differ*\n\nMore.', 'Heads *differ* [@new]\n\nMore.');
  check('/draft.md', 'Heads<|> of $n^2$\n\nMore.', 'Heads of $n^2$ [@new]\n\nMore.');
  check('/draft.md', '# Heads<|> differ\n', '# Heads differ [@new]\n');
  check('/draft.tex', 'Heads<|> \\emph{differ} % why\n', 'Heads \\emph{differ}~\\cite{new} % why\n');
});
