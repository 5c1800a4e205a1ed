import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { IGrammar } from 'vscode-textmate';
import { projectRoot } from '../support/projectRoot';
import { findRealData } from '../support/realData';
import { loadGrammar, readGrammar, tokenize } from './tokenize';

/** Lines of a digest by what the grammar makes of them. */
interface ColouredLines {
  /** Lines all of whose tokens are in a title. */
  readonly titles: readonly string[];
  /** Other lines with a title somewhere. */
  readonly mixed: readonly string[];
}

function colourLines(grammar: IGrammar, text: string): ColouredLines {
  const titles: string[] = [];
  const mixed: string[] = [];
  const tokens = tokenize(grammar, text);
  let start = 0;
  for (const line of text.split('\n')) {
    const own = tokens.filter((token) => token.start >= start && token.start < start + line.length);
    const titleTokens = own.filter((token) => token.scopes.some((scope) => scope.startsWith('meta.title')));
    if (titleTokens.length > 0) (titleTokens.length === own.length ? titles : mixed).push(line);
    start += line.length + 1;
  }
  return { titles, mixed };
}

/** The titles of a pasted page: the lines that stand before a line of more than 300 characters. */
function titlesByLength(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.filter((line, at) => line.length <= 300 && (lines[at + 1]?.length ?? 0) > 300);
}

describe('the digest grammar on whole digests', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar(readGrammar('marginalia-digest.tmLanguage.json'));
  });

  it('shows every title of the sample as a title, and nothing else', () => {
    const text = readFileSync(join(projectRoot, 'media/sample/reading-digest.txt'), 'utf8');
    const titles = titlesByLength(text);
    assert.equal(titles.length, 30);
    assert.deepEqual(colourLines(grammar, text), { titles, mixed: [] });
  });

  it('shows the 51 titles of the trending page as titles, and nothing else', (test) => {
    const path = findRealData('digests/trending-jun-23.txt');
    if (path === undefined) {
      test.skip('digests/trending-jun-23.txt is not here: set MARGINALIA_DATA to the folder with real data');
      return;
    }
    const text = readFileSync(path, 'utf8');
    const titles = titlesByLength(text);
    assert.equal(titles.length, 51);
    assert.deepEqual(colourLines(grammar, text), { titles, mixed: [] });
  });
});
