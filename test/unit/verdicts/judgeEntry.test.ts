import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RegistryRecord } from '../../../server/src/model/registryRecord';
import { splitPersonName } from '../../../server/src/text/people/personName';
import type { DescribedWork } from '../../../server/src/verdicts/describedWork';
import { judgeEntry } from '../../../server/src/verdicts/judgeEntry';
import { isGrave, type Verdict } from '../../../server/src/verdicts/verdict';

const authorsOf = (names: string) => names.split('; ').map(splitPersonName);

function record(some: Partial<RegistryRecord>): RegistryRecord {
  const { title = 'Kites That Learn to Hold Their Line in Gusts', registry = 'crossref' } = some;
  return {
    registry,
    page: `https://${registry}.test/${title}/${some.year}`,
    identifiers: { doi: '10.5555/kites' },
    linked: [],
    type: 'paper-conference',
    authors: authorsOf('Ada Roe; Ben Sample; Cy Model'),
    year: 2021,
    venue: 'Proceedings of the Conference on Wind and Rope',
    ...some,
    title,
  };
}

const preprint = record({
  registry: 'arxiv',
  identifiers: { arxivId: '2005.01234' },
  linked: [{ doi: '10.5555/kites' }],
  type: 'preprint',
  year: 2020,
  venue: undefined,
});

const work: DescribedWork = {
  title: 'Kites that learn to hold their line in gusts',
  authors: authorsOf('Roe, A.; Sample, B.; Model, C.'),
  type: 'paper-conference',
  year: 2021,
  venue: 'Conf. Wind and Rope',
  doi: '10.5555/kites',
};

function judge(own: Partial<DescribedWork>, records: readonly RegistryRecord[] = [record({}), preprint]): Verdict {
  const answeredIdentifiers = new Set(['doi', 'arxivId'] as const);
  return judgeEntry({ ...work, ...own }, { records, asked: records.map(({ registry }) => registry), answeredIdentifiers });
}

/** `objected other-authors!`: the kind, and what is against the entry; `!` after what is grave. */
const brief = ({ kind, objections }: Verdict): string =>
  [kind, ...objections.map((each) => `${each.kind === 'differs' ? each.field : each.kind}${isGrave(each) ? '!' : ''}`)].join(' ');

test('an entry that says what a registry says of one version is confirmed', () => {
  assert.equal(brief(judge({})), 'confirmed');
  assert.equal(brief(judge({ doi: undefined })), 'confirmed');
  assert.equal(brief(judge({ doi: undefined, arxivId: '2005.01234', year: 2020, venue: undefined, type: 'preprint' })), 'confirmed');
  assert.equal(brief(judge({ year: 2020 })), 'confirmed');
  assert.equal(brief(judge({ title: 'Kites That Learn' }, [record({ title: 'Kites That Learn: Holding a Line' })])), 'confirmed');
});

test('what no version says differs', () => {
  assert.equal(brief(judge({ year: 2017 })), 'objected year');
  assert.equal(brief(judge({ venue: 'Journal of Marine Biology' })), 'objected venue');
  assert.equal(brief(judge({ title: 'Kites that learn to hold their rope in gusts' })), 'objected title');
  assert.equal(brief(judge({ authors: authorsOf('Ada Roe; Cy Model') })), 'objected other-authors');
  assert.equal(brief(judge({ authors: authorsOf('Ada Roe; Ben Sample; Cy Model; Dora Vance') })), 'objected other-authors!');
});

test('the authors of another version are no error', () => {
  const grown = record({ registry: 'openalex', authors: authorsOf('Ada Roe; Ben Sample; Cy Model; Dora Vance') });
  assert.equal(brief(judge({ authors: authorsOf('Ada Roe; Ben Sample; Cy Model; Dora Vance') }, [preprint, grown])), 'confirmed');
});

test('the order of authors is not taken from registries that sort them', () => {
  const authors = authorsOf('Ada Roe; Ben Sample; Cy Model');
  assert.equal(brief(judge({ authors }, [record({ authors: authorsOf('Cy Model; Ada Roe; Ben Sample') })])), 'confirmed');
  assert.equal(
    brief(judge({ authors: authors.toReversed(), doi: undefined, arxivId: '2005.01234' }, [preprint])),
    'objected other-authors',
  );
});

test('an identifier of another work is a warning', () => {
  const other = record({ title: 'Tides of the Northern Harbours', authors: authorsOf('Zoe Yates'), identifiers: { doi: '10.5555/tides' } });
  assert.equal(brief(judge({ doi: '10.5555/tides', arxivId: '2005.01234' }, [preprint, other])), 'objected other-work!');
  assert.equal(brief(judge({ doi: '10.5555/tides' }, [other])), 'objected other-work!');
});

test('the title of a work by others is a warning, unless many works have it', () => {
  const others = authorsOf('Zoe Yates; Kim Long');
  assert.equal(brief(judge({ authors: others, doi: undefined })), 'objected title-of-others!');
  assert.equal(
    brief(judge({ authors: others, doi: undefined, title: 'Introduction' }, [record({ title: 'Introduction' })])),
    'not-confirmed',
  );
  assert.equal(brief(judge({ authors: others, doi: undefined, type: 'book' })), 'not-confirmed');
});

test('what no registry knows is not confirmed, and never a warning', () => {
  assert.equal(brief(judge({}, [])), 'could-not-ask');
  assert.equal(brief(judge({ doi: undefined, arxivId: '2005.99999' }, [record({})])), 'objected unknown-identifier');
  const near = record({ title: 'Ropes in the Harbour of the North', identifiers: { doi: '10.5555/ropes' } });
  assert.equal(brief(judge({ doi: undefined }, [near])), 'not-confirmed');
});

test('a withdrawn work is a warning', () => {
  assert.equal(brief(judge({}, [record({ isWithdrawn: true })])), 'objected withdrawn!');
  assert.equal(brief(judge({}, [record({ hasConcern: true })])), 'objected concern!');
});
