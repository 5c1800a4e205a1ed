import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckReferencesAnswer } from '../../server/src/protocol/lookUpRequests';
import type { LspRange } from '../../server/src/protocol/requests';
import { startLookUps } from '../support/lookUpSession';

const bibliography = `@inproceedings{good,
  title = {RopeNet: Knots That Learn to Hold}, author = {Model, Cy and Test, Di and Trial, Ed},
  booktitle = {Proceedings of the Conference on Ropes}, year = {2024}, doi = {10.5555/ropes}
}
@inproceedings{stranger,
  title = {RopeNet: Knots That Learn to Hold}, author = {Model, Cy and Vance, Dora and Test, Di and Trial, Ed},
  booktitle = {Proceedings of the Conference on Ropes}, year = {2024}, doi = {10.5555/ropes}
}
@article{late,
  title = {Kiteformer: Attention in Strong Winds}, author = {van Example, Ada and Sample, Bo},
  journal = {arXiv preprint arXiv:2501.00001}, year = {2019}, eprint = {2501.00001}, archiveprefix = {arXiv}
}
@article{swapped,
  title = {Tides of the Northern Harbours}, author = {Yates, Zoe}, journal = {Journal of Tides}, year = {2020}, doi = {10.5555/ropes}
}
@book{unheard, title = {The Whole History of Sailmaking in Seven Volumes}, author = {Long, Kim}, publisher = {Own Press}, year = {1990}}
`;

test('references are compared with registries, and the report says what is found (slow)', async (t) => {
  const { client, workspace, fetched } = await startLookUps(t, { 'refs.bib': bibliography });
  const uri = workspace.uriOf('refs.bib');
  const counted = await client.request<CheckReferencesAnswer>('marginalia/checkReferences', { uri, about: 'refs.bib', isCount: true });
  assert.equal(counted.count, 5);
  assert.equal(counted.sent?.[0], 'RopeNet: Knots That Learn to Hold · 10.5555/ropes');
  assert.equal(fetched.length, 0);
  const {
    count,
    counts,
    report = '',
  } = await client.request<CheckReferencesAnswer>('marginalia/checkReferences', { uri, about: 'refs.bib' });
  assert.equal(count, 5);
  assert.deepEqual(counts, { doubtful: 2, 'to-correct': 1, 'not-confirmed': 1, 'not-checked': 0, confirmed: 1 });
  for (const words of [
    'Not among the authors in Crossref: Dora Vance',
    'The entry has the year 2019; arXiv has 2025',
    'The DOI 10\\.5555/ropes belongs to "RopeNet: Knots That Learn to Hold"',
    '## Not confirmed (1)',
  ])
    assert.ok(report.replaceAll('\\', '').includes(words.replaceAll('\\', '')), `${words} in ${report}`);
  await client.open(uri, 'bibtex', bibliography);
  const { diagnostics } = await client.next<{ uri: string; diagnostics: { code: string; range: LspRange; severity: number }[] }>(
    'textDocument/publishDiagnostics',
    (shown) => shown.uri === uri,
  );
  const marked = diagnostics.filter(({ code }) => code === 'disputed-reference');
  assert.deepEqual(
    marked.map(({ range, severity }) => [range.start.line, severity]),
    [
      [4, 2],
      [8, 3],
      [12, 2],
    ],
  );
  // What was answered is kept, and what was confirmed is not asked again.
  const again = await client.request<CheckReferencesAnswer>('marginalia/checkReferences', { uri, about: 'refs.bib', isCount: true });
  assert.deepEqual([again.count, again.sent?.length], [5, 4]);
  const before = fetched.length;
  await client.request<CheckReferencesAnswer>('marginalia/checkReferences', { uri, about: 'refs.bib' });
  assert.equal(fetched.length, before);
});
