import { before, describe, it } from 'node:test';
import type { IGrammar } from 'vscode-textmate';
import { checkScopes, loadGrammar, readGrammar } from './tokenize';

const labels = new Map([['strong', 'title']]);

describe('the grammar of our own pages', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar(readGrammar('marginalia-page.tmLanguage.json'));
  });

  it('shows the title otherwise than the rest', () =>
    checkScopes(grammar, labels, '<title|Kites: Flight without Wind|>\n\n1 of 14 new papers\n\nKites fly, we say.\n'));
});
