import { endsWithOthers, parseBibtex, parseName, splitNames } from '#bibliography';
import { texToText } from '../../base/tex/texToText';
import type { BibliographyEntry } from '../../model/bibliography';
import type { PersonName } from '../../model/personName';
import type { RegistryRecord, WorkType } from '../../model/registryRecord';
import type { HttpAnswer, Registry, RegistryAnswer } from '../registry';
import { readAuthors, readGroupName, readPersonParts } from './personNames';
import { answerWithRecords, createRecord, failAsUnreadable, failByStatus } from './readAnswer';
import {
  isIdentified,
  listDistinct,
  readAbstractText,
  readAclId,
  readNumber,
  readPages,
  readPlainLine,
  readTitleLine,
  readWorkIdentifiers,
  readYear,
} from './recordFields';

const label = 'ACL Anthology';
const maxBytes = 1024 * 1024;

/** The ACL Anthology (aclanthology.org/faq/api), which has a BibTeX file for each paper, made from what its editors know. */
export const aclAnthology: Registry = {
  name: 'acl-anthology',
  label,
  host: 'aclanthology.org',
  interval: 1_000,
  concurrency: 1,
  asked: { aclId: 10 },
  trust: 10,
  origin: 'ACL',
  documentation: { searchedBy: 'ID', provides: 'the fields of its BibTeX file' },

  /** There are no batches. */
  listByIdentifier(works) {
    const aclIds = listDistinct(works.map(({ aclId, doi }) => readWorkIdentifiers({ aclId: aclId ?? '', doi: doi ?? '' }).aclId));
    return aclIds.map((aclId) => ({ registry: 'acl-anthology', url: `https://aclanthology.org/${aclId}.bib`, maxBytes }));
  },

  read: readAnswer,
};

function readAnswer(answer: HttpAnswer): RegistryAnswer {
  if (answer.status === 404) return { kind: 'records', records: [] };
  if (answer.status !== 200) return failByStatus(answer, label);
  const { entries, isComplete } = parseBibtex(answer.body);
  if (!isComplete || entries.length === 0) return failAsUnreadable(answer, label);
  return answerWithRecords(entries, readEntry, answer, label);
}

function readEntry(entry: BibliographyEntry): RegistryRecord | undefined {
  const fields = new Map(entry.fields().map(({ name, value }) => [name, value]));
  const get = (name: string): string => fields.get(name) ?? '';
  const text = (name: string): string => texToText(get(name));
  const aclId = /^https?:\/\/(?:www\.)?aclanthology\.org\/([^/?#]+?)\/?$/.exec(get('url').trim())?.[1] ?? '';
  const identifiers = readWorkIdentifiers({ doi: get('doi'), aclId: readAclId(aclId) ?? '' });
  if (!isIdentified(identifiers)) return undefined;
  return createRecord({
    registry: 'acl-anthology',
    page: `https://aclanthology.org/${identifiers.aclId ?? aclId}/`,
    identifiers,
    linked: [],
    type: types.get(entry.entryType) ?? 'unknown',
    title: readTitleLine(text('title')),
    abstract: readAbstractText(text('abstract')),
    ...readAuthors(splitNames(get('author')), readAuthor),
    ...(endsWithOthers(get('author')) ? { hasMoreAuthors: true } : {}),
    year: readYear(text('year')),
    venue: readPlainLine(text('booktitle')) ?? readPlainLine(text('journal')),
    volume: readNumber(text('volume')),
    issue: readNumber(text('number')),
    pages: readPages(text('pages')),
    publisher: readPlainLine(text('publisher')),
  });
}

const types: ReadonlyMap<string, WorkType> = new Map([
  ['inproceedings', 'paper-conference'],
  ['article', 'article-journal'],
  ['incollection', 'chapter'],
  ['inbook', 'chapter'],
  ['book', 'book'],
  ['phdthesis', 'thesis'],
  ['techreport', 'report'],
  // A whole volume.
  ['proceedings', 'no-paper'],
]);

function readAuthor(tex: string): PersonName | undefined {
  const { literal, given, particle, family, suffix } = parseName(tex);
  if (literal !== undefined) return readGroupName(literal);
  return readPersonParts({ family: texToText(`${particle} ${family}`), given: texToText(given), suffix: texToText(suffix) });
}
