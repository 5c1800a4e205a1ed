import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CheckedReference, countChecked, renderReferenceReport } from '../../../../server/src/features/bibliography/referenceReport';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';
import type { CheckedWork } from '../../../../server/src/verdicts/checkedWork';

const record: RegistryRecord = {
  registry: 'crossref',
  page: 'https://doi.org/10.5555/(kites) [a]',
  identifiers: { doi: '10.5555/kites' },
  linked: [],
  type: 'paper-conference',
  title: 'Kites That Learn',
  authors: [],
  year: 2021,
};

function checked(key: string, check: Partial<CheckedWork>): CheckedReference {
  const kind = (check.objections ?? []).length > 0 ? 'objected' : 'confirmed';
  const whole: CheckedWork = {
    kind,
    objections: [],
    sources: [],
    asked: ['crossref'],
    failures: [],
    time: Date.UTC(2026, 10, 26),
    ...check,
  };
  return { key, work: { title: `Title of ${key}`, authors: [], year: 2017 }, check: whole };
}

const references = [
  checked('sound', { sources: [record] }),
  checked('old', { sources: [record], objections: [{ kind: 'differs', field: 'year', record }] }),
  checked('gone', { sources: [record], objections: [{ kind: 'withdrawn', record }] }),
  checked('book', { kind: 'not-confirmed' }),
  checked('offline', { kind: 'could-not-ask', asked: [], failures: ["arXiv couldn't be reached"] }),
];

test('each reference is in one section, the gravest first', () => {
  assert.deepEqual(countChecked(references), { doubtful: 1, 'to-correct': 1, 'not-confirmed': 1, 'not-checked': 1, confirmed: 1 });
  const report = renderReferenceReport(references, 'paper.md', '2026-12-05');
  assert.deepEqual(
    report.split('\n').filter((line) => /^(?:#|- )/.test(line)),
    [
      '# References of paper.md, checked 5 Dec 2026',
      '## May not exist as described, or should not be cited (1)',
      '- **gone**: Title of gone',
      '## Errors to correct (1)',
      '- **old**: Title of old',
      '## Not confirmed (1)',
      '- **book**: Title of book',
      '## Could not be checked (1)',
      '- **offline**: Title of offline',
      '## Confirmed (1)',
      '- **sound**: Title of sound',
    ],
  );
  assert.match(
    report,
    /The entry has the year 2017; Crossref has 2021 \(\[record\]\(https:\/\/doi\.org\/10\.5555\/%28kites%29%20\[a\]\)\)\./,
  );
  assert.match(report, /Crossref, 26 Nov 2026 \(\[record\]/);
  assert.match(report, /Asked: Crossref\./);
  assert.match(report, /arXiv couldn't be reached\./);
});

test('texts of registries and entries stay texts', () => {
  const hostile = { ...record, title: '](command:evil) <b>' };
  const report = renderReferenceReport(
    [checked('[x](command:y)', { objections: [{ kind: 'other-work', identifier: 'doi', record: hostile }] })],
    '<script>',
    '2026-12-05',
  );
  assert.doesNotMatch(report, /(?<!\\)\]\(command:|(?<!\\)<(?:b|script)>/);
});

test('nothing to report is a heading alone', () => {
  assert.equal(renderReferenceReport([], 'paper.md', '2026-12-05'), '# References of paper.md, checked 5 Dec 2026\n');
});
