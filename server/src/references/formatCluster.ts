import type { CiteprocItem } from 'citeproc';
import { type LocatorTerms, splitLocator } from '#text';
import type { CslItem } from '../model/csl';
import type { CitedCluster, CitedWork } from './citedWork';
import type { StyleEngine } from './engine';
import { plainText, type RichNode, type RichText, stripMarks } from './richText';

/** A formatted citation. */
export interface FormattedCitation {
  /**
   * The text of the citation. In a note style it is the text of the note, and the sentence contains `lead` followed by the note's
   * number.
   */
  readonly text: RichText;
  /** The authors that a narrative citation names in the sentence. Empty for other citations, and if the style names no authors. */
  readonly lead: RichText;
}

type Known = CitedWork & { readonly item: CslItem };

/** The items of a cluster in the form that the processor takes. If the authors are part of the sentence, `lead` contains them. */
interface PreparedCluster {
  readonly lead: RichText;
  readonly items: readonly CiteprocItem[];
}

/** What the processor returns if the style prints nothing for an item. */
const nothing = '[NO_PRINTED_FORM]';

export function prepareCluster(style: StyleEngine, cluster: CitedCluster, terms: LocatorTerms): PreparedCluster {
  const items = cluster.works.filter(isKnown).map((work) => toCiteprocItem(style, work, terms));
  const [first] = cluster.works;
  const [firstItem, ...others] = items;
  if (cluster.mode !== 'narrative' || first?.item === undefined || firstItem === undefined) return { lead: [], items };
  const lead = formatLead(style, first.item, firstItem.id);
  return lead.length === 0 ? { lead, items } : { lead, items: [{ ...firstItem, 'suppress-author': true }, ...others] };
}

/** Builds the whole citation from what the processor printed for its known works. `formatted` is undefined if no work is known. */
export function finishCluster(style: StyleEngine, cluster: CitedCluster, lead: RichText, formatted: string | undefined): FormattedCitation {
  const { prefix, suffix, delimiter } = style.layout;
  let inner = formatted === undefined || formatted === nothing ? [] : style.read(formatted);
  const leading: RichNode[] = [];
  let previous: Known | undefined;
  for (const work of cluster.works) {
    if (isKnown(work)) {
      previous = work;
      continue;
    }
    const unknown: RichText = [
      ...(work.prefix === undefined ? [] : [`${stripMarks(work.prefix)} `]),
      { kind: 'undefined', children: [`${stripMarks(work.key)}?`] },
    ];
    if (previous === undefined) leading.push(...(leading.length === 0 ? [] : [delimiter]), ...unknown);
    else inner = insertAfterCite(inner, style.idOf(previous.item), [delimiter, ...unknown]) ?? [...inner, delimiter, ...unknown];
  }
  if (leading.length > 0 && inner.length > 0) leading.push(delimiter);
  const body = [...leading, ...inner];
  const text = [prefix, ...body, endsWith(body, suffix) ? '' : suffix].filter((node) => node !== '');
  const [first] = cluster.works;
  const linkedLead: RichText =
    lead.length === 0 || first?.item === undefined ? lead : [{ kind: 'cite', id: first.item.id, children: lead }];
  return { lead: linkedLead, text: nameCites(style, text) };
}

/** Replaces the numbers that the processor uses by the ids of the items. */
function nameCites(style: StyleEngine, text: RichText): RichText {
  return text.map((node) => {
    if (typeof node === 'string') return node;
    const children = nameCites(style, node.children);
    return node.kind === 'cite' ? { ...node, id: style.findItem(node.id)?.id ?? node.id, children } : { ...node, children };
  });
}

function isKnown(work: CitedWork): work is Known {
  return work.item !== undefined;
}

function toCiteprocItem(style: StyleEngine, work: Known, terms: LocatorTerms): CiteprocItem {
  const { locator, suffix } = splitLocator(stripMarks(work.suffix ?? '').trimEnd(), terms);
  return {
    id: style.idOf(work.item),
    ...(work.prefix === undefined ? {} : { prefix: `${stripMarks(work.prefix).trimEnd()} ` }),
    ...(locator === undefined ? {} : { locator: locator.value, label: locator.label }),
    ...(suffix === '' ? {} : { suffix: locator === undefined && !isSetOff(suffix) ? `, ${suffix}` : suffix }),
    ...(work.suppressAuthor ? { 'suppress-author': true } : {}),
  };
}

/** Whether a suffix begins with a space or punctuation. If it does not, as in `@a [and more]`, pandoc prints a comma before it. */
function isSetOff(suffix: string): boolean {
  return /^(?:<[^>]*>)*[\s\p{P}]/u.test(suffix);
}

/** Formats only the authors; empty if the style prints no authors in citations, as in numeric styles. */
function formatLead(style: StyleEngine, item: CslItem, id: string): RichText {
  const { engine } = style;
  const authors = engine.makeCitationCluster([{ id, 'author-only': true, position: 0 }]);
  if (authors === '' || authors === nothing) return [];
  const hasNames = Object.values(item).some((value) => Array.isArray(value) && value.length > 0);
  return hasNames ? style.read(authors) : (formatTitleLead(style, id) ?? style.read(authors));
}

/**
 * The title that is printed if there are no authors, with its quotation marks, which `author-only` omits. It is found by comparing the
 * whole citation with the one without authors: `“A Study,” n.d.` begins with the title, and `n.d.` lacks it. undefined if the whole
 * citation does not end like the one without authors.
 */
function formatTitleLead(style: StyleEngine, id: string): RichText | undefined {
  const { engine } = style;
  const whole = style.read(engine.makeCitationCluster([{ id, position: 0 }]));
  const rest = plainText(style.read(engine.makeCitationCluster([{ id, 'suppress-author': true, position: 0 }])));
  const text = plainText(whole);
  if (rest === '' || rest === nothing || !text.endsWith(rest)) return undefined;
  const title = takeStart(whole, text.length - rest.length);
  const end = plainText(title)
    .replace(/[\s,;:.]+$/, '')
    .replace(/[\s,;:.]+(?=[”’"»]$)/, '');
  const mark = /[”’"»]$/.exec(end)?.[0] ?? '';
  const kept = takeStart(title, end.length - mark.length);
  return mark === '' ? kept : [...kept, mark];
}

/** The first `length` characters, with their formatting. */
function takeStart(text: RichText, length: number): RichText {
  const taken: RichNode[] = [];
  let left = length;
  for (const node of text) {
    if (left <= 0) break;
    if (typeof node === 'string') taken.push(node.slice(0, left));
    else taken.push({ ...node, children: takeStart(node.children, left) });
    left -= plainText([node]).length;
  }
  return taken;
}

/**
 * Inserts text after the work with this id. undefined if the work is not found separately, for example because the style merged works
 * into a range.
 */
function insertAfterCite(text: RichText, id: string, inserted: RichText): RichText | undefined {
  const at = text.findIndex((node) => typeof node !== 'string' && node.kind === 'cite' && node.id === id);
  if (at !== -1) {
    const [delimiter] = inserted;
    const next = text[at + 1];
    if (next !== undefined && next !== delimiter) return undefined;
    return [...text.slice(0, at + 1), ...inserted, ...text.slice(at + 1)];
  }
  for (const [index, node] of text.entries()) {
    const children = typeof node === 'string' ? undefined : insertAfterCite(node.children, id, inserted);
    if (typeof node !== 'string' && children !== undefined)
      return [...text.slice(0, index), { ...node, children }, ...text.slice(index + 1)];
  }
  return undefined;
}

/** Whether the style's full stop would follow a full stop, a question mark or an exclamation mark, so that it must be omitted. */
function endsWith(text: RichText, suffix: string): boolean {
  return suffix === '.' && /[.?!][”’"»]?$/.test(plainText(text));
}

/** The locator labels that pandoc's citeproc accepts in a draft. CSL has more (CSL 1.0.2, "Locators"). */
const labels = [
  'book',
  'chapter',
  'column',
  'figure',
  'folio',
  'issue',
  'line',
  'note',
  'opus',
  'page',
  'paragraph',
  'part',
  'section',
  'sub-verbo',
  'verse',
  'volume',
] as const;

/**
 * Collects the spellings of locator labels in a locale. For example, `getTerm('page', 'short', 1)` returns `pp.`; it returns undefined
 * or an empty text if the locale lacks the term.
 */
export function readLocatorTerms(getTerm: (term: string, form: string, plural: 0 | 1) => string | undefined): LocatorTerms {
  const terms = new Map<string, string>();
  for (const label of labels) {
    for (const form of ['long', 'short', 'symbol']) {
      for (const plural of [0, 1] as const) {
        const term = getTerm(label, form, plural)?.toLowerCase() ?? '';
        if (term !== '' && !terms.has(term)) terms.set(term, label);
      }
    }
  }
  return terms;
}
