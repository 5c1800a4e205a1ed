import type { Citeproc, Engine, OutputFormat } from 'citeproc';
import csCZ from 'citeproc-locales/locales/locales-cs-CZ.xml';
import daDK from 'citeproc-locales/locales/locales-da-DK.xml';
import deDE from 'citeproc-locales/locales/locales-de-DE.xml';
import enGB from 'citeproc-locales/locales/locales-en-GB.xml';
import enUS from 'citeproc-locales/locales/locales-en-US.xml';
import esES from 'citeproc-locales/locales/locales-es-ES.xml';
import fiFI from 'citeproc-locales/locales/locales-fi-FI.xml';
import frFR from 'citeproc-locales/locales/locales-fr-FR.xml';
import itIT from 'citeproc-locales/locales/locales-it-IT.xml';
import jaJP from 'citeproc-locales/locales/locales-ja-JP.xml';
import koKR from 'citeproc-locales/locales/locales-ko-KR.xml';
import nbNO from 'citeproc-locales/locales/locales-nb-NO.xml';
import nlNL from 'citeproc-locales/locales/locales-nl-NL.xml';
import plPL from 'citeproc-locales/locales/locales-pl-PL.xml';
import ptBR from 'citeproc-locales/locales/locales-pt-BR.xml';
import ptPT from 'citeproc-locales/locales/locales-pt-PT.xml';
import ruRU from 'citeproc-locales/locales/locales-ru-RU.xml';
import svSE from 'citeproc-locales/locales/locales-sv-SE.xml';
import zhCN from 'citeproc-locales/locales/locales-zh-CN.xml';
import { formatPersonName, isOthers, readCslName } from '#text';
import { getOwn } from '../base/collections';
import type { CslItem } from '../model/csl';
import { mark, markWith, parseMarked, plainText, type RichText, stripMarks } from './richText';

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

type Formatter = string | false | ((state: Engine, text: string | undefined) => string);

/** The part of the processor's internal data for an item that is used here. */
interface CiteBlob {
  /** Missing if the item is printed as a number of the list of references. */
  readonly item_id?: string;
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

/**
 * The character that replaces the name `others`, because BibTeX's `and others` is not a person. In the output, it is replaced with the
 * style's "et al."
 */
const othersMark = '\ufdef';

/** See CSL 1.0.2, "Name Variables" and "Date Variables". */
const nameVariables: ReadonlySet<string> = new Set(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor editor-translator editorial-director ' +
    'executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient reviewed-author ' +
    'script-writer series-creator translator'
  ).split(' '),
);
const nameFlags: ReadonlySet<string> = new Set(['comma-suffix', 'static-ordering', 'parse-names']);
const dateVariables: ReadonlySet<string> = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted']);

/**
 * Converts an item to what the processor accepts. The writer's file may contain values that do not have the types of CSL-JSON, and the
 * processor fails on these, so they are converted or omitted. The characters that mark structure in the output are removed from all
 * texts.
 */
function toProcessorItem(item: CslItem | undefined): Readonly<Record<string, unknown>> {
  const stripped = JSON.parse(stripMarks(JSON.stringify(item ?? {}))) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(stripped).flatMap(([variable, value]) => {
      const usable = nameVariables.has(variable) ? toNames(value) : dateVariables.has(variable) ? toDate(value) : toText(value);
      return usable === undefined ? [] : [[variable, usable]];
    }),
  );
}

function toNames(value: unknown): readonly object[] | undefined {
  if (typeof value === 'string' && value !== '') return [{ literal: value }];
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((name: unknown) => {
    const shown = formatPersonName(readCslName(name));
    if (typeof name !== 'object' || name === null || shown === '') return [];
    if (isOthers(shown)) return [{ literal: othersMark }];
    return [Object.fromEntries(Object.entries(name).filter(([part, value]) => typeof value === 'string' || nameFlags.has(part)))];
  });
}

function toDate(value: unknown): object | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(
      Object.entries(value).flatMap(([part, written]) => {
        const usable = part === 'date-parts' ? toDateParts(written) : part === 'circa' ? Boolean(written) : toText(written);
        return usable === undefined ? [] : [[part, usable]];
      }),
    );
  return typeof value === 'string' || typeof value === 'number' ? { raw: String(value) } : undefined;
}

const toDateParts = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value.filter(Array.isArray) : undefined);

function toText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

const marked = (kind: Parameters<typeof mark>[0]): string => mark(kind, '%%STRING%%');
const asItIs: Formatter = (_state, text) => text ?? '';

/** The name by which the processor knows the format below. */
const outputFormatName = 'marginalia';

/** The processor's output format: plain text with marks. `parseMarked` parses it. */
const outputFormat: OutputFormat = {
  text_escape: (text: string) => text ?? '',
  bibstart: '',
  bibend: '',
  '@font-style/italic': marked('italic'),
  '@font-style/oblique': marked('italic'),
  '@font-style/normal': marked('upright'),
  '@font-variant/small-caps': marked('small-caps'),
  '@font-variant/normal': marked('upright'),
  '@font-weight/bold': marked('bold'),
  '@font-weight/normal': marked('upright'),
  '@font-weight/light': false,
  '@text-decoration/none': marked('upright'),
  '@text-decoration/underline': marked('underline'),
  '@vertical-align/sup': marked('superscript'),
  '@vertical-align/sub': marked('subscript'),
  '@vertical-align/baseline': marked('upright'),
  '@passthrough/true': asItIs,
  '@strip-periods/true': asItIs,
  '@strip-periods/false': asItIs,
  '@quotes/true': (state, text) => quote(state, text, 'open-quote', 'close-quote'),
  // If the text is missing, an apostrophe is meant.
  '@quotes/inner': (state, text) => (text === undefined ? '\u2019' : quote(state, text, 'open-inner-quote', 'close-inner-quote')),
  '@quotes/false': false,
  // The processor calls this function with the item's data as `this`.
  '@cite/entry': function (this: CiteBlob, _state: Engine, text: string | undefined): string {
    return markWith('cite', stripMarks(this.item_id ?? ''), text ?? '');
  } as Formatter,
  '@bibliography/entry': asItIs,
  '@display/block': marked('block'),
  '@display/left-margin': marked('left-margin'),
  '@display/right-inline': marked('right-inline'),
  '@display/indent': marked('indent'),
  '@showid/true': asItIs,
  '@URL/true': (_state, text) => markWith('link', text ?? '', text ?? ''),
  '@DOI/true': (_state, text) => linkDoi(text ?? ''),
};

function quote(state: Engine, text: string | undefined, open: string, end: string): string {
  return `${state.getTerm(open, 'long', 0) ?? ''}${text ?? ''}${text === undefined ? '' : (state.getTerm(end, 'long', 0) ?? '')}`;
}

function linkDoi(doi: string): string {
  return markWith('link', /^https?:/i.test(doi) ? doi : `https://doi.org/${doi}`, doi);
}

/** The locales by language tag. If there is none for a draft's region, the first locale of its language is used. */
const locales: Readonly<Record<string, string>> = {
  'en-US': enUS,
  'en-GB': enGB,
  'cs-CZ': csCZ,
  'da-DK': daDK,
  'de-DE': deDE,
  'es-ES': esES,
  'fi-FI': fiFI,
  'fr-FR': frFR,
  'it-IT': itIT,
  'ja-JP': jaJP,
  'ko-KR': koKR,
  'nb-NO': nbNO,
  'nl-NL': nlNL,
  'pl-PL': plPL,
  'pt-BR': ptBR,
  'pt-PT': ptPT,
  'ru-RU': ruRU,
  'sv-SE': svSE,
  'zh-CN': zhCN,
};

export const defaultLanguage = 'en-US';

/** The tag of the best locale for a language, such as `de-DE` for `de-AT`. English if the language has no locale. */
export function getLocaleTag(language: string): string {
  const wanted = language.trim().replace(/_/g, '-').toLowerCase();
  const tags = Object.keys(locales);
  const primary = wanted.split('-')[0];
  return (
    tags.find((tag) => tag.toLowerCase() === wanted) ?? tags.find((tag) => tag.toLowerCase().split('-')[0] === primary) ?? defaultLanguage
  );
}

export function getLocale(language: string): string {
  return getOwn(locales, getLocaleTag(language)) ?? enUS;
}
