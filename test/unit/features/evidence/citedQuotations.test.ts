import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listCitedQuotations } from '../../../../server/src/features/evidence/citedSentences';
import { unprinted } from '../../../../server/src/model/quotation';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const bibliography = `//- /refs.bib
@article{kite, title = {Kites over the Harbour}}
@article{rope, title = {Ropes of Hemp}}
`;

/** The quotations of a draft with their papers, as `words <- key`. */
function list(path: string, text: string): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`${bibliography}//- ${path}\n${text}\n`);
  return listCitedQuotations(snapshot, uriOf(path)).map(
    ({ quotation, paper }) => `${quotation.text.replaceAll(unprinted, '').replace(/\s+/g, ' ').trim()} <- ${paper.key}`,
  );
}

const markdown = (text: string): readonly string[] => list('/draft.md', text);
const latex = (text: string): readonly string[] => list('/draft.tex', text);

test('a quotation belongs to the citation of its sentence, also after the full stop', () => {
  assert.deepEqual(markdown('We read “kites fly over our harbour” [@kite].'), ['kites fly over our harbour <- kite']);
  assert.deepEqual(markdown('"Kites fly over our harbour." [@kite] It rains.'), ['Kites fly over our harbour. <- kite']);
  assert.deepEqual(markdown('One reads: "Kites fly today. They land at night." [@kite]'), ['Kites fly today. They land at night. <- kite']);
  assert.deepEqual(latex("``Kites fly over our harbour,'' \\citet{kite} write."), ['Kites fly over our harbour, <- kite']);
});

test('marks of several kinds are read, and those that are no quotation are not', () => {
  assert.deepEqual(markdown('So «kites fly over it» and ‘ropes hold the kites’ [@kite].'), [
    'kites fly over it <- kite',
    'ropes hold the kites <- kite',
  ]);
  assert.deepEqual(markdown('A 5" kite and a 6" kite fly over the harbour [@kite].'), []);
  assert.deepEqual(markdown('So ‘the kites’ tails are long’ [@kite].'), []);
  assert.deepEqual(markdown('So \\"kites fly over our harbour\\" [@kite].'), []);
  assert.deepEqual(markdown('So "kites fly over\n\nour harbour" [@kite].'), []);
  assert.deepEqual(latex('So \\"uber kites that fly over the harb\\"or \\cite{kite}.'), []);
  assert.deepEqual(latex("So „kites fly over it“ and `ropes hold the kites' \\cite{kite}."), [
    'kites fly over it <- kite',
    'ropes hold the kites <- kite',
  ]);
});

test('what is printed has no markup, citations, notes and comments', () => {
  assert.deepEqual(markdown('So "*kites* [fly](a.html) over_it &amp; `land`[^1] there [@kite]" [@kite].'), [
    'kites fly over_it & land there <- kite',
  ]);
  assert.deepEqual(latex("So ``\\emph{kites} fly\\footnote{So!} 50\\,\\%~of % now\n  days, $2\\times$ na\\\"ive'' \\cite{kite}."), [
    'kites fly 50 % of days, 2× naïve <- kite',
  ]);
});

test('a block belongs to the citation in it or to the sentence that leads to it', () => {
  assert.deepEqual(markdown('> Kites fly over\n> our harbour [@kite].'), ['Kites fly over our harbour . <- kite']);
  assert.deepEqual(markdown('So says @kite:\n\n> Kites fly over our harbour.'), ['Kites fly over our harbour. <- kite']);
  assert.deepEqual(markdown('So says @kite.\n\n> Kites fly over our harbour.'), []);
  assert.deepEqual(markdown('> Kites fly over our harbour.\n> --- @kite, p. 3'), ['Kites fly over our harbour. <- kite']);
  assert.deepEqual(markdown('> "Kites fly over our harbour." [@kite]'), ['Kites fly over our harbour. <- kite']);
  assert.deepEqual(latex('\\begin{displayquote}[{\\cite{kite}}]\nKites fly over it.\n\\end{displayquote}'), ['Kites fly over it. <- kite']);
});

test('where several papers may be meant, none is', () => {
  assert.deepEqual(markdown('So "kites fly over our harbour" [@kite; @rope].'), []);
  assert.deepEqual(markdown('So "kites fly over our harbour" as @kite and @unknown say.'), []);
  assert.deepEqual(markdown('> Kites fly [@kite] over our harbour [@rope].'), []);
  assert.deepEqual(markdown('Ropes hold [@rope], and “kites fly over our harbour” [@kite].'), ['kites fly over our harbour <- kite']);
});

test('three words are too few', () => {
  assert.deepEqual(markdown('So "kites fly there" [@kite].'), []);
});
