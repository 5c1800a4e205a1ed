import type { Citeproc } from 'citeproc';
import type { LocatorTerms } from '#text';
import { type CancellationSignal, CancelledError, yieldToMessages } from '../base/cancellation';
import type { CslItem } from '../model/csl';
import type { CitedCluster } from './citedWork';
import { createEngine, type StyleEngine } from './engine';
import { type FormattedCitation, finishCluster, prepareCluster, readLocatorTerms } from './formatCluster';
import type { RichText } from './richText';

export interface FormattedReference {
  readonly item: CslItem;
  readonly text: RichText;
}

export interface FormattedDraft {
  /** One citation per cluster, in the same order. */
  readonly citations: readonly FormattedCitation[];
  /** The entries in the order that the style requires; empty if it has no bibliography. */
  readonly references: readonly FormattedReference[];
  /** Whether citations are notes. The number of a note is 1 plus its index in `citations`. */
  readonly isNoteStyle: boolean;
  readonly hasHangingIndent: boolean;
}

/** Formats citations and references in one style. */
export interface Formatter {
  /**
   * Formats the citations and the list of references. Other messages are handled in between. Rejects with CancelledError if the request
   * is cancelled.
   */
  formatDraft(clusters: readonly CitedCluster[], uncited: readonly CslItem[], signal?: CancellationSignal): Promise<FormattedDraft>;
  /** Formats one entry of the list of references; undefined if the style has no bibliography. */
  formatReference(item: CslItem): RichText | undefined;
}

/** How many citations are formatted at once, before other messages can be handled. */
const batch = 10;
/** How many works are registered or listed at once, before other messages can be handled. */
const worksAtOnce = 50;
/** When the processor has this many items, it is replaced by a new one, because the processor keeps all items in memory. */
const itemLimit = 5000;

/** Throws if the processor can't read the style. */
export function createFormatter(citeproc: Citeproc, styleXml: string, language: string): Formatter {
  const open = (): StyleEngine => createEngine(citeproc, styleXml, language);
  const formatDraft = createDraftFormatter(citeproc, open(), open);
  const formatReference = createReferenceFormatter(open);
  let turn: Promise<unknown> = Promise.resolve();
  return {
    formatDraft: (clusters, uncited, signal) => {
      // Drafts are formatted one after the other, because they share one processor.
      const result = turn.then(() => formatDraft(clusters, uncited, signal));
      turn = result.catch(() => undefined);
      return result;
    },
    formatReference,
  };
}

/**
 * Creates a function that formats one reference with a separate processor. The processor of a draft would add letters to years (2001a,
 * 2001b) to distinguish the works of that draft.
 */
function createReferenceFormatter(open: () => StyleEngine): Formatter['formatReference'] {
  let style: StyleEngine | undefined;
  const references = new WeakMap<CslItem, RichText>();
  return (item) => {
    const known = references.get(item);
    if (known !== undefined) return known;
    if (style === undefined || style.itemCount >= itemLimit) style = open();
    style.engine.updateItems([style.idOf(item)]);
    const made = style.engine.makeBibliography();
    const [text] = made === false ? [] : made[1];
    if (text === undefined) return undefined;
    const formatted = style.read(text.trim());
    references.set(item, formatted);
    return formatted;
  };
}

type FormatDraft = (
  clusters: readonly CitedCluster[],
  uncited: readonly CslItem[],
  signal: CancellationSignal | undefined,
) => Promise<FormattedDraft>;

/** The works that are registered with the processor, and the texts that were formatted for them. */
interface Registered {
  readonly style: StyleEngine;
  readonly terms: LocatorTerms;
  readonly ids: readonly string[];
  readonly references: readonly FormattedReference[];
  readonly hasHangingIndent: boolean;
  /** Formatted citations by their content. Only used for styles in which the text of a citation does not depend on earlier citations. */
  readonly citations: Map<string, FormattedCitation>;
  /** The most recently formatted draft; `id` identifies the content of all its citations. */
  last?: { readonly id: string; readonly draft: FormattedDraft };
}

/**
 * Creates a function that formats a draft. It reuses earlier results: if only prose was edited, the citations are the same, so nothing
 * is formatted again.
 */
function createDraftFormatter(citeproc: Citeproc, first: StyleEngine, open: () => StyleEngine): FormatDraft {
  let style = first;
  let registered: Registered | undefined;
  return async (clusters, uncited, signal) => {
    if (signal?.isCancellationRequested === true) throw new CancelledError();
    const cited = clusters.flatMap(({ works }) => works.flatMap(({ item }) => (item === undefined ? [] : [item])));
    const items = [...new Set([...cited, ...uncited])];
    if (style.itemCount >= itemLimit) {
      style = open();
      registered = undefined;
    }
    const wanted = items.map(style.idOf);
    if (registered === undefined || !isEqual(registered.ids, wanted)) {
      const known = registered?.ids ?? [];
      // A registration that is cancelled halfway must not count as complete.
      registered = undefined;
      registered = await registerItems(style, wanted, known, signal);
    }
    const { references, hasHangingIndent } = registered;
    const { idOf, engine } = style;
    const ids = clusters.map((cluster) => identify(idOf, cluster));
    const id = ids.join('\n');
    if (registered.last?.id === id) return registered.last.draft;
    await yieldToMessages(signal);
    const isNoteStyle = engine.opt.xclass === 'note';
    const dependsOnOrder = isNoteStyle || engine.opt.update_mode === citeproc.POSITION;
    const citations = dependsOnOrder
      ? await formatInOrder(citeproc, registered, clusters, signal)
      : await formatEach(registered, clusters, ids, signal);
    const draft = { citations, references, isNoteStyle, hasHangingIndent };
    registered.last = { id, draft };
    return draft;
  };
}

/** A key for the content of a cluster. Clusters that differ only in their position have the same key. */
function identify(idOf: StyleEngine['idOf'], { mode, works }: CitedCluster): string {
  return JSON.stringify([
    mode,
    ...works.map(({ key, item, prefix, suffix, suppressAuthor }) => [
      item === undefined ? `@${key}` : idOf(item),
      prefix,
      suffix,
      suppressAuthor,
    ]),
  ]);
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/**
 * Registers all works with the processor, in batches. They must be registered before anything is formatted, because each work may
 * change how the other works are distinguished (2001a, 2001b).
 */
async function registerItems(
  style: StyleEngine,
  ids: readonly string[],
  known: readonly string[],
  signal: CancellationSignal | undefined,
): Promise<Registered> {
  const { engine } = style;
  const old = new Set(known);
  let unknown = 0;
  for (const [index, id] of ids.entries()) {
    if (old.has(id)) continue;
    unknown += 1;
    if (unknown % worksAtOnce !== 0) continue;
    engine.updateItems(ids.slice(0, index + 1));
    await yieldToMessages(signal);
  }
  engine.updateItems(ids);
  return {
    style,
    terms: readLocatorTerms((term, form, plural) => engine.getTerm(term, form, plural)),
    ids,
    references: await formatReferences(style, signal),
    hasHangingIndent: Boolean(engine.bibliography.opt.hangingindent),
    citations: new Map(),
  };
}

/**
 * Formats the list of references in batches. Each batch also includes the entry before it, because an entry may depend on the previous
 * one ("———" for the same authors).
 */
async function formatReferences(style: StyleEngine, signal: CancellationSignal | undefined): Promise<readonly FormattedReference[]> {
  const { engine } = style;
  const references: FormattedReference[] = [];
  const sorted = engine.registry.getSortedIds();
  for (let start = 0; start < sorted.length; start += worksAtOnce) {
    await yieldToMessages(signal);
    const [before, ids] = [sorted.slice(Math.max(0, start - 1), start), sorted.slice(start, start + worksAtOnce)];
    const made = engine.makeBibliography({ include: [...before, ...ids].map((id) => ({ field: 'id', value: id })) });
    if (made === false) return [];
    const [{ entry_ids: entryIds }, texts] = made;
    for (const [index, text] of texts.entries()) {
      const id = entryIds[index]?.[0] ?? '';
      const item = style.findItem(id);
      if (item !== undefined && !before.includes(id)) references.push({ item, text: style.read(text.trim()) });
    }
  }
  return references;
}

async function formatEach(
  { style, terms, citations }: Registered,
  clusters: readonly CitedCluster[],
  ids: readonly string[],
  signal: CancellationSignal | undefined,
): Promise<readonly FormattedCitation[]> {
  const formatted: FormattedCitation[] = [];
  for (const [index, cluster] of clusters.entries()) {
    const id = ids[index] ?? '';
    let citation = citations.get(id);
    if (citation === undefined) {
      const { lead, items } = prepareCluster(style, cluster, terms);
      citation = finishCluster(style, cluster, lead, items.length === 0 ? undefined : style.engine.makeCitationCluster(items));
      citations.set(id, citation);
      if (citations.size % batch === 0) await yieldToMessages(signal);
    }
    formatted.push(citation);
  }
  return formatted;
}

/**
 * For styles in which a citation depends on earlier ones (`ibid.`, short forms): passes the earlier citations to the processor with
 * each citation.
 */
async function formatInOrder(
  citeproc: Citeproc,
  { style, terms }: Registered,
  clusters: readonly CitedCluster[],
  signal: CancellationSignal | undefined,
): Promise<readonly FormattedCitation[]> {
  const isNoteStyle = style.engine.opt.xclass === 'note';
  const prepared = clusters.map((cluster) => prepareCluster(style, cluster, terms));
  const texts = new Map<number, string>();
  const before: [string, number][] = [];
  /** The indices of the clusters that were passed to the processor, which are those with a known work. */
  const places: number[] = [];
  for (const [index, { items }] of prepared.entries()) {
    if (items.length === 0) continue;
    const noteIndex = isNoteStyle ? index + 1 : 0;
    const citation = { citationID: String(index), citationItems: items.map((item) => ({ ...item })), properties: { noteIndex } };
    places.push(index);
    const [, changed] = style.engine.processCitationCluster(citation, before, [], citeproc.ASSUME_ALL_ITEMS_REGISTERED);
    for (const [position, text] of changed) texts.set(places[position] ?? index, text);
    before.push([citation.citationID, noteIndex]);
    if (before.length % batch === 0) await yieldToMessages(signal);
  }
  return clusters.map((cluster, index) => finishCluster(style, cluster, prepared[index]?.lead ?? [], texts.get(index)));
}
