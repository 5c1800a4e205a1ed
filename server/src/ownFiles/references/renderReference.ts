import { toArxivUrl } from '#text';
import { escapeCsl, maskControls } from '../../base/escape';
import { type CompletedReference, type FactSource, referenceFacts } from '../../model/completedReference';
import type { PersonName } from '../../model/personName';
import { cslTypes, factNames } from './factNames';

/** Members of an item of the file. */
export type ItemMembers = Readonly<Record<string, unknown>>;

/** Members of an item that other programs or the writer wrote. They are printed as they are, in place of those of the reference. */
export interface WritersMembers {
  readonly item: ItemMembers;
  /** Of the item's member `custom`. */
  readonly custom: ItemMembers;
  /** Of the item's member `custom.marginalia`. */
  readonly marginalia: ItemMembers;
}

const noMembers: WritersMembers = { item: {}, custom: {}, marginalia: {} };

/** The indentation of an item in the file. */
export const itemIndent = '  ';

/**
 * The item of a reference: CSL-JSON (schema 1.0.2), in which `custom.marginalia` says which paper is meant and where each fact comes
 * from. Its lines break and its members are ordered in one way only, so that the same reference always has the same text. Controls become spaces.
 */
export function renderReference(reference: CompletedReference, written: WritersMembers = noMembers): string {
  const { paper, aclId, arxivId, preprintDoi, preprintYear, isWithdrawn } = reference;
  const item = {
    ...listVariables(reference),
    ...written.item,
    custom: {
      ...written.custom,
      marginalia: {
        paper: withoutUndefined({ title: paper.title, arxivId: paper.arxivId, doi: paper.doi }),
        ...withoutUndefined({ arxivId, preprintDoi, preprintYear, aclId, withdrawn: isWithdrawn }),
        ...written.marginalia,
        sources: renderSources(reference),
      },
    },
  };
  return maskControls(printJson(item, itemIndent));
}

/** The CSL variables of a reference, with the item's `id` and `type`. */
export function listVariables(reference: CompletedReference): ItemMembers {
  const { id, paper, title, authors, type = 'unknown', year, venue, volume, issue, pages, publisher, doi } = reference;
  const { arxivId } = reference;
  const url = findUrl(reference);
  return {
    id,
    type: cslTypes[type],
    title: escapeCsl(title ?? paper.title),
    ...(authors.length === 0 ? {} : { author: listNames(reference) }),
    ...(year === undefined ? {} : { issued: { 'date-parts': [[year]] } }),
    ...renderText('container-title', venue),
    ...renderText('volume', volume),
    ...renderText('issue', issue),
    ...renderText('page', pages),
    ...renderText('publisher', publisher),
    ...renderText('DOI', doi),
    ...(type === 'preprint' && arxivId !== undefined ? { number: `arXiv:${arxivId}` } : {}),
    ...(url === undefined ? {} : { URL: url }),
  };
}

function renderText(name: string, text: string | undefined): ItemMembers {
  return text === undefined ? {} : { [name]: escapeCsl(text) };
}

function withoutUndefined(members: ItemMembers): ItemMembers {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** The page of the work, for styles that print addresses; a DOI is an address already. */
function findUrl({ doi, aclId, arxivId }: CompletedReference): string | undefined {
  if (doi !== undefined) return undefined;
  if (aclId !== undefined) return `https://aclanthology.org/${aclId}/`;
  return arxivId === undefined ? undefined : toArxivUrl(arxivId);
}

/** CSL has no term for further authors, so they become an author named `others`, as in pandoc. */
function listNames({ authors, hasMoreAuthors }: CompletedReference): readonly ItemMembers[] {
  const names = authors.map(renderName);
  return hasMoreAuthors === undefined ? names : [...names, { literal: 'others' }];
}

function renderName({ family, given, particle, suffix, literal }: PersonName): ItemMembers {
  return {
    ...renderText('family', family),
    ...renderText('given', given),
    ...renderText('non-dropping-particle', particle),
    ...renderText('suffix', suffix),
    ...renderText('literal', literal),
  };
}

function renderSources({ sources }: CompletedReference): Readonly<Record<string, FactSource>> {
  return Object.fromEntries(
    referenceFacts.flatMap((fact) => {
      const source = sources[fact];
      return source === undefined ? [] : [[factNames[fact], { registry: source.registry, record: source.record, date: source.date }]];
    }),
  );
}

/** Lists and objects that fit into a line of this length are printed on one. */
const lineLength = 140;

/** Prints JSON with one member a line, so that git can merge changes of different members; short lists and objects take one line. */
function printJson(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const line = printOnOneLine(value);
  if (indent.length + line.length <= lineLength) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => inner + printJson(item, inner)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value).map(([name, member]) => `${inner}${JSON.stringify(name)}: ${printJson(member, inner)}`);
  return `{\n${members.join(',\n')}\n${indent}}`;
}

function printOnOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printOnOneLine).join(', ')}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${printOnOneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
