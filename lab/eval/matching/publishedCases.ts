import { isGenericTitle } from '../../../server/src/lookUp/matching/assessedRecord';
import type { PersonName } from '../../../server/src/model/personName';
import type { RegistryRecord } from '../../../server/src/model/registryRecord';
import { createRandom, type Random } from '../../../test/support/random';
import type { MatchingCase } from './matchingCase';
import { titlesAboutPaper } from './otherWorks';

const doi = '10.1000/published';
const genericTitles = ['Editorial', 'Introduction', 'Technical Report', 'Reply to Comment', 'Overview of the Workshop', 'Correction'];

/** Preprints, with what may or may not be their published versions, by a link or by title and authors. */
export function listPublishedCases(records: readonly RegistryRecord[]): readonly MatchingCase[] {
  const random = createRandom(41);
  const drawn = random
    .shuffle(
      records.filter(
        ({ abstract = '', authors, identifiers, year }) =>
          abstract.length > 500 && isNamed(authors) && identifiers.arxivId !== undefined && year !== undefined,
      ),
    )
    .filter(({ title }) => !isGenericTitle(title))
    .slice(0, 600);
  return drawn.slice(0, 300).flatMap((paper, index) => {
    const other = drawn[index + 300];
    return other === undefined ? [] : [...listOtherWorks(paper, other, random), ...listVersions(paper)];
  });
}

function listOtherWorks(paper: RegistryRecord, { abstract }: RegistryRecord, random: Random): readonly MatchingCase[] {
  const published = publish(paper, 1);
  const alone = { ...paper, authors: paper.authors.slice(0, 1), hasMoreAuthors: undefined };
  const namesake = { ...publish(alone, 1), authors: alone.authors.map(renameGiven) };
  const title = random.pick(genericTitles);
  const about = random.pick(titlesAboutPaper.slice(0, 5))(paper.title);
  const two = { ...paper, authors: [...alone.authors, { given: 'Ada', family: 'Example' }] };
  const withOne = { ...publish(paper, 1), authors: [...alone.authors, { given: 'Bo', family: 'Sample' }] };
  // Whether a link is right is what is decided, so it tells nothing of the right answer.
  const one = (kind: string, preprint: RegistryRecord, ...others: readonly RegistryRecord[]): MatchingCase => {
    const question = { title: preprint.title, abstract: undefined, identifiers: preprint.identifiers };
    return {
      kind: `published: ${kind}`,
      group: 'adversarial',
      question,
      records: [preprint, ...others],
      paper: { ...preprint, linked: [] },
    };
  };
  const byTitle = one('namesake, looked up by title alone', alone, copyOf(alone), namesake);
  return [
    one('namesake with another given name', alone, namesake),
    one('namesake with another given name, different abstract', alone, { ...namesake, abstract }),
    { ...byTitle, question: { ...byTitle.question, identifiers: {} } },
    one('same authors and title, different abstract', paper, { ...published, abstract }),
    one('one of two authors', two, withOne),
    one('common title', { ...paper, title }, { ...published, title }),
    one('linked correction, comment or review', ...linked(paper, { ...published, title: about })),
    one('linked, years before or after', ...linked(paper, publish(paper, random.pick([-22, -3, 8, 15])))),
    one('linked, different abstract', ...linked(paper, { ...published, abstract })),
  ];
}

function listVersions(paper: RegistryRecord): readonly MatchingCase[] {
  const question = { title: paper.title, abstract: undefined, identifiers: paper.identifiers };
  const one = (
    kind: string,
    [preprint, ...others]: readonly [RegistryRecord, ...RegistryRecord[]],
    version: RegistryRecord,
  ): MatchingCase => {
    return { kind: `published: ${kind}`, group: 'positive', question, records: [preprint, ...others], paper, versions: [version] };
  };
  const byTitle = { ...publish(paper, 2), authors: paper.authors.map(abbreviate) };
  const rewritten = { ...publish(paper, 1), abstract: rewriteHalf(paper.abstract ?? '') };
  const late = publish(paper, 5);
  const joined = publish(paper, 1);
  return [
    one('by title and authors in initials', [paper, byTitle], byTitle),
    one('by title, half of the abstract rewritten', [paper, rewritten], rewritten),
    one('by a link, five years later', [{ ...paper, linked: [{ doi }] }, late], late),
    one('by a record of both', linked(paper, joined), joined),
  ];
}

/** The preprint with a link, and a record of another registry that has both identifiers. */
function linked(paper: RegistryRecord, published: RegistryRecord): readonly [RegistryRecord, ...RegistryRecord[]] {
  const both = copyOf({ ...paper, type: 'article-journal', identifiers: { ...paper.identifiers, doi }, year: undefined });
  return [{ ...paper, linked: [{ doi }] }, both, published];
}

function copyOf(paper: RegistryRecord): RegistryRecord {
  return { ...paper, registry: 'semantic-scholar', page: `${paper.page}#copy` };
}

function publish(paper: RegistryRecord, years: number): RegistryRecord {
  const year = (paper.year ?? 2020) + years;
  const published = { type: 'article-journal', identifiers: { doi }, abstract: undefined, year, venue: 'A Journal' } as const;
  return { ...paper, ...published, registry: 'crossref', page: `${paper.page}#published` };
}

function isNamed(authors: readonly PersonName[]): boolean {
  return authors.length > 0 && authors.every(({ literal = '' }) => /^\p{L}{3,} (?:\S+ )*\p{L}{2,}$/u.test(literal));
}

/** Another given name with the same initial. */
function renameGiven({ literal = '' }: PersonName): PersonName {
  return { literal: literal.replace(/^(.)\S*/u, '$1oxal') };
}

function abbreviate({ literal = '' }: PersonName): PersonName {
  return { given: `${literal[0]}.`, family: literal.split(' ').at(-1) };
}

function rewriteHalf(abstract: string): string {
  const words = abstract.split(' ');
  return words.map((word, at) => (at < words.length / 2 ? word : `new${word}`)).join(' ');
}
