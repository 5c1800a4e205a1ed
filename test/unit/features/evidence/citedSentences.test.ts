import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sliceSpan } from '../../../../server/src/base/span';
import { type CitedSentence, listCitedSentences } from '../../../../server/src/features/evidence/citedSentences';
import type { Snapshot } from '../../../../server/src/workspace/snapshot';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';
import { fullLanguages } from '../../drafts/fullLanguages';

const library = `
//- /papers.digest
Sandbar: Rivers from Above
We map rivers with a radar that flies.

Driftwood: Trees in the Sea
We count trees that rivers carry into the sea.
//- /refs.bib
@misc{two, title = {Moss on Stones}}
@misc{two, title = {Ferns in Shade}}
`;

/** Each sentence with its papers: `Rivers bend . < sandbar: Sandbar: Rivers from Above`. */
function describe({ prose, citations }: CitedSentence): string {
  const items = citations.flatMap((citation) => citation.items);
  const named = items.map(({ key, papers }) => `${key}${papers.map(({ title }) => ` = ${title.split(':')[0]}`).join('')}`);
  return `${prose.replace(/\s+/g, ' ').trim()} < ${named.join(', ')}`;
}

function list(draft: string, path: string): readonly CitedSentence[] {
  const { snapshot } = createFixtureWorkspace(`//- ${path}\n${draft}${library}`);
  const found = listCitedSentences(snapshot, uriOf(path));
  for (const sentence of found) checkOffsets(snapshot, path, sentence);
  return found;
}

function checkOffsets(snapshot: Snapshot, path: string, { span, prose, source, citations }: CitedSentence): void {
  const { text } = snapshot.drafts.get(uriOf(path))!;
  assert.equal(source, sliceSpan(text, span));
  assert.equal(prose.length, source.length);
  for (const { span: cited, items } of citations) {
    assert.match(sliceSpan(source, cited), /[@\\]/);
    assert.equal(sliceSpan(prose, cited).trim(), '');
    for (const { key, keySpan } of items) assert.equal(sliceSpan(source, keySpan), key);
  }
}

function check(draft: string, expected: readonly string[], path = '/draft.md'): void {
  assert.deepEqual(list(`${draft}\n`, path).map(describe), expected);
}

test('sentences with the papers of each key: one, none, or several', () => {
  check('First. Rivers bend [@sandbar; @unknown] and flood [@two]. Last.', [
    'Rivers bend and flood . < sandbar = Sandbar, unknown, two = Moss on Stones = Ferns in Shade',
  ]);
  check(
    'First. Rivers bend~\\citep[p.~3]{sandbar,driftwood}. Last.',
    ['Rivers bend . < sandbar = Sandbar, driftwood = Driftwood'],
    '/draft.tex',
  );
  check('No citation.', []);
});

test('a citation before or after the sentence is in its span', () => {
  check('Rivers bend. [@sandbar] Trees drift.', ['Rivers bend. < sandbar = Sandbar']);
  check('[@sandbar]  Trees drift.', ['Trees drift. < sandbar = Sandbar']);
  check('@sandbar [p. 3] maps 4 rivers.', ['maps 4 rivers. < sandbar = Sandbar']);
});

test('a footnote has sentences of its own, unless it only cites', () => {
  check('Rivers bend^[Trees drift by 3 miles in a year [@driftwood]. So.] and flood [@sandbar]. Last.', [
    'Rivers bend and flood . < sandbar = Sandbar',
    'Trees drift by 3 miles in a year . < driftwood = Driftwood',
  ]);
  check('Rivers bend.^[See [@driftwood].] Last.', ['Rivers bend. < driftwood = Driftwood']);
  check('Rivers bend.[^1] Last.\n\n[^1]: Trees drift by 3 miles [@driftwood].', ['Trees drift by 3 miles . < driftwood = Driftwood']);
  check(
    'Rivers bend\\footnote{Trees drift by 3 miles in a year~\\cite{driftwood}. So.} and flood \\cite{sandbar}. Last.',
    ['Rivers bend and flood . < sandbar = Sandbar', 'Trees drift by 3 miles in a year . < driftwood = Driftwood'],
    '/draft.tex',
  );
  check('Rivers bend\\footnote[2]{See also \\cite{driftwood}.}. Last.', ['Rivers bend . < driftwood = Driftwood'], '/draft.tex');
});

test('rows of tables are no sentences', () => {
  check('| a [@sandbar] | 3 |\n|---|---|\n| b | 4 |', []);
  check('\\begin{tabular}{ll}\nA~\\cite{sandbar} & 3.1 \\\\\nB & 4.\n\\end{tabular}', [], '/draft.tex');
  check('Rivers \\& trees bend~\\cite{sandbar}.', ['Rivers trees bend . < sandbar = Sandbar'], '/draft.tex');
});

for (const { path, cite } of [
  { path: '/draft.md', cite: '[@sandbar]' },
  { path: '/draft.tex', cite: '\\cite{sandbar}' },
]) {
  test(`${path}: each sentence of a long paragraph is whole, and listed once`, () => {
    const sentences = Array.from(
      { length: 300 },
      (_, at) => `Claim ${at} on ${'the wide old rivers of the north '.repeat(at % 5)}${at % 3 === 0 ? cite : ''}.`,
    );
    const expected = sentences.filter((sentence) => sentence.includes(cite));
    assert.deepEqual(
      list(sentences.join(' '), path).map(({ source }) => source),
      expected,
    );
    assert.deepEqual(
      list(sentences.join('\n'), path).map(({ source }) => source),
      expected,
    );
  });

  test(`${path}: of a sentence of 2,000 words each part is listed once`, () => {
    const found = list(`A ${`river ${cite} and `.repeat(1000)} sea.`, path);
    assert.equal(found.flatMap(({ citations }) => citations).length, 1000);
    for (const [at, { span }] of found.entries()) assert.ok(at === 0 || span.start >= found[at - 1]!.span.end);
  });
}

test('ten thousand keys in a bracket', () => {
  const [sentence] = list(`Rivers bend [${Array.from({ length: 10_000 }, (_, at) => `@k${at}`).join('; ')}].`, '/draft.md');
  assert.equal(sentence?.citations[0]?.items.length, 10_000);
});

for (const language of fullLanguages) {
  test(`${language.id}: after random edits the sentences are those of a new workspace (slow)`, () => {
    forSeeds(4, (random) => {
      const path = language.id === 'latex' ? '/draft.tex' : '/draft.md';
      const cite = language.id === 'latex' ? '\\cite{sandbar}' : '[@sandbar]';
      const note = language.id === 'latex' ? '\\footnote{' : '^[';
      let text = Array.from(
        { length: 200 },
        (_, at) => `Words on river ${at}${random.below(3) === 0 ? ` ${cite}` : ''}${random.below(4) === 0 ? '.' : ''}`,
      ).join('\n');
      const { host } = createFixtureWorkspace(`//- ${path}\n${text}${library}`);
      for (let round = 0; round < 12; round++) {
        const at = random.below(text.length);
        text =
          text.slice(0, at) +
          random.pick(['x', '. ', '\n\n', cite, note, '}', ']', '%', '$', '`', '|', '&']) +
          text.slice(at + random.pick([0, 1, 40]));
        const languageId = language.id === 'latex' ? 'latex' : 'markdown';
        host.apply({ kind: 'document', uri: uriOf(path), languageId, text });
        const found = listCitedSentences(host.snapshot, uriOf(path));
        const fresh = createFixtureWorkspace(`//- ${path}\nx${library}`).host;
        fresh.apply({ kind: 'document', uri: uriOf(path), languageId, text });
        assert.deepEqual(
          found.map(({ span, prose }) => ({ span, prose })),
          listCitedSentences(fresh.snapshot, uriOf(path)).map(({ span, prose }) => ({ span, prose })),
          JSON.stringify(text),
        );
        for (const sentence of found) assert.equal(sentence.prose.length, sentence.source.length);
      }
    });
  });
}
