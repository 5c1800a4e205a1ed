import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createQuestion,
  describeCandidate,
  describeOpenState,
  describeProof,
  describeTakenReference,
  describeVersionProof,
  listCandidates,
} from '../../../../server/src/features/bibliography/describeLookUp';
import type { Candidate } from '../../../../server/src/lookUp/matching/assessedRecord';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import type { Paper } from '../../../../server/src/model/paper';
import type { PersonName } from '../../../../server/src/model/personName';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';
import { nameAuthorsInBrief } from '../../../../server/src/text/people/personName';
import { recordOf } from '../../lookUp/matching/madeRecords';

test('that a registry could not be asked never reads as if it did not know the paper', () => {
  assert.equal(
    describeOpenState('could-not-ask', ["arXiv didn't respond within 15 seconds", "Crossref couldn't be reached"], []),
    "arXiv didn't respond within 15 seconds; 1 other registry failed too",
  );
  assert.equal(
    describeOpenState('could-not-ask', ["arXiv couldn't be reached", "Crossref couldn't be reached", "OpenAlex couldn't be reached"], []),
    "arXiv couldn't be reached; 2 other registries failed too",
  );
  assert.equal(describeOpenState('could-not-ask', [], []), 'no registry could be reached');
  assert.equal(describeOpenState('not-found', [], []), 'not found');
});

test('there is something to choose from only where the writer is asked', () => {
  const record = { registry: 'arxiv', page: '', identifiers: {}, linked: [], type: 'preprint', title: 'Kites', authors: [] } as const;
  const candidate = { record, isByIdentifier: false, titleSimilarity: 1, hasEqualMarks: true };
  assert.deepEqual(listCandidates({ kind: 'several', candidates: [candidate] }), [candidate]);
  assert.deepEqual(listCandidates({ kind: 'identifier-disagrees', candidates: [candidate] }), [candidate]);
  assert.deepEqual(listCandidates({ kind: 'taken', records: [record], evidence: candidate }), []);
  assert.deepEqual(listCandidates({ kind: 'could-not-ask' }), []);
});

test('a work that several registries describe is one to choose', () => {
  const record = { page: '', linked: [], type: 'preprint', title: 'Kites', authors: [] } as const;
  const evidence = { isByIdentifier: false, titleSimilarity: 1, hasEqualMarks: true };
  const best = { ...evidence, record: { ...record, registry: 'arxiv', identifiers: { arxivId: '2406.00001' } } } as const;
  const same = { ...evidence, record: { ...record, registry: 'hugging-face', identifiers: { arxivId: '2406.00001' } } } as const;
  const other = { ...evidence, record: { ...record, registry: 'crossref', identifiers: { doi: '10.5555/kites' } } } as const;
  const unnamed = { ...evidence, record: { ...record, registry: 'semantic-scholar', identifiers: {} } } as const;
  assert.deepEqual(listCandidates({ kind: 'several', candidates: [best, same, unnamed, other, unnamed] }), [best, unnamed, other, unnamed]);
});

test('the best evidence comes first: the abstract, then the title, whatever the identifier says', () => {
  const make = (title: string, some: object): Candidate => ({
    record: {
      registry: 'arxiv',
      page: '',
      identifiers: { arxivId: `2406.0000${title.length}` },
      linked: [],
      type: 'preprint',
      title,
      authors: [],
    },
    isByIdentifier: false,
    titleSimilarity: 1,
    hasEqualMarks: true,
    ...some,
  });
  const wrong = make('Sand', { isByIdentifier: true, titleSimilarity: 0.2, containment: 0.04 });
  const titled = make('Kites', { containment: 0.02 });
  const right = make('Kites!', { titleSimilarity: 0.95, containment: 0.97 });
  assert.deepEqual(
    listCandidates({ kind: 'identifier-disagrees', candidates: [wrong, titled, right] }).map(({ record }) => record.title),
    ['Kites!', 'Kites', 'Sand'],
  );
});

function describe(some: Partial<CompletedReference>, evidence: Partial<Candidate> = {}): string {
  const record = { registry: 'arxiv', page: '', identifiers: {}, linked: [], type: 'preprint', title: 'Kites', authors: [] } as const;
  return describeTakenReference(
    { id: 'kites', paper: { title: 'Kites' }, authors: [{ family: 'Gao' }, { family: 'Wind' }, { family: 'Ice' }], sources: {}, ...some },
    describeProof({ record, isByIdentifier: false, titleSimilarity: 1, hasEqualMarks: true, ...evidence }),
  );
}

test('a preprint, by its abstract', () =>
  assert.equal(
    describe({ year: 2024, arxivId: '2410.13276' }, { containment: 0.968 }),
    'Gao et al. 2024 · arXiv 2410.13276 · abstract matches (97%)',
  ));

test('a withdrawn paper, with a warning', () =>
  assert.equal(describe({ year: 2024, isWithdrawn: true }, { containment: 1 }), 'withdrawn · Gao et al. 2024 · abstract matches (100%)'));

test('a published paper, by its identifier or by two registries', () => {
  assert.equal(
    describe({ year: 2025, venue: 'Sea', doi: '10.1000/a', arxivId: '2410.13276' }, { isByIdentifier: true }),
    'Gao et al. 2025 · Sea · arXiv 2410.13276 · title matches',
  );
  assert.equal(describe({ authors: [], doi: '10.1000/a' }), '10.1000/a · two registries agree');
});

test('a published version is proved by what links it to the preprint, or by title and authors', () => {
  const preprint = recordOf({ identifiers: { arxivId: '2401.00001' } });
  const published = recordOf({ registry: 'crossref', type: 'paper-conference', identifiers: { doi: '10.1000/1' }, year: 2025 });
  const both = recordOf({
    registry: 'semantic-scholar',
    type: 'paper-conference',
    identifiers: { arxivId: '2401.00001', doi: '10.1000/1' },
  });
  const prove = (record: RegistryRecord, ...others: readonly RegistryRecord[]): string =>
    describeVersionProof({
      kind: 'taken',
      records: [record, ...others],
      evidence: { record, isByIdentifier: true, titleSimilarity: 1, hasEqualMarks: true, containment: 0.968 },
    });
  assert.equal(prove(preprint, published), 'title and authors match');
  assert.equal(prove({ ...preprint, linked: [published.identifiers] }, published), 'linked by arXiv');
  assert.equal(prove(preprint, { ...published, linked: [preprint.identifiers] }), 'linked by Crossref');
  assert.equal(prove(preprint, published, { ...both, year: undefined }), 'linked by Semantic Scholar');
  assert.equal(prove(published, preprint), 'abstract matches (97%)');
  assert.equal(prove(preprint), 'abstract matches (97%)');
});

const names: readonly PersonName[] = [
  { family: 'Berg', given: 'Änne', particle: 'van der' },
  { family: 'Ice', given: 'Bo', suffix: 'Jr.' },
  { literal: 'The Kite Group' },
  { family: 'Wind', given: 'Cy' },
];

function makeCandidate(record: Partial<RegistryRecord> = {}, some: Partial<Candidate> = {}): Candidate {
  return {
    record: {
      registry: 'semantic-scholar',
      page: 'https://example.org/1',
      identifiers: {},
      linked: [],
      type: 'preprint',
      title: 'Kites',
      authors: names.slice(0, 2),
      ...record,
    },
    isByIdentifier: false,
    titleSimilarity: 1,
    hasEqualMarks: true,
    ...some,
  };
}

test('a candidate that was withdrawn says so once', () => {
  const reasonOf = (objection: string): string =>
    describeCandidate(makeCandidate({ isWithdrawn: true }, { containment: 1, objection })).reason;
  assert.equal(reasonOf('different title'), 'withdrawn · abstract matches (100%) · different title');
  assert.equal(reasonOf('withdrawn'), 'withdrawn · abstract matches (100%)');
});

test('a candidate says what it is, how far its abstract agrees, and why it was not taken', () =>
  assert.deepEqual(describeCandidate(makeCandidate({ year: 2024, venue: 'Sea' }, { containment: 0.414, objection: 'different title' })), {
    title: 'Kites',
    authors: 'Änne van der Berg, Bo Ice Jr.',
    year: 2024,
    venue: 'Sea',
    source: 'Semantic Scholar',
    page: 'https://example.org/1',
    reason: 'abstract matches (41%) · different title',
    isLikely: false,
  }));

test('an abstract of which nothing agrees is told by the objection alone', () =>
  assert.equal(describeCandidate(makeCandidate({}, { containment: 0.004, objection: 'different abstract' })).reason, 'different abstract'));

test('what is said of all records, or twice, is left out', () => {
  const reasonOf = (objection: string, containment: number): string =>
    describeCandidate(makeCandidate({}, { containment, objection })).reason;
  assert.equal(reasonOf('the same abstract with a different title (renamed?)', 1), 'abstract matches (100%) · different title (renamed?)');
  assert.equal(reasonOf('identifier belongs to a different paper', 0.9), 'abstract matches (90%)');
  assert.equal(reasonOf('identifier belongs to a different paper', 0), 'identifier belongs to a different paper');
});

test('a record is likely if title and abstract agree, and nothing was withdrawn', () => {
  const likely = (record: Partial<RegistryRecord>, some: Partial<Candidate>): boolean =>
    describeCandidate(makeCandidate(record, some)).isLikely;
  assert.equal(likely({}, { containment: 0.9 }), true);
  assert.equal(likely({ isWithdrawn: true }, { containment: 0.9 }), false);
  assert.equal(likely({}, { containment: 1, titleSimilarity: 0.4 }), false);
  assert.equal(likely({}, { containment: 1, hasEqualMarks: false }), false);
  assert.equal(likely({}, { containment: 0.2 }), false);
});

test('a candidate names its identifier', () => {
  const nameOf = (identifiers: RegistryRecord['identifiers']): string | undefined =>
    describeCandidate(makeCandidate({ identifiers })).identifier;
  assert.equal(nameOf({ arxivId: '2406.00001', doi: '10.5555/kites' }), 'arXiv 2406.00001');
  assert.equal(nameOf({ doi: '10.5555/kites' }), '10.5555/kites');
});

test('what the registry does not say is absent', () =>
  assert.deepEqual(describeCandidate(makeCandidate({ authors: [] })), {
    title: 'Kites',
    authors: '',
    source: 'Semantic Scholar',
    page: 'https://example.org/1',
    reason: '',
    isLikely: false,
  }));

test('of many authors the number is told', () => {
  assert.equal(describeCandidate(makeCandidate({ authors: names })).authors, 'Änne van der Berg, Bo Ice Jr. and 2 more');
  assert.equal(describeCandidate(makeCandidate({ hasMoreAuthors: true })).authors, 'Änne van der Berg, Bo Ice Jr. and others');
});

test('authors in brief', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((count) => nameAuthorsInBrief({ authors: names.slice(0, count) })),
    [undefined, 'van der Berg', 'van der Berg and Ice', 'van der Berg et al.'],
  );
  assert.equal(nameAuthorsInBrief({ authors: names.slice(2, 3) }), 'The Kite Group');
  assert.equal(nameAuthorsInBrief({ authors: names.slice(3), hasMoreAuthors: true }), 'Wind et al.');
});

function makePaper(some: Partial<Paper> = {}): Paper {
  return { key: 'kites', title: 'Kites', names: [], abstract: '', authors: [], links: [], occurrences: [], ...some };
}

test('a paper without identifiers is asked for by its title, and compared by its abstract', () =>
  assert.deepEqual(createQuestion(makePaper({ abstract: 'We fly.' })), { title: 'Kites', abstract: 'We fly.', identifiers: {} }));

test('what others or machines wrote about a paper is never compared', () => {
  assert.equal(createQuestion(makePaper({ abstract: 'They fly.', abstractKind: 'summary' })).abstract, undefined);
  assert.equal(createQuestion(makePaper()).abstract, undefined);
});

test('a preprint that was looked up before is asked for as the record that was taken then', () => {
  const identity = { title: 'Kites', arxivId: '2401.00009' };
  const reference = { id: 'kites', paper: identity, title: 'Kites, Retitled', authors: [], arxivId: '2401.00001', sources: {} } as const;
  assert.deepEqual(createQuestion(makePaper({ ...identity, reference: { ...reference, type: 'preprint' } })), {
    title: 'Kites, Retitled',
    identifiers: { arxivId: '2401.00001' },
  });
  const published = createQuestion(makePaper({ ...identity, reference: { ...reference, type: 'article-journal' } }));
  assert.deepEqual(published, { title: 'Kites', identifiers: { arxivId: '2401.00009' } });
});

test('identifiers have the form in which they are compared', () => {
  assert.deepEqual(createQuestion(makePaper({ doi: '10.1000/ABC', arxivId: 'math.GT/0309136' })).identifiers, {
    doi: '10.1000/abc',
    arxivId: 'math/0309136',
  });
  assert.deepEqual(createQuestion(makePaper({ doi: '10.48550/arXiv.2401.00001' })).identifiers, { arxivId: '2401.00001' });
});

test('an address in the ACL Anthology is an identifier', () => {
  const links = ['https://example.org/P19-1001', 'https://aclanthology.org/2020.acl-main.703.pdf'];
  const { identifiers } = createQuestion(makePaper({ links: links.map((url) => ({ kind: 'page', url })) }));
  assert.deepEqual(identifiers, { aclId: '2020.acl-main.703' });
});
