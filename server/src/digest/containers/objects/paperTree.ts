import { looksLikeDoi, readArxivId } from '#text';
import type { JsonNode } from '../../../base/jsonReader';
import type { Span } from '../../../base/span';
import type { DigestIssue } from '../../../model/digest';
import { maxParagraphLength } from '../../pages/pastedText';
import { finishRecord, type LocatedText, type RecordDraft, type UnnamedRecord } from '../../recordDraft';
import { skipReasons } from '../../skipReasons';
import type { Meaning } from './fieldNames';
import { addForumUrl, isReply } from './openReview';
import { type Dialect, draftPaper, type Fields, findTitle, type JsonObject, readFields, weighEvidence } from './paperObject';

/** The papers found in a tree of values. */
interface TreePapers {
  readonly entries: readonly UnnamedRecord[];
  readonly issues: readonly DigestIssue[];
}

export interface TreeDialect extends Dialect {
  /** The reason shown for a record without a title: `a row without a title`. */
  readonly missingTitleReason: string;
}

/**
 * Finds papers in the values of a file: objects with a title, in lists, under any member, or wrapped as in `{"paper": {...}}`. A title
 * alone is not enough. If at least half of the titled records in a list have enough evidence, or if the list has a name such as
 * `papers`, all titled records in it are papers. Otherwise only the records with enough evidence are papers.
 */
export function readPaperTree(root: JsonNode, dialect: TreeDialect): TreePapers {
  const search: Search = { dialect, candidates: [], strays: [] };
  collect(root, search, '', new Map());
  const kept = new Set(chooseCandidates(search.candidates));
  const entries: UnnamedRecord[] = [];
  const issues: DigestIssue[] = [];
  for (const candidate of search.candidates) {
    const { draft } = candidate;
    if (!kept.has(candidate)) continue;
    const isTooLong = draft.title.text.length > maxParagraphLength || (draft.abstract?.text.length ?? 0) > maxParagraphLength;
    if (isTooLong)
      issues.push({
        span: draft.title.span,
        reason: skipReasons.longPaper(maxParagraphLength),
      });
    else entries.push(finishRecord(draft));
  }
  for (const { spans, siblings } of search.strays) {
    if (!siblings.some((candidate) => kept.has(candidate))) continue;
    for (const span of spans) issues.push({ span, reason: dialect.missingTitleReason });
  }
  if (kept.size > 0)
    for (const { draft } of search.candidates.filter((candidate) => !kept.has(candidate)))
      issues.push({ span: draft.title.span, reason: skipReasons.onlyTitle });
  issues.sort((a, b) => a.span.start - b.span.start);
  return { entries, issues };
}

interface Candidate {
  readonly draft: RecordDraft;
  readonly evidence: number;
  /** The names of the members that lead to the record. */
  readonly path: string;
}

interface Search {
  readonly dialect: TreeDialect;
  readonly candidates: Candidate[];
  /**
   * For each list in which titles were found in some items only: the spans of the items without a title, and the candidates from the
   * other items.
   */
  readonly strays: { readonly spans: readonly Span[]; readonly siblings: readonly Candidate[] }[];
}

/** With this much evidence a record is a paper on its own. */
const enoughEvidence = 2;
/** The evidence that an abstract or an identifier provides. */
const certainEvidence = 3;
const listOfPapers = /(?:^|[\W_])(?:papers|publications|preprints|references|bibliography)(?:\/\*)?$/i;

function chooseCandidates(candidates: readonly Candidate[]): readonly Candidate[] {
  const lists = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const list = lists.get(candidate.path);
    if (list === undefined) lists.set(candidate.path, [candidate]);
    else list.push(candidate);
  }
  return [...lists].flatMap(([path, list]) => {
    const sure = list.filter(({ evidence }) => evidence >= enoughEvidence);
    return sure.length * 2 >= list.length || listOfPapers.test(path) ? list : sure;
  });
}

function collect(node: JsonNode, search: Search, path: string, around: Fields): void {
  if (node.kind === 'array') collectItems(node.items, search, path, around);
  else if (node.kind === 'object') collectObject(node, search, path, around);
}

function collectItems(items: readonly JsonNode[], search: Search, path: string, around: Fields): void {
  const first = search.candidates.length;
  const spans: Span[] = [];
  for (const item of items) {
    if ((item.kind !== 'object' && item.kind !== 'array') || (item.kind === 'object' && isReply(item))) continue;
    const before = search.candidates.length;
    collect(item, search, path, around);
    if (search.candidates.length === before) spans.push(item.span);
  }
  if (spans.length > 0 && search.candidates.length > first) search.strays.push({ spans, siblings: search.candidates.slice(first) });
}

function collectObject(object: JsonObject, search: Search, path: string, around: Fields): void {
  const own = readFields(addForumUrl(object), around);
  const fields = readWrapped(own) ?? own;
  const title = findTitle(fields) ?? findName(object);
  const read = title && draftPaper(title, fields, object.span, search.dialect);
  const evidence = read === undefined ? 0 : weighEvidence(read, fields, search.dialect);
  const draft = findTitle(fields) !== undefined || evidence >= certainEvidence ? read : undefined;
  const before = search.candidates.length;
  if (draft === undefined || evidence < enoughEvidence) {
    const inherited = draft === undefined ? keepShared(own) : around;
    const parts = new Set([...own].filter(([meaning]) => isPart(meaning)).flatMap(([, nodes]) => nodes));
    const isByKey = isTableByKey(object);
    for (const [name, member] of object.members) {
      if (parts.has(member)) continue;
      if (isByKey && member.kind === 'object') collectObject(nameByKey(member, name), search, `${path}/*`, inherited);
      else collect(member, search, `${path}/${name}`, inherited);
    }
  }
  if (draft === undefined) return;
  // A collection of papers may have a title too.
  const isCollection = search.candidates.slice(before).some((below) => below.evidence >= enoughEvidence || listOfPapers.test(below.path));
  if (isCollection) return;
  search.candidates.length = before;
  search.candidates.push({ draft, evidence, path });
}

/** Whether most members of an object are objects, as in a table of records by key: `{"berg20": {...}, "roe19": {...}}`. */
function isTableByKey({ members }: JsonObject): boolean {
  const objects = [...members.values()].filter(({ kind }) => kind === 'object').length;
  return objects > 1 && objects * 3 >= members.size * 2;
}

/** Adds the key of a record to its members if the key identifies the paper: `{"2405.00001": {"title": ...}}`. */
function nameByKey(object: JsonObject, key: string): JsonObject {
  if (readArxivId(key) === undefined && !looksLikeDoi(key)) return object;
  return {
    ...object,
    members: new Map<string, JsonNode>([['identifier', { kind: 'string', text: key, span: object.span }], ...object.members]),
  };
}

/**
 * The `name` of an object as its title; undefined if the object has no such text. Websites of conferences call a paper's title `name`,
 * but people, files and programs have a `name` too.
 */
function findName(object: JsonObject): LocatedText | undefined {
  const name = object.members.get('name');
  return name?.kind === 'string' ? findTitle(new Map([['title', [name]]])) : undefined;
}

/** The fields of a wrapped object, followed by those of the object around it. undefined if no wrapped object has a title. */
function readWrapped(own: Fields): Fields | undefined {
  for (const node of (own.get('wrapper') ?? []).slice(0, maxShared)) {
    if (node.kind !== 'object') continue;
    const fields = readFields(node, own);
    if (findTitle(readFields(node)) !== undefined) return fields;
  }
  return undefined;
}

/** Records inherit at most this many fields with the same meaning. */
const maxShared = 5;

/** The fields of an object that also apply to the papers in it: `{"conference": "ICCV", "year": 2013, "papers": [...]}`. */
function keepShared(fields: Fields): Fields {
  const shared = [...fields].filter(([meaning]) => meaning === 'venue' || meaning === 'year' || meaning === 'date');
  return new Map(shared.map(([meaning, nodes]) => [meaning, nodes.slice(0, maxShared)]));
}

/**
 * Whether a field describes a part of a paper. Such a field is not searched for further papers, because people, places and subjects may
 * have names or titles too.
 */
function isPart(meaning: Meaning): boolean {
  return meaning === 'authors' || meaning === 'venue' || meaning === 'tags' || meaning === 'date' || meaning === 'abstract';
}
