import { before, describe, it } from 'node:test';
import type { IGrammar } from 'vscode-textmate';
import { checkScopes, loadGrammar, readGrammar } from './tokenize';

const labels = new Map([
  ['markup.heading', 'heading'],
  ['comment', 'keys'],
]);

describe('the grammar of our own pages', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar(readGrammar('marginalia-page.tmLanguage.json'));
  });

  it('shows the title and the line of the keys otherwise than the rest', () =>
    checkScopes(
      grammar,
      labels,
      '<heading|Kites: Flight without Wind|>\n\n1 of 14 new papers\n<keys|k keep, s skip, Esc\u00a0leave|>\n\nKites fly, we say.\n',
    ));

  it('knows headings by their colon', () =>
    checkScopes(grammar, labels, '<heading|What Is Sent|>\n\n<heading|To whom:|>\n\n- arXiv: export.arxiv.org\n'));
});
