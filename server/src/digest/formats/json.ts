import type { DigestIssue } from '../../model/digest';
import { splitAuthors } from '../authors';
import { readLines, trimSpan } from '../blocks';
import { findYear, readDate } from '../calendar';
import type { EntryDraft, Passage, ReadDigest, ReadEntry } from '../entryDraft';
import { addReferences, draftEntry, finishEntry } from '../entryDraft';
import { foldLines } from '../joinLines';
import type { JsonNode } from '../../base/jsonReader';
import { readJson } from '../../base/jsonReader';
import { findDoi, readArxivId, readReferences } from '../../model/references';
import { longestParagraph } from './longLines';

type JsonObject = Extract<JsonNode, { kind: 'object' }>;

/**
 * Reads JSON as the daily-papers API and reference managers give it: objects with `title` and `abstract` or `summary`,
 * in arrays, under any member, or wrapped as `{paper: {...}}`.
 */
export function parseJson(text: string): ReadDigest {
  const { value, error: broken, end } = readJson(text);
  const behind = trimSpan(text, end, text.length);
  const error = broken ?? (behind.start < behind.end ? { at: behind.start, reason: 'there is text behind its end' } : undefined);
  const entries: ReadEntry[] = [];
  const issues: DigestIssue[] = [];
  if (value !== undefined) readPapers(value, entries, issues);
  if (error !== undefined) issues.push(invalidJson(text, error));
  return { format: 'json', entries, issues };
}

/** Reads JSON Lines: one value a line; a bad line hides no other (jsonlines.org). */
export function parseJsonLines(text: string): ReadDigest {
  const entries: ReadEntry[] = [];
  const issues: DigestIssue[] = [];
  for (const line of readLines(text)) {
    if (line.start === line.end) continue;
    const { value, error } = readJson(text, line.start, line.end);
    const before = entries.length;
    if (error !== undefined) issues.push(invalidJson(text, error));
    else if (value !== undefined) readPapers(value, entries, issues);
    if (error === undefined && entries.length === before && issues.at(-1)?.span.start !== line.start)
      issues.push({ span: line, reason: withoutTitle });
  }
  return { format: 'json-lines', entries, issues };
}

const withoutTitle = 'a JSON object without a "title"';

function invalidJson(text: string, { at, reason }: { at: number; reason: string }): DigestIssue {
  const start = Math.min(at, Math.max(0, text.length - 1));
  return { span: { start, end: Math.min(text.length, start + 1) }, reason: `invalid JSON: ${reason}` };
}

/** Adds the papers of a value; returns whether it held any. */
function readPapers(node: JsonNode, entries: ReadEntry[], issues: DigestIssue[]): boolean {
  if (node.kind === 'array') return readPaperArray(node.items, entries, issues);
  if (node.kind !== 'object') return false;
  const wrapped = node.members.get('paper');
  const paper = wrapped?.kind === 'object' ? wrapped : node;
  const title = findText(paper, ['title']) ?? findText(node, ['title']);
  const abstract = findAbstract(paper) ?? findAbstract(node);
  if (title !== undefined && title.text !== '' && abstract !== undefined)
    return addPaper(node, paper, title, abstract, entries, issues);
  let found = false;
  for (const member of node.members.values())
    if (member.kind === 'array' || member.kind === 'object') found = readPapers(member, entries, issues) || found;
  if (found || title === undefined || title.text === '') return found;
  return addPaper(node, paper, title, undefined, entries, issues);
}

/** Objects without a title are worth a word only beside papers. */
function readPaperArray(items: readonly JsonNode[], entries: ReadEntry[], issues: DigestIssue[]): boolean {
  const stray: DigestIssue[] = [];
  let found = false;
  for (const item of items) {
    if (item.kind !== 'object' && item.kind !== 'array') continue;
    if (readPapers(item, entries, issues)) found = true;
    else stray.push({ span: item.span, reason: withoutTitle });
  }
  if (found) issues.push(...stray);
  return found;
}

function addPaper(
  whole: JsonObject,
  paper: JsonObject,
  title: Passage,
  abstract: Passage | undefined,
  entries: ReadEntry[],
  issues: DigestIssue[],
): true {
  if (title.text.length > longestParagraph || (abstract?.text.length ?? 0) > longestParagraph) {
    issues.push({
      span: title.span,
      reason: `a paper with a text of more than ${longestParagraph.toLocaleString('en-US')} characters`,
    });
    return true;
  }
  const draft = draftEntry(title);
  draft.start = whole.span.start;
  draft.end = whole.span.end;
  draft.abstract = abstract;
  readMetadata(paper, draft);
  if (whole !== paper) readMetadata(whole, draft);
  entries.push(finishEntry(draft));
  return true;
}

const abstractNames = ['abstract', 'summary', 'description', 'tldr', 'ai_summary'];
const linkNames = [
  'url',
  'link',
  'html_url',
  'paper_url',
  'abs_url',
  'entry_id',
  'pdf',
  'pdf_url',
  'pdf_link',
  'project_page',
  'projectPage',
  'githubRepo',
  'github_repo',
  'github',
  'code',
  'code_url',
  'repo',
  'links',
  'urls',
  'URL',
];

function readMetadata(object: JsonObject, draft: EntryDraft): void {
  if (draft.authors.length === 0) draft.authors = readAuthors(object.members.get('authors') ?? object.members.get('author'));
  const date = findText(object, [
    'date',
    'publishedAt',
    'published_at',
    'published',
    'publication_date',
    'publicationDate',
    'submitted',
    'submittedAt',
  ])?.text;
  if (date !== undefined && date.length <= 60) draft.date ??= readDate(date) ?? { date };
  draft.year ??= readYear(object);
  const urls = linkNames.flatMap((name) => readStrings(object.members.get(name))).filter((url) => /^https?:\/\//i.test(url));
  const { links, arxivId, doi } = readReferences(urls);
  const identifier = readStrings(object.members.get('externalIds')).concat(
    ...['arxiv_id', 'arxivId', 'arxiv', 'eprint', 'paper_id', 'id'].map((name) => readStrings(object.members.get(name))),
  );
  addReferences(draft, {
    links,
    arxivId: identifier.map(readArxivId).find((found) => found !== undefined) ?? arxivId,
    doi:
      ['doi', 'DOI']
        .flatMap((name) => readStrings(object.members.get(name)))
        .map(findDoi)
        .find((found) => found !== undefined) ?? doi,
  });
}

function readYear(object: JsonObject): number | undefined {
  const year = object.members.get('year');
  if (year?.kind === 'literal' || year?.kind === 'string') return findYear(year.text);
  // CSL-JSON: {"issued": {"date-parts": [[2024, 11, 7]]}}
  const issued = object.members.get('issued');
  const parts = issued?.kind === 'object' ? issued.members.get('date-parts') : undefined;
  const first = parts?.kind === 'array' ? parts.items[0] : undefined;
  const written = first?.kind === 'array' ? first.items[0] : undefined;
  return written?.kind === 'literal' || written?.kind === 'string' ? findYear(written.text) : undefined;
}

function readAuthors(node: JsonNode | undefined): string[] {
  if (node?.kind === 'string') return splitAuthors(node.text);
  if (node?.kind !== 'array') return [];
  return node.items.map(readAuthor).filter((name) => name !== '');
}

function readAuthor(node: JsonNode): string {
  if (node.kind === 'string') return foldLines(node.text).trim();
  if (node.kind !== 'object') return '';
  const name = findText(node, ['name', 'fullname', 'full_name', 'literal'])?.text;
  return (
    name ??
    [findText(node, ['given', 'first'])?.text, findText(node, ['family', 'last'])?.text]
      .filter((part) => part !== undefined)
      .join(' ')
  );
}

function findAbstract(object: JsonObject): Passage | undefined {
  const found = findText(object, abstractNames);
  return found === undefined || found.text === '' ? undefined : found;
}

/** The first member of these names that is a string, on one line; its span is the string's content. */
function findText(object: JsonObject, names: readonly string[]): Passage | undefined {
  for (const name of names) {
    const node = object.members.get(name) ?? object.members.get(name.charAt(0).toUpperCase() + name.slice(1));
    if (node?.kind === 'string') return { text: foldLines(node.text).trim(), span: node.span };
  }
  return undefined;
}

function readStrings(node: JsonNode | undefined): string[] {
  if (node?.kind === 'string' || node?.kind === 'literal') return [node.text];
  if (node?.kind === 'array') return node.items.slice(0, 50).flatMap(readStrings);
  return node?.kind === 'object'
    ? [...node.members.values()].slice(0, 50).flatMap((value) => (value.kind === 'string' ? [value.text] : []))
    : [];
}
