import { findArxivIdInUrl } from '#text';
import { getOwn } from '../../../base/collections';

/**
 * The elements of records in Atom (RFC 4287), RSS and RDF, in the XML of EndNote, PubMed, dblp, MODS and the ACL Anthology, and in
 * OAI-PMH.
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

/** The role of an element: a field, a person, or a part of a person's name. */
type NamedElement =
  | { readonly kind: 'field'; readonly name: string /** The value, if it is not the text of the element. */; readonly value?: string }
  | { readonly kind: 'person' }
  | { readonly kind: 'part'; readonly name: 'given' | 'family' | 'whole' };

interface ElementContext {
  readonly parent: string;
  /** Whether the element is a direct child of the record. */
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

/** Elements with the same meaning anywhere in a record. */
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
  journal_reference: 'journal ref',
  'secondary-title': 'journal',
  'full-title': 'journal name',
  keyword: 'keywords',
  subject: 'subjects',
  eprint: 'arxiv',
};

/** Elements that have this meaning only as direct children of the record or of an element that groups fields. */
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

/** Elements that only group fields. */
const groupingElements = /^(?:titles|titleinfo|dc|metadata|arxiv|arxivraw|dates|article|frontmatter|medlinecitation)$/;

export function nameElement(name: string, { parent, isOwn, attributes }: ElementContext): NamedElement | undefined {
  const part = parent === 'author' ? getOwn(personParts, name) : undefined;
  if (part !== undefined) return { kind: 'part', name: part };
  if (name === 'author') return isOwn || parent === 'authors' || parent === 'authorlist' ? { kind: 'person' } : undefined;
  const isHeld = isOwn || groupingElements.test(parent);
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
  const known = getOwn(anywhere, name) ?? (isHeld ? getOwn(own, name) : undefined);
  return known === undefined ? undefined : field(known);
}

function field(name: string, value?: string): NamedElement {
  return value === undefined ? { kind: 'field', name } : { kind: 'field', name, value };
}

/**
 * Atom has the address in an attribute, RSS as text. undefined for links to other forms of the feed, because these do not belong to the
 * paper.
 */
function readLink({ href, rel = 'alternate' }: Readonly<Record<string, string>>): NamedElement | undefined {
  if (href === undefined) return field('link');
  const isOwn = rel === 'alternate' || findArxivIdInUrl(href) !== undefined || /^(?:related|enclosure|via)$/.test(rel);
  return isOwn ? field('link', href) : undefined;
}
