import type { RegistryRecord } from '../../model/registryRecord';
import type { HttpAnswer, Registry, RegistryAnswer, RegistryRequest } from '../registry';
import { readAuthors, readPersonName } from './personNames';
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
import { listDistinct, readAbstractText, readPlainLine, readTitleLine, readWorkIdentifiers, readYear } from './recordFields';

const label = 'Hugging Face';
const maxBytes = 4 * 1024 * 1024;

/** The pages of papers at Hugging Face (huggingface.co/docs/hub/api, "Paper Pages API"), which hold preprints of arXiv. */
export const huggingFace: Registry = {
  name: 'hugging-face',
  label,
  host: 'huggingface.co',
  interval: 1_000,
  concurrency: 1,
  asked: { title: 50 },
  isSecondHand: true,
  trust: 70,
  origin: 'arXiv',
  feeds: ['daily-papers', 'weekly-papers'],
  documentation: { searchedBy: 'arXiv ID, title', provides: 'title, abstract, authors, year' },

  /** There are no batches. */
  listByIdentifier(works) {
    const arxivIds = listDistinct(works.map(({ arxivId }) => readWorkIdentifiers({ arxivId: arxivId ?? '' }).arxivId));
    return arxivIds.map((arxivId) => createRequest(`/${arxivId}`));
  },

  findByTitle(title) {
    // The first words of a long title are enough to find it.
    const query = readPlainLine(title)?.slice(0, 250);
    return query === undefined ? undefined : createRequest(`/search?${new URLSearchParams({ q: query })}`);
  },

  read: readAnswer,
};

function createRequest(path: string): RegistryRequest {
  return { registry: 'hugging-face', url: `https://huggingface.co/api/papers${path}`, maxBytes };
}

function readAnswer(answer: HttpAnswer): RegistryAnswer {
  const value = readJsonAnswer(answer);
  if (answer.status === 404 && textOf(value, 'error') !== '') return { kind: 'records', records: [] };
  if (answer.status !== 200) return failByStatus(answer, label);
  if (Array.isArray(value)) return answerWithRecords(value, (item) => readPaper(memberOf(item, 'paper') ?? item), answer, label);
  return isObject(value) ? answerWithRecords([value], readPaper, answer, label) : failAsUnreadable(answer, label);
}

/** `summary` is the abstract of the authors. `ai_summary` and `ai_keywords` are written by a machine and not read. */
function readPaper(paper: unknown): RegistryRecord | undefined {
  const identifiers = readWorkIdentifiers({ arxivId: textOf(paper, 'id') });
  if (identifiers.arxivId === undefined) return undefined;
  return createRecord({
    registry: 'hugging-face',
    page: `https://huggingface.co/papers/${identifiers.arxivId}`,
    identifiers,
    linked: [],
    type: 'preprint',
    title: readTitleLine(textOf(paper, 'title')),
    abstract: readAbstractText(textOf(paper, 'summary')),
    ...readAuthors(itemsOf(paper, 'authors'), (author) => readPersonName(textOf(author, 'name'))),
    year: readYear(textOf(paper, 'publishedAt')),
  });
}
