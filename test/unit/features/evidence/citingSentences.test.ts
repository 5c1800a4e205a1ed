import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listCitingSentences, readCitingParagraphs } from '../../../../server/src/features/evidence/citingSentences';
import { createDraftFile } from '../../../../server/src/workspace/files/createTextFile';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';
import { type FullLanguage, fullLanguages } from '../../drafts/fullLanguages';

/** Each citing sentence with its keys: `Heads differ . < a b`. */
function check(draft: string, expected: readonly string[], path = '/draft.md'): void {
  const { snapshot } = createFixtureWorkspace(`//- ${path}\n${draft}`);
  const found = listCitingSentences(snapshot.drafts.get(uriOf(path))!);
  assert.deepEqual(
    found.map(({ text, keys }) => `${text} < ${keys.join(' ')}`),
    expected,
  );
  for (const { span } of found) assert.ok(span.start < span.end && span.end <= draft.length);
}

test('sentences that cite, with all that they cite', () => {
  check('One. Heads [@a] differ [@b; @c]. No more.\n\nCaches grow [@a].', ['Heads differ . < a b c', 'Caches grow . < a']);
  check('One. Heads~\\cite{a} differ \\citep{b,c}. No more.', ['Heads differ . < a b c'], '/draft.tex');
  check('No citation. None at all.', []);
});

test('between two sentences: after a full stop, or at the start of the next', () => {
  check('Heads differ. [@a] Caches grow.', ['Heads differ. < a']);
  check('Heads differ.[@a] Caches grow.', ['Heads differ. < a']);
  check('Heads differ. @a shows that. More.', ['shows that. < a']);
  check('@a shows that.', ['shows that. < a']);
  check('Heads differ [@a]', ['Heads differ < a']);
  check('[@a]\n\nx', []);
});

test('a paragraph is read once, however often it cites', () => {
  check(
    Array.from({ length: 60 }, (_, at) => `Claim ${at} [@k${at}].`).join(' '),
    Array.from({ length: 60 }, (_, at) => `Claim ${at} . < k${at}`),
  );
});

const inserted: Readonly<Record<FullLanguage['id'], readonly string[]>> = {
  markdown: ['x', ' ', '\n\n', '. ', '[@new]', '@new ', '`', '```\n', '$', '<!--', '-->', '[', ']', '# ', '- ', '(@key3) ', '---\n'],
  latex: [
    'x',
    ' ',
    '\n\n',
    '. ',
    '\\citep{new}',
    '%',
    '{',
    '}',
    '$',
    '\\begin{verbatim}\n',
    '\\end{verbatim}\n',
    '\\iffalse ',
    '\\fi ',
    '\\footnote{',
    '\\item ',
    '\\newcommand{\\mycite}[1]{\\cite{#1}}',
  ],
};

for (const language of fullLanguages) {
  test(`${language.id}: sentences read after an edit are those of a reading from scratch, and many are kept (slow)`, () => {
    let kept = 0;
    let all = 0;
    forSeeds(8, (random) => {
      const cite = (at: number): string => (language.id === 'latex' ? `\\citep{key${at % 9}}` : `[@key${at % 9}]`);
      let text = Array.from({ length: 1500 }, (_, at) =>
        random.below(7) === 0
          ? ''
          : `Words of line ${at} on the memory of models${random.below(3) === 0 ? ` ${cite(at)}` : ''}${random.below(4) === 0 ? '.' : ''}`,
      ).join('\n');
      let draft = createDraftFile('file:///a', text, language);
      let read = readCitingParagraphs(draft);
      for (let round = 0; round < 8; round++) {
        const at = random.below(text.length);
        text = text.slice(0, at) + random.pick(inserted[language.id]) + text.slice(at + random.pick([0, 0, 1, 60]));
        draft = createDraftFile('file:///a', text, language, { previous: draft });
        const known = new Set(read.paragraphs.map(({ sentences }) => sentences));
        read = readCitingParagraphs(draft, read);
        assert.deepEqual(
          read.paragraphs,
          readCitingParagraphs(createDraftFile('file:///a', text, language)).paragraphs,
          JSON.stringify(text),
        );
        kept += read.paragraphs.filter(({ sentences }) => known.has(sentences)).length;
        all += read.paragraphs.length;
      }
    });
    assert.ok(kept > all / 3, `${kept} of ${all}`);
  });
}
