import { maskControls } from '../../base/escape';
import type { TextQuoteSelector } from '../../model/annotation';
import { toAnnotationId } from '../note/attributes';
import { findTags } from '../note/parseNote';
import { type ExchangedAnnotation, type ExchangedWork, type ExchangeIssue, readWorkUri } from './exchangedAnnotation';

interface ParsedExchange {
  readonly annotations: readonly ExchangedAnnotation[];
  readonly issues: readonly ExchangeIssue[];
}

type Fields = Readonly<Record<string, unknown>>;

const words = {
  noJson: () => "The file isn't valid JSON. Choose a file exported by Marginalia or Hypothesis.",
  noAnnotations: () => 'The file contains no W3C Web Annotations or Hypothesis annotations.',
  noPassage: () => "The annotation isn't attached to a passage (page notes and replies aren't imported).",
};

/**
 * Reads annotations of other programs; never throws. It supports W3C Web Annotations (a single one, a list, a page, or a collection
 * with its first page) and the rows of Hypothesis' API and export (https://h.readthedocs.io/en/latest/api-reference/).
 */
export function parseExchange(text: string): ParsedExchange {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''), (_, value: unknown) => (typeof value === 'string' ? maskControls(value) : value));
  } catch {
    return { annotations: [], issues: [{ what: '', reason: words.noJson() }] };
  }
  const rows = listRows(json);
  if (rows.length === 0) return { annotations: [], issues: [{ what: '', reason: words.noAnnotations() }] };
  const annotations: ExchangedAnnotation[] = [];
  const issues: ExchangeIssue[] = [];
  for (const row of rows) {
    const read = 'uri' in row && !('body' in row) ? readHypothesis(row) : readWebAnnotation(row);
    if (read.selector === undefined)
      issues.push({ what: shortenForMessage(read.body === '' ? read.id : read.body), reason: words.noPassage() });
    else
      annotations.push({
        ...read,
        selector: read.selector,
        id: toAnnotationId(read.id, `${read.work.title ?? ''}\n${read.selector.exact}\n${read.body}`),
      });
  }
  return { annotations, issues };
}

/** Returns the beginning of a text as one line, for a message. */
export function shortenForMessage(what: string): string {
  const line = what.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

function listRows(json: unknown): readonly Fields[] {
  if (Array.isArray(json)) return json.filter(isFields);
  if (!isFields(json)) return [];
  if (isFields(json['first'])) return listRows(json['first']);
  const list = [json['rows'], json['annotations'], json['items']].find(Array.isArray);
  if (list !== undefined) return listRows(list);
  return 'target' in json ? [json] : [];
}

type Read = Omit<ExchangedAnnotation, 'selector'> & { readonly selector: TextQuoteSelector | undefined };

function readWebAnnotation(row: Fields): Read {
  const [target] = toList(row['target']);
  const fields = isFields(target) ? target : {};
  const source = fields['source'] ?? (typeof target === 'string' ? target : undefined);
  const bodies = toList(row['body'] ?? row['bodyValue']).map((body) =>
    typeof body === 'string' ? { value: body } : isFields(body) ? body : {},
  );
  const isTag = (body: Fields): boolean => toList(body['purpose']).includes('tagging');
  const valuesOf = (list: readonly Fields[]): readonly string[] => list.flatMap((body) => toText(body['value']) ?? []);
  const named = isFields(source) ? source : {};
  return {
    id: toText(row['id'] ?? row['@id']) ?? '',
    selector: findSelector(fields['selector']),
    body: withTags(valuesOf(bodies.filter((body) => !isTag(body))).join('\n\n'), valuesOf(bodies.filter(isTag))),
    isResolved: row['schema:creativeWorkStatus'] === 'resolved',
    work: {
      ...readWorkUri(toText(named['id'] ?? source) ?? ''),
      ...pick('title', toText(fields['dcterms:title'] ?? named['dcterms:title'] ?? named['title'])),
      ...pick('key', toText(fields['dcterms:identifier'])),
    },
  };
}

function readHypothesis(row: Fields): Read {
  const [target] = toList(row['target']);
  const tags = toList(row['tags']).flatMap((tag) => toText(tag) ?? []);
  const document = isFields(row['document']) ? row['document'] : {};
  return {
    id: toText(row['id']) ?? '',
    selector: findSelector(isFields(target) ? target['selector'] : undefined),
    body: withTags(toText(row['text']) ?? '', tags),
    isResolved: false,
    work: { ...readWorkUri(toText(row['uri']) ?? ''), ...pick('title', toText(toList(document['title'])[0])) },
  };
}

/** The first text quote selector, which may also refine another selector; undefined if there is none. */
function findSelector(value: unknown): TextQuoteSelector | undefined {
  for (const selector of toList(value)) {
    if (!isFields(selector)) continue;
    const exact = fold(selector['exact']);
    if (selector['type'] === 'TextQuoteSelector' && exact.trim() !== '')
      return { exact: exact.trim(), prefix: fold(selector['prefix']).trimStart(), suffix: fold(selector['suffix']).trimEnd() };
    const refined = findSelector(selector['refinedBy']);
    if (refined !== undefined) return refined;
  }
  return undefined;
}

/** Replaces each run of white space by one space, as `createSelector` does. */
function fold(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ') : '';
}

/** Adds the tags that the text does not contain yet, as they are written in a note: `#kv-cache`. */
function withTags(words: string, tags: readonly string[]): string {
  const body = words.replace(/\r\n?/g, '\n').trim();
  const known = findTags(body);
  const added = [...new Set(tags.map(toTag))].filter((tag) => tag !== '' && !known.includes(tag)).map((tag) => `#${tag}`);
  return [body, added.join(' ')].filter((part) => part !== '').join('\n\n');
}

/** The tag in the form that Obsidian allows: letters, digits, `_`, `-` and `/`, but not only digits (Obsidian Help, "Tag format"). */
function toTag(tag: string): string {
  const name = tag
    .replace(/^#/, '')
    .trim()
    .replace(/[^\p{L}\p{N}_/-]+/gu, '-')
    .replace(/^-+|[/-]+$/g, '');
  return /^\p{N}+$/u.test(name) ? `_${name}` : name;
}

function pick<K extends keyof ExchangedWork>(name: K, value: string | undefined): Pick<ExchangedWork, K> | Record<never, never> {
  return value === undefined ? {} : ({ [name]: value } as Pick<ExchangedWork, K>);
}

function toList(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
