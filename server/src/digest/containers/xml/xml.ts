import { findArxivIdInUrl } from '#text';
import type { JsonNode } from '../../../base/jsonReader';
import type { Span } from '../../../base/span';
import type { DigestFormat } from '../../../model/digest';
import type { DigestHint } from '../../digestHint';
import { joinReadings } from '../../joinReadings';
import type { ParsedDigest } from '../../recordDraft';
import { skipReasons } from '../../skipReasons';
import type { Container } from '../container';
import type { Dialect } from '../objects/paperObject';
import { readPaperTree } from '../objects/paperTree';
import { readFeedPosts } from './feedPosts';
import { readXmlRecords } from './xmlRecords';

/** Feeds in Atom, RSS and RDF. */
export const feed: Container = {
  format: 'feed',
  looksLike: (probe) => beginsWithElement(probe, /^(?:atom:)?feed$|^rss$|^rdf:rdf$/i),
  read: readFeed,
};

/** Exports in XML, such as those of EndNote, PubMed, dblp and the ACL Anthology, and responses of OAI-PMH. */
export const xmlExport: Container = {
  format: 'xml',
  looksLike: (probe) =>
    beginsWithElement(
      probe,
      /^(?:xml|records?|pubmedarticleset|pubmedarticle|dblp|result|oai-pmh|listrecords|modscollection|mods|collection|volume|paper|papers)$/i,
    ),
  read: (text) => readXml(text, 'xml', 'XML export', {}),
};

/**
 * Whether the name of the first element of a text matches. An XML declaration, comments and a document type may be before this element.
 */
function beginsWithElement(probe: string, name: RegExp): boolean {
  const found =
    /^(?:<\?[^>]{0,500}>\s*|<!--(?:[^-]|-(?!->)){0,5000}-->\s*|<!DOCTYPE(?:[^[>]|\[[^\]]{0,50000}\]){0,5000}>\s*)*<([\w:-]{1,40})[\s>/]/.exec(
      probe,
    )?.[1];
  return found !== undefined && name.test(found.replace(/^(?:oai|mods|atom):/i, ''));
}

/** Reads the records of a feed that are papers, and the papers that its other records, such as the posts of a blog, list in their text. */
function readFeed(text: string, hint: DigestHint): ParsedDigest {
  const feed = readXml(text, 'feed', 'feed (Atom, RSS)', { isFeed: true });
  const papers = new Set(feed.entries.map(({ span }) => span.start));
  const { pattern, ...posts } = readFeedPosts(
    text,
    feed.records.filter(({ start }) => !papers.has(start)),
    hint,
  );
  if (feed.entries.length > 0) return joinReadings(feed, { format: 'feed', ...posts });
  if (posts.entries.length === 0) return feed;
  const issues = [...feed.issues, ...posts.issues].sort((a, b) => a.span.start - b.span.start);
  return { ...feed, ...(pattern === undefined ? {} : { pattern: `posts of a feed: ${pattern}` }), entries: posts.entries, issues };
}

function readXml(
  text: string,
  format: DigestFormat,
  pattern: string,
  dialect: Dialect,
): ParsedDigest & { readonly records: readonly Span[] } {
  const { items, broken } = readXmlRecords(text);
  const root: JsonNode = { kind: 'array', span: { start: 0, end: text.length }, items: items.map(tidyRecord) };
  const { entries, issues } = readPaperTree(root, { ...dialect, missingTitleReason: skipReasons.recordWithoutTitle });
  const all = [...issues, ...broken].sort((a, b) => a.span.start - b.span.start);
  return { format, pattern, entries, issues: all, records: items.map(({ span }) => span) };
}

/**
 * Prepares a record. A missing abstract is replaced by the description if that begins with `Abstract:`, also after words such as
 * `arXiv:2411.13560v1 Announce Type: new` in arXiv's RSS, or if the record has an address at arXiv. The parts of an abstract are
 * joined. Authors in a single element are passed on as one text, which is split later.
 */
function tidyRecord(record: JsonNode): JsonNode {
  if (record.kind !== 'object') return record;
  const members = new Map(record.members);
  const abstract = joinParts(members.get('abstract'));
  const description = firstOf(members.get('description'));
  const title = firstOf(members.get('title'));
  if (abstract !== undefined) members.set('abstract', abstract);
  if (abstract === undefined && description !== undefined) {
    const head = /^(?:\s*arXiv:\S+ Announce Type: [\w-]+)?\s*Abstract:\s*/i.exec(description.text)?.[0].length;
    const urls = ['id', 'link', 'guid'].flatMap((name) => firstOf(members.get(name))?.text ?? []);
    const isExact = description.span.end - description.span.start === description.text.length;
    const span = head === undefined || !isExact ? description.span : { start: description.span.start + head, end: description.span.end };
    if (head !== undefined || urls.some((url) => findArxivIdInUrl(url) !== undefined))
      members.set('abstract', { ...description, text: description.text.slice(head ?? 0), span });
  }
  if (title !== undefined) members.set('title', dropSource(title));
  const authors = members.get('authors');
  const [only, ...others] = authors?.kind === 'array' ? authors.items : [];
  if (only !== undefined && others.length === 0) members.set('authors', only);
  return { ...record, members };
}

type Text = Extract<JsonNode, { kind: 'string' }>;

function firstOf(node: JsonNode | undefined): Text | undefined {
  const first = node?.kind === 'array' ? node.items[0] : node;
  return first?.kind === 'string' ? first : undefined;
}

/** Joins the parts of an abstract, because PubMed writes a part for each heading. */
function joinParts(node: JsonNode | undefined): Text | undefined {
  const first = firstOf(node);
  if (first === undefined || node?.kind !== 'array') return first;
  const parts = node.items.flatMap((item) => (item.kind === 'string' ? [item] : []));
  return {
    ...first,
    text: parts.map(({ text }) => text.trim()).join(' '),
    span: { start: first.span.start, end: parts.at(-1)?.span.end ?? first.span.end },
  };
}

/** Removes the source that former feeds of arXiv added to a title: `A Title. (arXiv:2101.00001v1 [cs.CL])`. */
function dropSource(title: Text): Text {
  const after = /\.?\s*\(arXiv:[^()]{5,60}\)\s*$/.exec(title.text)?.[0];
  if (after === undefined) return title;
  const isExact = title.span.end - title.span.start === title.text.length;
  return {
    ...title,
    text: title.text.slice(0, -after.length),
    span: isExact ? { start: title.span.start, end: title.span.end - after.length } : title.span,
  };
}
