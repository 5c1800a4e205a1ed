import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toReference } from '../../../../server/src/bibliography/entryReference';
import { diagnostics } from '../../../../server/src/features/findings/diagnostics';
import { disputedReference } from '../../../../server/src/features/findings/disputedReference';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';
import { referencesFile } from '../../../../server/src/ownFiles/references';
import { type CheckedWork, nameWork } from '../../../../server/src/verdicts/checkedWork';
import { riverReference } from '../../../support/completedReferences';
import { applyEdits, createFixtureWorkspace, type FixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { checkRule, checkRuleIn } from './checkRule';

const code = 'disputed-reference';
const fileOf = (known: Parameters<typeof referencesFile.edit>[1][number]): string =>
  `\n//- /marginalia/references.json\n${applyEdits('', referencesFile.edit('', [known]) ?? [])}`;
const entry = (key: string, year: number): string =>
  `//- /refs.bib\n@misc{${key}, title = {Sandbar: Rivers from Above}, author = {van der Aalst, Wil and others}, year = ${year}, eprint = {2410.10001}, archiveprefix = {arXiv}}`;

test('an entry that says what registries say is not marked', () =>
  checkRule(entry('k', 2024) + fileOf(riverReference), '/refs.bib', code, []));

test('another year', () =>
  checkRule(entry('<|k|>', 2020) + fileOf(riverReference), '/refs.bib', code, [/^Your entry says 2020; arXiv says 2024\.$/]));

test('a work that was withdrawn', () =>
  checkRule(entry('<|k|>', 2024) + fileOf({ ...riverReference, isWithdrawn: true }), '/refs.bib', code, [
    /^This paper was withdrawn \(arXiv, looked up 26 Nov 2026\)\.$/,
  ]));

const record: RegistryRecord = {
  registry: 'crossref',
  page: 'https://doi.org/10.5555/sandbar',
  identifiers: { doi: '10.5555/sandbar' },
  linked: [],
  type: 'article-journal',
  title: 'Sandbar: Rivers from Above',
  authors: [
    { given: 'Wil', particle: 'van der', family: 'Aalst' },
    { given: 'Bo', family: 'Sample' },
  ],
  year: 2024,
};
const year = { kind: 'differs', field: 'year', record } as const;
const invented = {
  kind: 'other-authors',
  record,
  invented: [{ given: 'Dora', family: 'Vance' }],
  missing: [],
  otherGiven: [],
  isReordered: false,
} as const;

/** The workspace once its only entry has been checked. */
function check(fixture: FixtureWorkspace, objections: CheckedWork['objections']): FixtureWorkspace['host'] {
  const { host } = fixture;
  const [entry] = host.snapshot.bibliographies.get(uriOf('/refs.bib'))!.bibliography().entries;
  const found: CheckedWork = { kind: 'objected', objections, sources: [record], asked: ['crossref'], failures: [], time: 0 };
  host.apply({ kind: 'checked', checks: new Map([[nameWork(toReference(entry!)), found]]) });
  return host;
}

test('what a check holds against an entry is said, and is a warning only where the work may not exist', () => {
  const fixture = createFixtureWorkspace(entry('k', 2020));
  const host = check(fixture, [year, invented]);
  const found = diagnostics(host.snapshot, uriOf('/refs.bib')).filter((each) => each.code === code);
  assert.deepEqual(found.map(({ message, severity }) => [message, severity]).sort(), [
    ['Not among the authors in Crossref: Dora Vance.', 'warning'],
    ['The entry has the year 2020; Crossref has 2024.', 'information'],
  ]);
});

test('an entry that was changed since is not judged by the check', () => {
  const fixture = createFixtureWorkspace(entry('k', 2020));
  const host = check(fixture, [year]);
  const uri = uriOf('/refs.bib');
  host.apply({ kind: 'disk', files: [{ uri, bytes: new TextEncoder().encode(entry('k', 2021).split('\n')[1]!) }] });
  checkRuleIn(fixture, '/refs.bib', code, []);
});

test('a check takes the place of what a completion has found', () => {
  const fixture = createFixtureWorkspace(entry('k', 2020) + fileOf(riverReference));
  check(fixture, []);
  checkRuleIn(fixture, '/refs.bib', code, []);
});

test('fixes write what the registry has into that field alone', () => {
  const fixture = createFixtureWorkspace(entry('k', 2020));
  const { snapshot } = check(fixture, [year, invented, { kind: 'withdrawn', record }]);
  const uri = uriOf('/refs.bib');
  const { text } = snapshot.bibliographies.get(uri)!;
  const [finding] = diagnostics(snapshot, uri).filter((each) => each.code === code);
  const fixes = disputedReference.listFixes!(snapshot, uri, finding!.span);
  assert.deepEqual(
    fixes.map(({ title }) => title),
    ['Change the year to 2024 (Crossref)', 'Change the authors to Wil van der Aalst, Bo Sample (Crossref)'],
  );
  const after = fixes.map(({ change }) => (change.kind === 'edits' ? applyEdits(text, change.files().get(uri)!) : ''));
  assert.deepEqual(after, [
    text.replace('2020', '2024'),
    text.replace('van der Aalst, Wil and others', 'van der Aalst, Wil and Sample, Bo'),
  ]);
});
