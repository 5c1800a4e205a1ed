import {
  type CitedCluster,
  type CitedWork,
  type FindAnchor,
  type FormattedDraft,
  type FormattedReference,
  type Formatter,
  plainText,
  type RichText,
  renderRichHtml,
  toCslMarkup,
} from '#references';
import { createKeyTest, getDraftBibliographies, resolveCitation, type Snapshot } from '#workspace';
import type { CancellationSignal } from '../../base/cancellation';
import { escapeHtml } from '../../base/escape';
import type { Span } from '../../base/span';
import type { Citation, CitationItem, CitationKey } from '../../model/citation';
import type { CslItem } from '../../model/csl';
import type { DraftScan } from '../../model/draft';
import { getCslItem } from './entrySource';

/** What the preview of a draft shows, as HTML. The HTML of citations contains only inline elements. */
export interface DraftPreview {
  /** The formatted citations, in the order of the draft. */
  readonly citations: readonly { readonly span: Span; readonly html: string }[];
  /** The list of references; may be empty. */
  readonly references: string;
  /** The notes, if the style cites in notes; otherwise empty. */
  readonly notes: string;
}

/** The draft to show. `findItem` returns the work with a key, or undefined if there is none. */
interface PreviewSubject {
  readonly scan: DraftScan;
  findItem(key: CitationKey): CslItem | undefined;
  /** Works that are listed although they are not cited, as with pandoc's `nocite`. */
  readonly uncited?: readonly CslItem[];
}

/**
 * Creates the function that finds the work for a key of the draft. That function returns undefined if the draft's bibliographies don't
 * contain the key. If the draft names no bibliography, or if its bibliographies are not all known, the function searches the library
 * instead.
 */
export function createItemFinder(snapshot: Snapshot, uri: string): PreviewSubject['findItem'] {
  const isFound = getDraftBibliographies(snapshot, uri).files.length === 0 ? undefined : createKeyTest(snapshot, uri);
  return (key) => {
    const [paper] = isFound?.(key) === false ? [] : resolveCitation(snapshot, uri, key);
    return paper === undefined ? undefined : getCslItem(snapshot, paper);
  };
}

/** Formats the citations of a Markdown draft and its references or notes. Rejects with CancelledError if it is cancelled. */
export async function preview(subject: PreviewSubject, formatter: Formatter, signal?: CancellationSignal): Promise<DraftPreview> {
  const { scan, findItem } = subject;
  const shown = scan.citations.filter(isPlain);
  const clusters = shown.map((citation) => toCluster(citation, findItem));
  // Citations that can't be formatted still add their works to the list of references.
  const others = scan.citations
    .filter((citation) => !isPlain(citation))
    .flatMap(({ items }) => items.flatMap(({ key }) => findItem(key) ?? []));
  const draft = await formatter.formatDraft(clusters, [...others, ...(subject.uncited ?? [])], signal);
  const anchors = findAnchors(draft.references);
  return {
    citations: draft.citations.flatMap(({ lead, text: formatted }, index) => {
      const citation = shown[index];
      if (citation === undefined) return [];
      const inner = draft.isNoteStyle
        ? renderRichHtml(lead, anchors) + renderNoteMark(index + 1, formatted)
        : renderRichHtml(lead, anchors) + (lead.length === 0 ? '' : ' ') + renderRichHtml(formatted, anchors);
      return [{ span: citation.span, html: `<span class="marginalia-citation">${inner}</span>` }];
    }),
    references: renderReferences(draft),
    notes: draft.isNoteStyle ? renderNotes(draft, anchors) : '',
  };
}

/**
 * Whether the citation can be formatted as pandoc would format it. This is not possible for a citation within a citation, such as a key
 * in the suffix of another work: `[@a as in @b]`.
 */
function isPlain({ items }: Citation): boolean {
  return items.length > 0 && items.slice(1).every(({ mode }) => mode !== 'narrative');
}

function toCluster({ items }: Citation, findItem: PreviewSubject['findItem']): CitedCluster {
  return {
    mode: items[0]?.mode === 'narrative' ? 'narrative' : 'parenthetical',
    works: items.map((item) => toWork(item, findItem(item.key))),
  };
}

function toWork({ key, mode, prefix, suffix }: CitationItem, item: CslItem | undefined): CitedWork {
  return {
    key,
    item,
    ...(prefix === undefined ? {} : { prefix: toCslMarkup(prefix) }),
    ...(suffix === undefined ? {} : { suffix: toCslMarkup(suffix) }),
    suppressAuthor: mode === 'year-only',
  };
}

/** The id of a reference, in the form that pandoc uses. */
function anchorOf(key: CitationKey): string {
  return `ref-${key}`;
}

function findAnchors(references: readonly FormattedReference[]): FindAnchor {
  const titles = new Map(references.map(({ item, text }) => [item.id, plainText(text)]));
  return (id) => {
    const title = titles.get(id);
    return title === undefined ? undefined : { anchor: encodeURIComponent(anchorOf(id)), title };
  };
}

/** The number of a note in the text, with the text of the note as its tooltip. */
function renderNoteMark(number: number, note: RichText): string {
  const title = escapeHtml(plainText(note));
  return `<sup><a class="marginalia-note" href="#marginalia-note-${number}" title="${title}">${number}</a></sup>`;
}

function renderNotes({ citations }: FormattedDraft, anchors: FindAnchor): string {
  if (citations.length === 0) return '';
  const notes = citations.map(({ text }, index) => `<li id="marginalia-note-${index + 1}">${renderRichHtml(text, anchors)}</li>`);
  return `<section class="marginalia-notes"><ol>${notes.join('')}</ol></section>`;
}

function renderReferences({ references, hasHangingIndent }: FormattedDraft): string {
  if (references.length === 0) return '';
  const entries = references.map(
    ({ item, text }) => `<div class="csl-entry" id="${escapeHtml(anchorOf(item.id))}" role="listitem">${renderRichHtml(text)}</div>`,
  );
  const hanging = hasHangingIndent ? ' hanging-indent' : '';
  return `<div class="marginalia-references${hanging}" role="list">${entries.join('')}</div>`;
}
