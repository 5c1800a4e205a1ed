import { formatPersonName, isOthers, readArxivId, readDoi } from '#text';
import { withoutEffect } from '../../base/escape';
import type { JsonNode } from '../../base/jsonReader';
import type { Span } from '../../base/span';
import { type CompletedReference, type FactSource, type PaperIdentity, referenceFacts } from '../../model/completedReference';
import type { PersonName } from '../../model/personName';
import { registryNames } from '../../model/registryRecord';
import { cslTypes, factNames } from './factNames';

/** Says that a part of the file can't be read. */
type Report = (span: Span, reason: string) => void;

type Members = ReadonlyMap<string, JsonNode>;

const none: Members = new Map();

/**
 * Reads an item of the file. Without a member `custom.marginalia.paper`, it is an item of the writer or of another program about the
 * paper with its title. undefined if the item of others has no `id`, or if there is no title. What can't be read of the members is left out, and reported unless the item is
 * of others.
 */
export function readReference(node: JsonNode, reportOwn: Report): CompletedReference | undefined {
  const item = membersOf(node);
  const own = membersOf(membersOf(item.get('custom')).get('marginalia'));
  const written = own.get('paper');
  const id = readJsonText(item.get('id')) ?? '';
  if (written === undefined && id === '') return undefined;
  const report: Report = written === undefined ? () => undefined : reportOwn;
  const paper = readPaper(written ?? node);
  if (paper === undefined) {
    if (written !== undefined) report(written.span, 'This item has no "title" and is ignored.');
    return undefined;
  }
  const text = (members: Members, name: string): string | undefined => {
    const value = members.get(name);
    const read = readJsonText(value);
    if (value !== undefined && read === undefined) report(value.span, `"${name}" must be text.`);
    return read === '' ? undefined : read;
  };
  const title = text(item, 'title');
  const authors = readAuthors(item.get('author'), report);
  const sources = readSources(own.get('sources'), report);
  // A type without a source is the writer's, who may use all of CSL's.
  const type = readType(item.get('type'), sources.type === undefined ? () => undefined : report);
  const facts = {
    type,
    year: readYear(readIssued(item.get('issued')), 'issued', report),
    venue: text(item, 'container-title'),
    volume: text(item, 'volume'),
    issue: text(item, 'issue'),
    pages: text(item, 'page'),
    publisher: text(item, 'publisher'),
    doi: readIdentifier(text(item, 'DOI'), readDoi)?.toLowerCase(),
    aclId: readIdentifier(text(own, 'aclId'), readAclId),
    arxivId: readIdentifier(text(own, 'arxivId'), readArxivId),
    preprintDoi: readIdentifier(text(own, 'preprintDoi'), readDoi)?.toLowerCase(),
    preprintYear: readYear(own.get('preprintYear'), 'preprintYear', report),
    isWithdrawn: readWithdrawn(own.get('withdrawn'), report),
  };
  return {
    id,
    paper,
    ...(title === undefined ? {} : { title }),
    ...authors,
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
    sources,
  };
}

function membersOf(node: JsonNode | undefined): Members {
  return node?.kind === 'object' ? node.members : none;
}

function readPaper(node: JsonNode): PaperIdentity | undefined {
  const members = membersOf(node);
  const title = readJsonText(members.get('title')) ?? '';
  if (title === '') return undefined;
  const arxivId = readIdentifier(readJsonText(members.get('arxivId')), readArxivId);
  const doi = readIdentifier(readJsonText(members.get('doi')), readDoi);
  return { title, ...(arxivId === undefined ? {} : { arxivId }), ...(doi === undefined ? {} : { doi }) };
}

function readIdentifier(text: string | undefined, read: (text: string) => string | undefined): string | undefined {
  return text === undefined ? undefined : read(text);
}

/** `2020.acl-main.703`, `P19-1001` (ACL Anthology, "Anthology Identifiers"). */
function readAclId(text: string): string | undefined {
  return /^(?:\d{4}\.[\w-]+\.\d+|[A-Z]\d\d-\d{4,5})$/.test(text) ? text : undefined;
}

function readType(node: JsonNode | undefined, report: Report): CompletedReference['type'] {
  const written = readJsonText(node);
  if (written === undefined) return undefined;
  const known = (Object.keys(cslTypes) as (keyof typeof cslTypes)[]).find((type) => cslTypes[type] === written);
  if (known === undefined && node !== undefined)
    report(node.span, `Unknown type "${written}". It must be one of ${Object.values(cslTypes).join(', ')}.`);
  return known === 'unknown' ? undefined : known;
}

/** The year in `{"date-parts": [[2024]]}`. */
function readIssued(node: JsonNode | undefined): JsonNode | undefined {
  if (node?.kind !== 'object') return node;
  const dates = node.members.get('date-parts');
  const first = dates?.kind === 'array' ? dates.items[0] : undefined;
  return first?.kind === 'array' ? (first.items[0] ?? node) : node;
}

function readYear(node: JsonNode | undefined, name: string, report: Report): number | undefined {
  if (node === undefined) return undefined;
  const year = node.kind === 'literal' || node.kind === 'string' ? Number(node.text) : Number.NaN;
  if (Number.isInteger(year) && year >= 1000 && year <= 2999) return year;
  report(node.span, `"${name}" has no year.`);
  return undefined;
}

function readWithdrawn(node: JsonNode | undefined, report: Report): true | undefined {
  if (node?.kind === 'literal' && node.text === 'true') return true;
  if (node !== undefined) report(node.span, '"withdrawn" must be true or omitted.');
  return undefined;
}

function readAuthors(node: JsonNode | undefined, report: Report): Pick<CompletedReference, 'authors' | 'hasMoreAuthors'> {
  if (node === undefined) return { authors: [] };
  if (node.kind !== 'array') {
    report(node.span, '"author" must be a list of names.');
    return { authors: [] };
  }
  const names = node.items.slice(0, maxAuthors).flatMap((item) => readName(item, report));
  const hasMore = isOthers(formatPersonName(names.at(-1) ?? {}));
  return hasMore ? { authors: names.slice(0, -1), hasMoreAuthors: true } : { authors: names };
}

function readName(node: JsonNode, report: Report): readonly PersonName[] {
  const members = membersOf(node);
  const part = (...names: readonly string[]): string =>
    names.map((name) => readJsonText(members.get(name)) ?? '').find((text) => text !== '') ?? '';
  const parts = {
    family: part('family'),
    given: part('given'),
    particle: part('non-dropping-particle', 'dropping-particle'),
    suffix: part('suffix'),
    literal: part('literal'),
  };
  const given = Object.entries(parts).filter(([, text]) => text !== '');
  if (given.length > 0) return [Object.fromEntries(given)];
  report(node.span, 'A name must have "family" and "given", or "literal".');
  return [];
}

function readSources(node: JsonNode | undefined, report: Report): CompletedReference['sources'] {
  const members = membersOf(node);
  return Object.fromEntries(
    referenceFacts.flatMap((fact) => {
      const written = members.get(factNames[fact]);
      const source = written === undefined ? undefined : readSource(membersOf(written));
      if (written !== undefined && source === undefined)
        report(
          written.span,
          `A source must have "registry" (${registryNames.join(', ')}), "record" (a web address) and "date" (such as 2026-11-26).`,
        );
      return source === undefined ? [] : [[fact, source]];
    }),
  );
}

function readSource(members: Members): FactSource | undefined {
  const registry = registryNames.find((name) => name === readJsonText(members.get('registry')));
  const record = readJsonText(members.get('record')) ?? '';
  const date = readJsonText(members.get('date')) ?? '';
  if (registry === undefined || !/^https:\/\/\S+$/.test(record) || !/^\d{4}-\d\d-\d\d$/.test(date)) return undefined;
  return { registry, record, date };
}

/** The longest text and the longest list of authors that are read, so that no file can slow the library down. */
const maxTextLength = 2000;
const maxAuthors = 10_000;

const unseen = new RegExp(`[${withoutEffect}]`, 'g');

/** The text of a string or a number, on one line and without invisible characters; undefined for anything else. */
function readJsonText(node: JsonNode | undefined): string | undefined {
  if (node?.kind !== 'string' && !(node?.kind === 'literal' && /^[-\d]/.test(node.text))) return undefined;
  return node.text.slice(0, maxTextLength).replace(unseen, '').replace(/\s+/g, ' ').trim();
}
