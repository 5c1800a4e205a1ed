import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseBibliography } from '../../../../server/src/bibliography/parseBibliography';
import { describeDifference } from '../../../../server/src/features/bibliography/entryDifference';
import { createReference } from '../../../../server/src/lookUp/createReference';
import { registries } from '../../../../server/src/lookUp/registries/allRegistries';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';
import { foldTitle } from '../../../../server/src/text/foldText';
import { findRealData } from '../../../support/realData';
import { readRecordedExchanges } from '../../../support/registries/recordedExchanges';

const exchanges = findRealData('api-exchanges');
const folders = ['bib', 'drafts'].flatMap((name) => findRealData(name) ?? []);

const records: readonly RegistryRecord[] = exchanges === undefined ? [] : listRecords(exchanges);

function listRecords(folder: string): readonly RegistryRecord[] {
  return registries
    .filter(({ host }) => existsSync(join(folder, host)))
    .flatMap((registry) =>
      readRecordedExchanges(folder, registry.host).flatMap(({ answer }) => {
        const read = registry.read(answer);
        return read.kind === 'records' ? read.records : [];
      }),
    );
}

test('entries of real bibliographies say what registries say of the same works', {
  skip: exchanges === undefined && 'no real data',
}, (context) => {
  const byKey = new Map<string, RegistryRecord[]>();
  const keysOf = (title: string, doi: string | undefined, arxivId: string | undefined): readonly string[] => [
    ...(title.split(/\s+/).length < 4 ? [] : [foldTitle(title)]),
    ...[doi?.toLowerCase(), arxivId].filter((each) => each !== undefined),
  ];
  for (const record of records)
    for (const key of keysOf(record.title, record.identifiers.doi, record.identifiers.arxivId))
      byKey.set(key, [...(byKey.get(key) ?? []), record]);
  const compared: string[] = [];
  const found = new Set<string>();
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.bib')))
      for (const entry of parseBibliography(readFileSync(join(folder, name), 'utf8'), name).entries) {
        const namesakes = new Set(keysOf(entry.title, entry.doi, entry.arxivId).flatMap((key) => byKey.get(key) ?? []));
        for (const record of namesakes) {
          const reference = createReference(entry.key, { title: entry.title }, [record], () => '2026-11-28');
          compared.push(entry.key);
          const difference = describeDifference(entry, reference);
          if (difference !== undefined) found.add(`${entry.title} (${name}) | ${record.title} ${record.page}: ${difference}`);
        }
      }
  context.diagnostic(`${compared.length} comparisons of ${new Set(compared).size} entries; ${found.size} differ`);
  // A made-up answer of a search: the title of one work with the authors of another.
  assert.deepEqual(
    [...found].filter((each) => !each.includes('SpringerQuantumMock')),
    [],
  );
  assert.ok(compared.length > 0);
});

test('what one registry says of a work is no difference from what another one says', {
  skip: exchanges === undefined && 'no real data',
}, (context) => {
  const works = new Map<string, RegistryRecord[]>();
  for (const record of records) {
    const { doi, arxivId } = record.identifiers;
    for (const key of [doi?.toLowerCase(), arxivId].filter((each) => each !== undefined))
      works.set(key, [...(works.get(key) ?? []), record]);
  }
  const found = new Set<string>();
  let compared = 0;
  for (const [key, versions] of works)
    for (const written of versions)
      for (const known of versions) {
        if (written.registry === known.registry || foldTitle(written.title) !== foldTitle(known.title)) continue;
        const [entry] = parseBibliography(toEntry(written), '/refs.bib').entries;
        if (entry === undefined) continue;
        compared += 1;
        const reference = createReference('key', { title: known.title }, [known], () => '2026-11-28');
        const difference = describeDifference(entry, reference);
        if (difference !== undefined) found.add(`${key} ${written.registry}: ${difference}`);
      }
  context.diagnostic(`${compared} comparisons; ${found.size} differ`);
  assert.deepEqual([...found], []);
  assert.ok(compared > 300);
});

test('first authors of real works, spelled as writers spell them, are no others (slow)', {
  skip: exchanges === undefined && 'no real data',
}, (context) => {
  const found = new Set<string>();
  let compared = 0;
  for (const record of records) {
    const [first] = record.authors;
    if (first === undefined) continue;
    const { given = '', particle = '', family = '', literal = '', suffix = '' } = first;
    const whole = `${particle} ${family}`.trim();
    const ascii = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
    const spellings =
      literal !== ''
        ? [literal, `{${literal}}`]
        : [
            `${given} ${whole} ${suffix}`,
            `${whole} ${given}`,
            `${whole}, ${given.slice(0, 1)}. and others`,
            ascii(`${given} ${whole}`),
            ascii(`${family}, ${given}`),
            `${given.replace(/[-. ]/g, '')} ${whole.replace(/[-' ]/g, '')}`,
            `${family} ${given.slice(0, 1)}`,
          ];
    const reference = createReference('key', { title: record.title }, [record], () => '2026-11-28');
    for (const author of spellings) {
      const [entry] = parseBibliography(`@misc{k, title = {Kites}, author = {${author}}}`, '/refs.bib').entries;
      if (entry === undefined) continue;
      compared += 1;
      const difference = describeDifference(entry, reference);
      if (difference !== undefined) found.add(difference);
    }
  }
  context.diagnostic(`${compared} spellings; ${found.size} differ`);
  assert.deepEqual([...found], []);
});

/** An entry that says what a registry says. */
function toEntry({ title, authors, hasMoreAuthors, year, identifiers: { doi, arxivId } }: RegistryRecord): string {
  const names = authors.map(({ given = '', particle, family, suffix, literal }) =>
    literal === undefined
      ? [[particle, family].join(' ').trim(), suffix, given].filter((part) => part !== undefined).join(', ')
      : `{${literal}}`,
  );
  const fields = { title, author: [...names, ...(hasMoreAuthors === true ? ['others'] : [])].join(' and '), year, doi, eprint: arxivId };
  const lines = Object.entries(fields).map(([name, value]) => (value === undefined || value === '' ? '' : `${name} = {${value}},`));
  return `@misc{k, ${lines.join('\n')}}`;
}
