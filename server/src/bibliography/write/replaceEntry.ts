import { shiftSpan } from '../../base/span';
import type { Bibliography, BibliographyEntry } from '../../model/bibliography';
import type { TextEdit } from '../../model/draft';
import type { NewEntry } from './addEntry';
import { renderYamlItem } from './addCslYamlItem';
import { scanBlock, scanBlocks } from '../bibtex/scanBlock';
import { detectBibliographyStyle } from './detectBibliographyStyle';
import { listPreambles } from './printCharacters';
import { renderCslItem } from './renderCslItem';
import { renderEntry } from './renderEntry';

/**
 * The edit that replaces an entry by another one of the same key, in the style of the file. undefined if the entry has no end, is not
 * in this file, or is written in a form in which it can't be replaced.
 */
export function replaceEntry(
  text: string,
  bibliography: Bibliography,
  entry: BibliographyEntry,
  replacement: NewEntry,
): TextEdit | undefined {
  const start = bibliography.starts[bibliography.entries.indexOf(entry)];
  if (start === undefined) return undefined;
  const span = shiftSpan(entry.span, start);
  const old = text.slice(span.start, span.end);
  const newText =
    bibliography.format === 'bibtex' ? renderBibtex(text, old, replacement) : renderCsl(bibliography.format, old, entry, replacement);
  return newText === undefined ? undefined : { span, newText };
}

function renderBibtex(text: string, old: string, { key, source, options }: NewEntry): string | undefined {
  const block = scanBlock(old, 0);
  if (block === undefined || block.isCutOff) return undefined;
  const style = detectBibliographyStyle(text, [...scanBlocks(text)]);
  const entryText = renderEntry(source, key, style, options);
  const preambles = source.kind === 'text' ? [] : listPreambles(entryText).filter((preamble) => !text.includes(preamble));
  return [...preambles, entryText].join(style.newline);
}

function renderCsl(
  format: 'csl-json' | 'csl-yaml',
  old: string,
  entry: BibliographyEntry,
  { key, source, item, options }: NewEntry,
): string | undefined {
  const known = item ?? (source.kind === 'paper' ? renderCslItem(source.paper, key, options) : undefined);
  if (known === undefined) return undefined;
  const keyed = { ...known, id: key };
  const newline = old.includes('\r\n') ? '\r\n' : '\n';
  if (format === 'csl-json') {
    const indent = /[\r\n]([ \t]*)\S[^\r\n]*$/.exec(old.slice(0, entry.keySpan.start))?.[1];
    if (indent === undefined) return JSON.stringify(keyed);
    const outer = /[\r\n]([ \t]*)\}$/.exec(old)?.[1] ?? '';
    return JSON.stringify(keyed, undefined, indent.slice(outer.length) || '  ').replace(/\n/g, newline + outer);
  }
  const lead = /^([ \t]*)-[ \t]+(?!\{)/.exec(old)?.[1];
  return lead === undefined ? undefined : renderYamlItem(keyed, lead, newline);
}
