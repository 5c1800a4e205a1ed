import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFixtureWorkspace } from '../../support/fixtureWorkspace';

/** Authors, year, identifiers and the beginning of the abstract of the only paper, which stands in a digest by Ada Berg and once more. */
function readPaper(second: string): readonly unknown[] {
  const { snapshot } = createFixtureWorkspace(`//- /a-digest.md
# Added papers

## Direct: Kites in Winds

- Authors: Ada Berg
- arXiv: https://arxiv.org/abs/2510.01234
- Added from: arXiv

**Abstract.** We fly direct kites over the sea.

## Direct: Kites in Winds

${second}- Added from: Crossref

**Abstract.** Codes are corrected where channels have noise, by a bound that no decoder can beat.
`);
  const [paper, ...others] = snapshot.library().papers;
  assert.deepEqual([others.length, paper?.occurrences.length], [0, 2]);
  return [paper?.authors, paper?.year, paper?.arxivId, paper?.doi, paper?.abstract.split(' ')[0]];
}

test('a work of others with the same title gives a paper no facts', () => {
  assert.deepEqual(readPaper('- Authors: Mia Code\n- Year: 2011\n- DOI: https://doi.org/10.1109/TIT.2011.1\n'), [
    ['Ada Berg'],
    undefined,
    '2510.01234',
    undefined,
    'We',
  ]);
});

test('another place of the paper gives what the first one lacks', () => {
  assert.deepEqual(readPaper('- Authors: A. Berg\n- Year: 2026\n- DOI: https://doi.org/10.1109/TIT.2026.1\n'), [
    ['Ada Berg'],
    2026,
    '2510.01234',
    '10.1109/TIT.2026.1',
    'Codes',
  ]);
});
