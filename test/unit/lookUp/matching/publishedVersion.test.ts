import assert from 'node:assert/strict';
import { test } from 'node:test';
import { haveOtherIdentifiers, shareIdentifier } from '../../../../server/src/lookUp/matching/assessedRecord';
import * as versions from '../../../../server/src/lookUp/matching/joinRecords';
import { toComparable } from '../../../../server/src/lookUp/matching/workText';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';
import { canBeSamePerson } from '../../../../server/src/text/people/samePerson';
import { abstractOf, person, recordOf } from './madeRecords';

const preprint = recordOf({ identifiers: { arxivId: '2401.00001' } });
const published = recordOf({ registry: 'crossref', type: 'paper-conference', identifiers: { doi: '10.1000/1' }, year: 2025 });

const isPublishedVersion = (a: RegistryRecord, b: RegistryRecord): boolean => versions.isPublishedVersion(toComparable(a), toComparable(b));
const isSameVersion = (a: RegistryRecord, b: RegistryRecord): boolean => versions.isSameVersion(toComparable(a), toComparable(b));

test('the published version has the title, the first author, half of the authors, and a year that follows', () => {
  assert.ok(isPublishedVersion(preprint, published));
  assert.ok(!isPublishedVersion(published, preprint));
  const named = [{ literal: 'M. Lund' }, { literal: 'Tom Oak' }];
  assert.ok(isPublishedVersion(preprint, { ...published, authors: named }));
  for (const parts of [
    { year: undefined },
    { year: 2028 },
    { year: 2023 },
    { type: 'unknown' },
    { authors: [] },
    { authors: [person('Ada', 'Lund'), person('Tom', 'Oak')] },
    { title: `${preprint.title}, Part II` },
    { title: preprint.title.replace('Rain', 'Snow') },
  ] as const)
    assert.ok(!isPublishedVersion(preprint, { ...published, ...parts }), JSON.stringify(parts));
});

test('a version with another subtitle needs the same abstract', () => {
  const short = { ...published, title: 'Sparrow' };
  assert.ok(!isPublishedVersion(preprint, short));
  const abstract = abstractOf('rain');
  assert.ok(isPublishedVersion({ ...preprint, abstract }, { ...short, abstract }));
});

test('a published version with another abstract, with a title that many works have, or with one of two authors, is another work', () => {
  const abstract = abstractOf('rain');
  assert.ok(isPublishedVersion({ ...preprint, abstract }, { ...published, abstract: abstract.split(' ').slice(20).join(' ') }));
  assert.ok(isPublishedVersion({ ...preprint, abstract }, published));
  assert.ok(!isPublishedVersion({ ...preprint, abstract }, { ...published, abstract: abstractOf('snow') }));
  for (const title of ['Editorial', 'Introduction', 'Technical Report', 'Reply to Comment', 'Author Correction'])
    assert.ok(!isPublishedVersion({ ...preprint, title }, { ...published, title }), title);
  assert.ok(!isPublishedVersion(preprint, { ...published, authors: [person('Mira', 'Lund'), person('Ada', 'Bell')] }));
  const alone = { ...preprint, authors: [person('Mira', 'Lund')] };
  assert.ok(isPublishedVersion(alone, { ...published, authors: [person('M.', 'Lund')] }));
  assert.ok(!isPublishedVersion(alone, { ...published, authors: [person('Mona', 'Lund')] }));
});

test('a link from a preprint leads to no correction, no other abstract, and no other time', () => {
  const abstract = abstractOf('rain');
  const object = (parts: Partial<RegistryRecord>): string | undefined =>
    versions.findObjectionToLink(toComparable({ ...preprint, abstract }), toComparable({ ...published, ...parts }));
  for (const parts of [{}, { year: 2023 }, { year: 2030 }, { year: undefined }, { title: `${preprint.title}: A Review` }, { abstract }])
    assert.equal(object(parts), undefined, JSON.stringify(parts));
  for (const title of [
    `Correction to: ${preprint.title}`,
    `Erratum: ${preprint.title} [J. Rain 3, 4 (2021)]`,
    `${preprint.title}. Erratum`,
    `Comment on "${preprint.title}"`,
    `Peer review of: ${preprint.title}`,
    `Review for "${preprint.title}"`,
    `Reply to "${preprint.title}"`,
    `${preprint.title} - Discussion`,
  ])
    assert.equal(object({ title }), 'correction, comment or review, judging by its title', title);
  assert.equal(object({ title: `RETRACTED: ${preprint.title}` }), undefined);
  assert.equal(object({ abstract: abstractOf('snow') }), 'different abstract');
  assert.equal(object({ year: 2002 }), '22 years before the preprint');
  assert.equal(object({ year: 2032 }), '8 years after the preprint');
  assert.equal(object({ type: 'preprint', year: 2002 }), undefined);
});

test('two registries have the same version if nothing differs, and a journal’s version is another than a conference’s', () => {
  const other = { ...published, registry: 'semantic-scholar', identifiers: {} } as const;
  assert.ok(isSameVersion(published, other));
  assert.ok(!isSameVersion(published, { ...other, type: 'article-journal' }));
  assert.ok(!isSameVersion(published, { ...other, year: 2026 }));
  assert.ok(!isSameVersion(published, { ...other, identifiers: { doi: '10.1000/2' } }));
  assert.ok(!isSameVersion(published, { ...other, registry: 'crossref' }));
});

test('names of one person, however a registry splits them', () => {
  for (const [a, b] of [
    [{ given: 'Mira', family: 'Lund' }, { literal: 'Mira Lund' }],
    [
      { given: 'M.', family: 'Lund' },
      { given: 'Mira Eva', family: 'Lund', suffix: 'Jr.' },
    ],
    [{ given: 'José', particle: 'de la', family: 'Peña' }, { literal: 'Jose de la Pena' }],
    [{ literal: 'Wei Zhang' }, { literal: 'Zhang Wei' }],
    [{ literal: 'Xiao Ming Li' }, { literal: 'Xiaoming Li' }],
    [{ literal: 'JP Hale' }, { literal: 'Jean-Pierre Hale' }],
    [{ literal: 'Jean-Pierre Hale' }, { literal: 'Jean Hale' }],
    [{ literal: 'Ada M. Hale' }, { literal: 'A. Mary Hale' }],
  ] as const)
    assert.ok(canBeSamePerson(a, b), JSON.stringify([a, b]));
  for (const [a, b] of [
    [{ literal: 'Mira Lund' }, { literal: 'Tom Lund' }],
    [{ literal: 'Mira Lund' }, { literal: 'Mira Oak' }],
    [{ literal: 'Yan Wang' }, { literal: 'Yi Wang' }],
    [{ literal: 'Yan Wang' }, { literal: 'YI Wang' }],
    [{ literal: 'Yi Wang' }, { literal: 'Yiming Wang' }],
    [{ literal: 'Ada M. Hale' }, { literal: 'Ada K. Hale' }],
    [{ literal: '' }, { literal: '' }],
  ] as const)
    assert.ok(!canBeSamePerson(a, b), JSON.stringify([a, b]));
});

test('an identifier and the DOI that is made from it are one', () => {
  assert.ok(shareIdentifier({ arxivId: '2401.00001' }, { doi: '10.48550/arXiv.2401.00001' }));
  assert.ok(shareIdentifier({ aclId: '2020.acl-main.703' }, { doi: '10.18653/v1/2020.ACL-main.703' }));
  assert.ok(shareIdentifier({ doi: '10.21203/rs.3.rs-1/v1' }, { doi: '10.21203/rs.3.rs-1/v2' }));
  assert.ok(haveOtherIdentifiers({ doi: '10.1000/1' }, { doi: '10.1000/2' }));
  assert.ok(!haveOtherIdentifiers({ doi: '10.1000/1' }, { arxivId: '2401.00001' }));
  assert.ok(!haveOtherIdentifiers({ doi: '10.1000/1', arxivId: '2401.00001' }, { doi: '10.1000/2', arxivId: '2401.00001' }));
});
