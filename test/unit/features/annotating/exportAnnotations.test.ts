import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportAnnotations } from '../../../../server/src/features/annotating/exchangeAnnotations';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { library } from '../outputsSandbox';

test('all annotations, with their papers as far as they are known', () => {
  const unknown = '//- /marginalia/notes/owl.md\n---\nkey: owl\ntitle: Owl\n---\n\n> hoot\n\n^n-owl1\n';
  const foreign = '//- /marginalia/notes/@lark.md\n---\ntitle: "Lark: Songs of the Hills"\n---\n\n> sings\n\n^n-no\n';
  const { snapshot } = createFixtureWorkspace(`${library}${unknown}${foreign}`);
  const { text, count } = exportAnnotations(snapshot);
  assert.equal(count, 2);
  const read = JSON.parse(text) as { id: string; target: Record<string, unknown> }[];
  assert.deepEqual(
    read.map(({ id, target }) => [id, target['source'], target['dcterms:title'], target['dcterms:identifier']]),
    [
      ['urn:marginalia:annotation:n-ice1', 'urn:marginalia:paper:kite', 'Kite: Rivers of Snow', 'kite'],
      ['urn:marginalia:annotation:n-owl1', 'urn:marginalia:paper:owl', 'Owl', 'owl'],
    ],
  );
});

test('the address is that of the DOI, or of arXiv', () => {
  const more = '//- /refs.bib\n@misc{kite, title = {Kite: Rivers of Snow}, doi = {10.1000/kite}}\n';
  const { snapshot } = createFixtureWorkspace(`${library}${more}`);
  assert.ok(exportAnnotations(snapshot).text.includes('"source": "https://doi.org/10.1000/kite"'));
});
