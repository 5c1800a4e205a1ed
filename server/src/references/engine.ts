import type { Citeproc, Engine } from 'citeproc';
import type { CslItem } from '../model/csl';
import { getLocale, getLocaleTag } from './locales';
import { outputFormat, outputFormatName } from './outputFormat';
import { stripMarks } from './richText';

/** One processor with one style. It knows items by numbers of its own, so an item that changed is another one to it. */
export interface StyleEngine {
  readonly engine: Engine;
  /** What the style sets around a citation and between its cites. */
  readonly layout: { readonly prefix: string; readonly suffix: string; readonly delimiter: string };
  idOf(item: CslItem): string;
  /** The item behind a number; undefined for a number that `idOf` did not give. */
  findItem(id: string): CslItem | undefined;
  /** How many items it has seen: it never forgets one. */
  readonly itemCount: number;
}

/** Throws where the processor can't read the style. */
export function createEngine(citeproc: Citeproc, styleXml: string, language: string): StyleEngine {
  citeproc.Output.Formats[outputFormatName] = outputFormat;
  const items: CslItem[] = [];
  const ids = new Map<CslItem, string>();
  const engine = new citeproc.Engine(
    {
      retrieveLocale: getLocale,
      retrieveItem: (id) => ({ ...stripItem(items[Number(id)]), id, system_id: id }),
      // The output format marks cites itself; that there is such a function makes the processor call it.
      wrapCitationEntry: (text) => text,
    },
    styleXml,
    getLocaleTag(language),
  );
  engine.setOutputFormat(outputFormatName);
  engine.opt.development_extensions['wrap_url_and_doi'] = true;
  engine.opt.development_extensions['apply_citation_wrapper'] = true;
  const { layout_prefix: prefix, layout_suffix: suffix, layout_delimiter: delimiter } = engine.citation.opt;
  delimitGroups(engine);
  return {
    engine,
    layout: { prefix, suffix, delimiter },
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
 * Within a group of one author's works the delimiter is a comma where the style names none, "Arden 2001a, 2001b; Brook
 * 2002" (CSL 1.0.2, "Cite Grouping"). Where a style has a delimiter for what follows a group, the processor uses that
 * of the layout for the inside of the group alone.
 */
function delimitGroups({ citation: { opt } }: Engine): void {
  if (opt.collapse !== 'year') return;
  opt.cite_group_delimiter ??= ', ';
  if (opt['after-collapse-delimiter'] !== undefined) opt.layout_delimiter = opt.cite_group_delimiter;
}

/** Texts of others must not hold the marks of our output. */
function stripItem(item: CslItem | undefined): object {
  return JSON.parse(stripMarks(JSON.stringify(item ?? {}))) as object;
}
