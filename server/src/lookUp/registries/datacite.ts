import { toArxivUrl, toDoiUrl } from '#text';
import type { PersonName } from '../../model/personName';
import type { RegistryRecord, WorkIdentifiers, WorkType } from '../../model/registryRecord';
import type { HttpAnswer, Registry, RegistryAnswer, RegistryRequest } from '../registry';
import { readAuthors, readGroupName, readPersonName, readPersonParts } from './personNames';
import {
  answerWithRecords,
  createRecord,
  failAsUnreadable,
  failByStatus,
  isObject,
  itemsOf,
  memberOf,
  readJsonAnswer,
  textOf,
} from './readAnswer';
import {
  isIdentified,
  isPreprintDoi,
  listDistinct,
  listTitleWords,
  readAbstractText,
  readPlainLine,
  readTitleLine,
  readWorkIdentifiers,
  readYear,
  toBatches,
} from './recordFields';

const label = 'DataCite';
const batchSize = 50;
const maxFound = 10;
const maxBytes = 8 * 1024 * 1024;

/** DataCite's REST API (support.datacite.org/docs/api). It registers the DOIs of arXiv, and knows what arXiv knows of a paper. */
export const datacite: Registry = {
  name: 'datacite',
  label,
  host: 'api.datacite.org',
  interval: 600,
  concurrency: 1,
  asked: { arxivId: 20, doi: 20 },
  // It knows what is on arXiv, but not as soon.
  standsInFor: 'arxiv',
  trust: 40,
  origin: 'arXiv',
  documentation: {
    searchedBy: 'DOI (50 at once), title',
    provides: "same as arXiv if arXiv doesn't respond; theses, reports",
  },

  listByIdentifier(works) {
    const dois = listDistinct(works.map(toDataciteDoi));
    const plain = dois.filter((doi) => !doi.includes(','));
    const others = dois.filter((doi) => doi.includes(','));
    return [
      ...toBatches(plain, batchSize).map((batch) => createRequest('/dois', { ids: batch.join(','), 'page[size]': String(batch.length) })),
      ...others.map((doi) => createRequest(`/dois/${encodeURIComponent(doi)}`, {})),
    ];
  },

  /** Only preprints of arXiv are looked for by title: the other works of DataCite are mostly data sets and software. */
  findByTitle(title) {
    const words = listTitleWords(title);
    if (words.length === 0) return undefined;
    return createRequest('/dois', { query: `titles.title:"${words.join(' ')}"`, prefix: '10.48550', 'page[size]': String(maxFound) });
  },

  read: readAnswer,
};

function toDataciteDoi({ arxivId, doi }: WorkIdentifiers): string | undefined {
  const identifiers = readWorkIdentifiers({ arxivId: arxivId ?? '', doi: doi ?? '' });
  return identifiers.arxivId === undefined ? identifiers.doi : `10.48550/arxiv.${identifiers.arxivId}`;
}

function createRequest(path: string, parameters: Readonly<Record<string, string>>): RegistryRequest {
  const query = new URLSearchParams(parameters).toString();
  return { registry: 'datacite', url: `https://api.datacite.org${path}${query === '' ? '' : `?${query}`}`, maxBytes };
}

function readAnswer(answer: HttpAnswer): RegistryAnswer {
  const value = readJsonAnswer(answer);
  // JSON:API describes a DOI that is not known in a list of errors.
  if (answer.status === 404 && itemsOf(value, 'errors').some((error) => String(memberOf(error, 'status')) === '404'))
    return { kind: 'records', records: [] };
  if (answer.status !== 200) return failByStatus(answer, label);
  const data = memberOf(value, 'data');
  const works = isObject(data) ? [data] : data;
  if (!Array.isArray(works)) return failAsUnreadable(answer, label);
  return answerWithRecords(works, (work) => readWork(memberOf(work, 'attributes')), answer, label);
}

function readWork(work: unknown): RegistryRecord | undefined {
  const doi = textOf(work, 'doi');
  const identifiers = readWorkIdentifiers({ doi });
  if (!isIdentified(identifiers)) return undefined;
  const { arxivId } = identifiers;
  const abstract = itemsOf(work, 'descriptions').find((description) => textOf(description, 'descriptionType') === 'Abstract');
  const type = readType(work);
  return createRecord({
    registry: 'datacite',
    page: arxivId === undefined ? toDoiUrl(doi) : toArxivUrl(arxivId),
    identifiers,
    linked: listLinked(work),
    type,
    title: readTitle(work),
    abstract: readAbstractText(textOf(abstract, 'description')),
    ...readAuthors(itemsOf(work, 'creators'), readCreator),
    year: readFirstYear(work),
    venue: type === 'preprint' ? undefined : readPlainLine(textOf(work, 'container', 'title')),
    publisher: type === 'preprint' ? undefined : readPlainLine(textOf(work, 'publisher') || textOf(work, 'publisher', 'name')),
  });
}

/** The title of the work itself; others have a type such as "Subtitle" or "TranslatedTitle". */
function readTitle(work: unknown): string {
  const titles = itemsOf(work, 'titles');
  const title = readTitleLine(textOf(titles.find((each) => textOf(each, 'titleType') === '') ?? titles[0], 'title'));
  const subtitle = readTitleLine(
    textOf(
      titles.find((each) => textOf(each, 'titleType') === 'Subtitle'),
      'title',
    ),
  );
  return subtitle === '' || title === '' ? title : `${title}: ${subtitle}`;
}

/** `name` is "Family, Given" for persons. arXiv gives no `nameType` for some groups. */
function readCreator(creator: unknown): PersonName | undefined {
  const name = textOf(creator, 'name');
  if (textOf(creator, 'nameType') === 'Organizational') return readGroupName(name);
  const family = textOf(creator, 'familyName');
  return family === '' ? readPersonName(name) : readPersonParts({ family, given: textOf(creator, 'givenName') });
}

/** The year of the first version. DataCite's `publicationYear` can be the year in which the DOI was registered. */
function readFirstYear(work: unknown): number | undefined {
  const dates = itemsOf(work, 'dates');
  const first = dates.find((date) => textOf(date, 'dateType') === 'Submitted' && ['', 'v1'].includes(textOf(date, 'dateInformation')));
  return readYear(textOf(first, 'date')) ?? readYear(memberOf(work, 'publicationYear'));
}

/** DataCite Metadata Schema 4, "resourceTypeGeneral". arXiv's papers had the type "Text" before there was "Preprint". */
const types: ReadonlyMap<string, WorkType> = new Map([
  ['Preprint', 'preprint'],
  ['JournalArticle', 'article-journal'],
  ['DataPaper', 'article-journal'],
  ['ConferencePaper', 'paper-conference'],
  ['Dissertation', 'thesis'],
  ['Report', 'report'],
  ['Book', 'book'],
  ['BookChapter', 'chapter'],
  ['Text', 'unknown'],
  ['Other', 'unknown'],
  ['', 'unknown'],
]);

function readType(work: unknown): WorkType {
  if (isPreprintDoi(textOf(work, 'doi'))) return 'preprint';
  return types.get(textOf(work, 'types', 'resourceTypeGeneral')) ?? 'no-paper';
}

/** arXiv names the published version as "IsVersionOf", by the DOI that the authors gave. */
function listLinked(work: unknown): readonly WorkIdentifiers[] {
  const own = textOf(work, 'doi').toLowerCase();
  return itemsOf(work, 'relatedIdentifiers')
    .filter((related) => /^(?:IsVersionOf|HasVersion|IsPublishedIn)$/.test(textOf(related, 'relationType')))
    .filter((related) => textOf(related, 'relatedIdentifier').toLowerCase() !== own)
    .slice(0, 20)
    .map((related) => {
      const id = textOf(related, 'relatedIdentifier');
      return readWorkIdentifiers(textOf(related, 'relatedIdentifierType') === 'arXiv' ? { arxivId: id } : { doi: id });
    })
    .filter(isIdentified);
}
