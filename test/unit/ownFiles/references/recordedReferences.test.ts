import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createReference } from '../../../../server/src/lookUp/createReference';
import { registries } from '../../../../server/src/lookUp/registries/allRegistries';
import { referenceFacts } from '../../../../server/src/model/completedReference';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';
import { parseReferencesFile } from '../../../../server/src/ownFiles/references/parseReferences';
import { renderReference } from '../../../../server/src/ownFiles/references/renderReference';
import { findRealData } from '../../../support/realData';
import { readRecordedExchanges } from '../../../support/registries/recordedExchanges';

const folder = findRealData('api-exchanges');

/** The works of all recorded answers, each once. */
function listRecords(exchanges: string): readonly RegistryRecord[] {
  const records = new Map<string, RegistryRecord>();
  for (const registry of registries) {
    if (!existsSync(join(exchanges, registry.host))) continue;
    for (const { answer } of readRecordedExchanges(exchanges, registry.host)) {
      const read = registry.read(answer);
      for (const record of read.kind === 'records' ? read.records : [])
        records.set(`${record.registry} ${record.page} ${record.title}`, record);
    }
  }
  return [...records.values()].filter(({ title, type }) => title !== '' && type !== 'no-paper');
}

test('every recorded work is written and read back exactly, and each of its facts has a source (slow)', {
  skip: folder === undefined && 'no real data',
}, (context) => {
  const records = listRecords(folder ?? '');
  for (const record of records) {
    const reference = createReference('key', { title: record.title }, [record], () => '2026-11-28');
    for (const fact of referenceFacts) {
      const isKnown = fact === 'authors' ? reference.authors.length > 0 : reference[fact] !== undefined;
      assert.equal(reference.sources[fact] !== undefined, isKnown, `the source of ${fact} of ${record.page}`);
    }
    const { references, issues } = parseReferencesFile(`[\n  ${renderReference(reference)}\n]\n`);
    assert.deepEqual(issues, []);
    assert.deepEqual(references[0]?.reference, reference);
  }
  context.diagnostic(`${records.length} works`);
  assert.ok(records.length > 4000);
});
