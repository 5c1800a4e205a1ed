import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBibtex } from '../../../../server/src/bibliography/bibtex/parseBibtex';
import { parseCslJson } from '../../../../server/src/bibliography/csl/parseCslJson';
import { parseCslYaml } from '../../../../server/src/bibliography/csl/parseCslYaml';
import { correctField, type FieldCorrection } from '../../../../server/src/bibliography/write/completion/correctField';
import { applyEdits } from '../../../support/fixtureWorkspace';

function correct(text: string, correction: FieldCorrection, parse: typeof parseBibtex = parseBibtex): string {
  const bibliography = parse(text);
  return applyEdits(text, correctField({ text, bibliography }, bibliography.entries[0]!, correction));
}

const entry = `@article{kites, % mine
  title   = {Kites That Learn},
  author  = "Roe, Ada and Doe, Ben",
  journal = jow # { Letters},
  year    = 2020,
  doi     = {10.5555/kites}
}
`;

test('one field is written, in the form of the file, and nothing else', () => {
  assert.equal(correct(entry, { field: 'year', value: '2021' }), entry.replace('2020', '2021'));
  assert.equal(correct(entry, { field: 'title', value: 'Kites & LLMs' }), entry.replace('{Kites That Learn}', '{Kites \\& {LLMs}}'));
  assert.equal(correct(entry, { field: 'venue', value: 'Wind' }), entry.replace('jow # { Letters}', '{Wind}'));
  assert.equal(correct(entry, { field: 'doi', value: '10.5555/new' }), entry.replace('10.5555/kites', '10.5555/new'));
  assert.equal(
    correct(entry, { field: 'authors', value: [{ given: 'Ada', family: 'Roe' }, { literal: 'Kite Club' }] }),
    entry.replace('"Roe, Ada and Doe, Ben"', '{Roe, Ada and {Kite Club}}'),
  );
});

test('letters that pdfLaTeX does not know get their code before the entry', () => {
  const after = correct(entry, { field: 'authors', value: [{ given: 'Lev', family: 'Лев' }] });
  assert.match(after, /^@preamble[^]*@article\{kites[^]*ев, Lev\}/);
  assert.equal(parseBibtex(after).entries[0]?.key, 'kites');
});

test('what the entry has not itself, or TeX cannot print, is left alone', () => {
  for (const correction of [
    { field: 'arxivId', value: '2101.00001' },
    { field: 'doi', value: '10.5555/{x}' },
    { field: 'year', value: '20{' },
  ] as const)
    assert.equal(correct(entry, correction), entry);
  const cut = '@article{kites, year = 2020, title = {Open';
  assert.equal(correct(cut, { field: 'year', value: '2021' }), cut);
  const commented = '@article{kites, title = {A} # % why\n {B}, year = 2020}';
  assert.equal(correct(commented, { field: 'title', value: 'C' }), commented);
});

test('a date of biblatex comes before its year', () => {
  const text = '@article{k, title = {T}, date = {2020-05-01}}';
  assert.equal(correct(text, { field: 'year', value: '2021' }), text.replace('2020-05-01', '2021'));
});

test('items of CSL', () => {
  const item = { id: 'k', type: 'book', title: 'Old "name"', issued: { 'date-parts': [[2020, 5]] }, author: [{ family: 'Roe' }] };
  const json = JSON.stringify([item], undefined, 2);
  const read = (text: string): Record<string, unknown> => (JSON.parse(text) as Record<string, unknown>[])[0]!;
  assert.deepEqual(read(correct(json, { field: 'title', value: 'New "name" <b>' }, parseCslJson))['id'], 'k');
  assert.match(read(correct(json, { field: 'title', value: 'New "name"' }, parseCslJson))['title'] as string, /^New "name"$/);
  assert.deepEqual(read(correct(json, { field: 'year', value: '2021' }, parseCslJson)), { ...item, issued: { 'date-parts': [[2021]] } });
  assert.deepEqual(read(correct(json, { field: 'authors', value: [{ given: 'Ada', family: 'Roe' }] }, parseCslJson))['author'], [
    { family: 'Roe', given: 'Ada' },
  ]);
  const yaml = 'references:\n- id: k\n  title: Old name # mine\n  issued: 2020\n  author:\n  - family: Roe\n';
  assert.equal(correct(yaml, { field: 'title', value: 'New: name' }, parseCslYaml), yaml.replace('Old name', '"New: name"'));
  assert.equal(correct(yaml, { field: 'authors', value: [{ family: 'Doe' }] }, parseCslYaml), yaml, 'a list on lines of its own');
});
