import { findArxivIdInUrl } from '../../../text/identifiers/arxivId';

/**
 * Elements that are a record each: of Atom (RFC 4287), RSS and RDF, EndNote's XML, PubMed's, dblp's, MODS, the ACL Anthology's, and
 * what OAI-PMH hands over.
 */
export const recordElements: ReadonlySet<string> = new Set([
  'entry',
  'item',
  'record',
  'pubmedarticle',
  'pubmedbookarticle',
  'mods',
  'paper',
  'article',
  'inproceedings',
  'incollection',
  'proceedings',
  'book',
  'phdthesis',
]);

/** What an element is: a field, a person, a part of a person's name. */
export type NamedElement =
  | { readonly kind: 'field'; readonly name: string /** Where the text of the element is not its value. */; readonly value?: string }
  | { readonly kind: 'person' }
  | { readonly kind: 'part'; readonly name: 'given' | 'family' | 'whole' };

interface Surroundings {
  readonly parent: string;
  /** Whether it stands directly in the record. */
  readonly isOwn: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

const personParts: Readonly<Record<string, 'given' | 'family' | 'whole'>> = {
  name: 'whole',
  collectivename: 'whole',
  forename: 'given',
  first: 'given',
  given: 'given',
  firstname: 'given',
  lastname: 'family',
  last: 'family',
  family: 'family',
  keyname: 'family',
  forenames: 'given',
};

/** Elements that mean the same wherever they stand in a record. */
const anywhere: Readonly<Record<string, string>> = {
  articletitle: 'title',
  booktitle: 'booktitle',
  abstract: 'abstract',
  abstracttext: 'abstract',
  creator: 'authors',
  'electronic-resource-num': 'doi',
  doi: 'doi',
  pmid: 'pmid',
  pubdate: 'date',
  pubyear: 'year',
  publicationname: 'publication name',
  journal_ref: 'journal ref',
  'secondary-title': 'journal',
  'full-title': 'journal name',
  keyword: 'keywords',
  subject: 'subjects',
  eprint: 'arxiv',
};

/** Elements that mean it directly in the record alone. */
const own: Readonly<Record<string, string>> = {
  year: 'year',
  journal: 'journal',
  booktitle: 'booktitle',
  published: 'published',
  updated: 'updated',
  date: 'date',
  created: 'created',
  id: 'id',
  guid: 'guid',
  identifier: 'identifier',
  url: 'url',
  ee: 'ee',
  pdf: 'pdf',
  content: 'description',
  encoded: 'description',
  source: 'source',
  categories: 'categories',
  'journal-ref': 'journal ref',
};

/** Holders of fields that are no part of the record's own list of them. */
const holders = /^(?:titles|titleinfo|dc|metadata|arxiv|arxivraw|dates|article|frontmatter|medlinecitation)$/;

export function nameElement(name: string, { parent, isOwn, attributes }: Surroundings): NamedElement | undefined {
  if (parent === 'author' && personParts[name] !== undefined) return { kind: 'part', name: personParts[name] };
  if (name === 'author') return isOwn || parent === 'authors' || parent === 'authorlist' ? { kind: 'person' } : undefined;
  const isHeld = isOwn || holders.test(parent);
  if (name === 'title') return isHeld ? field('title') : parent === 'journal' ? field('journal') : undefined;
  if (name === 'authors') return isHeld ? field('author string') : undefined;
  if (name === 'link') return isOwn ? readLink(attributes) : undefined;
  if (name === 'category') return isOwn ? field('category', attributes['term']) : undefined;
  if (name === 'summary' || name === 'description') return isHeld ? field('description') : undefined;
  if (name === 'year') return isHeld ? field('year') : parent === 'pubdate' ? field('publication year') : undefined;
  if (name === 'url') return isOwn || parent.endsWith('-urls') ? field('url') : undefined;
  if (name === 'articleid' || name === 'elocationid')
    return (attributes['IdType'] ?? attributes['EIdType']) === 'doi' ? field('doi') : undefined;
  if (name === 'abstract' || name === 'pmid' || name === 'doi') return isHeld || parent === 'urls' ? field(name) : undefined;
  const known = anywhere[name] ?? (isHeld ? own[name] : undefined);
  return known === undefined ? undefined : field(known);
}

function field(name: string, value?: string): NamedElement {
  return value === undefined ? { kind: 'field', name } : { kind: 'field', name, value };
}

/** Atom has the address in an attribute, RSS as text; what leads to other forms of the feed is none of the paper's. */
function readLink({ href, rel = 'alternate' }: Readonly<Record<string, string>>): NamedElement | undefined {
  if (href === undefined) return field('link');
  const isOwn = rel === 'alternate' || findArxivIdInUrl(href) !== undefined || /^(?:related|enclosure|via)$/.test(rel);
  return isOwn ? field('link', href) : undefined;
}
