import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toReference } from '../../../../server/src/bibliography/entryReference';
import { findCheck } from '../../../../server/src/features/bibliography/checkedEntry';
import { type CheckedWork, nameWork } from '../../../../server/src/verdicts/checkedWork';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const entry = (key: string, year: number): string => `@misc{${key}, title = {Sandbar: Rivers from Above}, year = ${year}}\n`;
const confirmed: CheckedWork = { kind: 'confirmed', objections: [], sources: [], asked: ['crossref'], failures: [], time: 0 };

test('entries that say the same share a check, whatever their keys; others have none', () => {
  const { host } = createFixtureWorkspace(`//- /refs.bib\n${entry('a', 2024)}${entry('b', 2024)}${entry('c', 2023)}`);
  const { entries } = host.snapshot.bibliographies.get(uriOf('/refs.bib'))!.bibliography();
  assert.deepEqual(
    entries.map((each) => findCheck(host.snapshot, each)),
    [undefined, undefined, undefined],
  );
  host.apply({ kind: 'checked', checks: new Map([[nameWork(toReference(entries[0]!)), confirmed]]) });
  assert.deepEqual(
    entries.map((each) => findCheck(host.snapshot, each)),
    [confirmed, confirmed, undefined],
  );
});
