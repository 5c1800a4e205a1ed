import type { Citeproc, Engine } from 'citeproc';
import type { CslItem } from '../model/csl';
import { getLocale, getLocaleTag } from './locales';
import { othersMark, toProcessorItem } from './processorItem';
import { outputFormat, outputFormatName } from './outputFormat';
import { parseMarked, plainText, type RichText } from './richText';

/** A processor with one style. It identifies each item by a number. An item that changed is a new object, so it gets a new number. */
export interface StyleEngine {
  readonly engine: Engine;
  /** What the style prints before and after a citation and between its items. */
  readonly layout: { readonly prefix: string; readonly suffix: string; readonly delimiter: string };
  /** Parses the output of the processor. */
  read(marked: string): RichText;
  idOf(item: CslItem): string;
  /** The item with a number that `idOf` returned; undefined for other numbers. */
  findItem(id: string): CslItem | undefined;
  /** How many items have a number. The processor keeps all of them in memory. */
  readonly itemCount: number;
}

/** Throws if the processor can't read the style. */
export function createEngine(citeproc: Citeproc, styleXml: string, language: string): StyleEngine {
  citeproc.Output.Formats[outputFormatName] = outputFormat;
  const items: CslItem[] = [];
  const ids = new Map<CslItem, string>();
  const engine = new citeproc.Engine(
    {
      retrieveLocale: getLocale,
      retrieveItem: (id) => ({ ...toProcessorItem(items[Number(id)]), id, system_id: id }),
      // The processor calls `@cite/entry` of the output format, which marks the items, only if this function exists.
      wrapCitationEntry: (text) => text,
    },
    styleXml,
    getLocaleTag(language),
  );
  engine.setOutputFormat(outputFormatName);
  engine.opt.development_extensions['wrap_url_and_doi'] = true;
  engine.opt.development_extensions['apply_citation_wrapper'] = true;
  const { layout_prefix: prefix, layout_suffix: suffix, layout_delimiter: delimiter = '' } = engine.citation.opt;
  delimitGroups(engine);
  setStopWords(engine);
  const conjunctions = [engine.getTerm('and', 'long', 0), engine.getTerm('and', 'symbol', 0), '&'].flatMap((term) =>
    term === undefined || term === '' ? [] : [escapeRegex(term)],
  );
  const others = new RegExp(`\\s*(?:(?:${conjunctions.join('|')})\\s*)?${othersMark}(\\.?)`, 'g');
  const etAl = ` ${engine.getTerm('et-al', 'long', 0) ?? 'et al.'}`;
  return {
    engine,
    layout: { prefix, suffix, delimiter },
    read: (marked) => {
      const text = marked.includes(othersMark)
        ? marked.replace(others, (_, stop: string) => etAl + (etAl.endsWith('.') ? '' : stop))
        : marked;
      // If a question or exclamation mark precedes the style's comma, the comma is omitted, as in pandoc: “A Study?” n.d.
      return identifyNumbers(engine, parseMarked(text.replace(/([?!]),(?=[”’])/g, '$1')));
    },
    idOf: (item) => {
      const known = ids.get(item);
      if (known !== undefined) return known;
      const id = String(items.push(item) - 1);
      ids.set(item, id);
      return id;
    },
    findItem: (id) => items[Number(id)],
    get itemCount() {
      return items.length;
    },
  };
}

/**
 * Sets the delimiter within a group of works by the same author. If the style defines none, it is a comma: "Arden 2001a, 2001b; Brook
 * 2002" (CSL 1.0.2, "Cite Grouping"). If a style defines the delimiter after a group, the processor uses the layout's delimiter within
 * the group, so the layout's delimiter is changed too.
 */
function delimitGroups({ citation: { opt } }: Engine): void {
  if (opt.collapse !== 'year') return;
  opt.cite_group_delimiter ??= ', ';
  if (opt['after-collapse-delimiter'] !== undefined) opt.layout_delimiter = opt.cite_group_delimiter;
}

/**
 * Words that stay in lower case when a style capitalizes titles, as in pandoc 3.1. The processor's own list also contains longer
 * prepositions ("through", "without"), so the preview would differ from the compiled text.
 */
const stopWords =
  "a an and about as at but by c ca d' de down for from in into nor of on onto or over so the till to up van via von with yet".split(' ');

function setStopWords({ locale, opt: { lang } }: Engine): void {
  const options = locale[lang]?.opts;
  if (options === undefined) return;
  options['skip-words'] = stopWords;
  options['skip-words-regexp'] = new RegExp(`(?:(?:[?!:]*\\s+|-|^)(?:${stopWords.join('|')})(?=[!?:]*\\s+|-|$))`, 'g');
}

/**
 * Finds the item for each number that a numeric style prints: `3` means the third item in the list of references. The processor does
 * not say which item a number belongs to.
 */
function identifyNumbers(engine: Engine, text: RichText): RichText {
  return text.map((node) => {
    if (typeof node === 'string') return node;
    if (node.kind !== 'cite' || node.id !== '') return { ...node, children: identifyNumbers(engine, node.children) };
    const number = /^\D*(\d+)\D*$/.exec(plainText(node.children))?.[1];
    return { ...node, id: number === undefined ? '' : (engine.registry.getSortedIds()[Number(number) - 1] ?? '') };
  });
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
