import type { Citeproc } from 'citeproc';
import { lazy } from '../base/lazy';
import chicagoAuthorDate from './csl/chicago-author-date.csl';
import { checkStyle, findDefaultLocale, maskStyle } from './citationStyle';
import { createFormatter, type Formatter } from './formatter';
import { defaultLanguage } from './locales';

/** The style and the language that a draft asks for. */
export interface StyleRequest {
  /** The text of the draft's CSL file; undefined if it names none. */
  readonly styleXml?: string;
  /** The draft's `lang` in BCP 47 spelling, `de-AT`; undefined means English. */
  readonly language?: string;
}

export interface LoadedFormatter {
  readonly formatter: Formatter;
  /** A message for the writer, if the default style is used instead of the draft's: why. undefined if all is well. */
  readonly problem?: string;
}

export type LoadFormatter = (request?: StyleRequest) => Promise<LoadedFormatter>;

/** How many styles are cached: a writer works on few drafts at a time. */
const keptMaximum = 4;

/**
 * Loads the formatter for a style. The processor is loaded with the first one, because it is large and many sessions never need it;
 * each style is read once. The default is pandoc's default style, Chicago's author-date style.
 */
export function createFormatterLoader(): LoadFormatter {
  const loadProcessor = lazy(async () => (await import('citeproc')).default);
  /** The most recently used one is last. */
  const kept = new Map<string, LoadedFormatter>();
  return async ({ styleXml, language } = {}) => {
    const citeproc = await loadProcessor();
    const id = JSON.stringify([styleXml, language]);
    const loaded = kept.get(id) ?? openFormatter(citeproc, styleXml === undefined ? undefined : maskStyle(styleXml), language);
    kept.delete(id);
    kept.set(id, loaded);
    for (const oldest of kept.keys()) if (kept.size > keptMaximum) kept.delete(oldest);
    return loaded;
  };
}

function openFormatter(citeproc: Citeproc, styleXml: string | undefined, language = defaultLanguage): LoadedFormatter {
  if (styleXml !== undefined) {
    const check = checkStyle(styleXml);
    if (check.kind === 'unusable') return { ...openFormatter(citeproc, undefined, language), problem: check.message };
    try {
      return { formatter: createFormatter(citeproc, styleXml, findDefaultLocale(styleXml) ?? language) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ...openFormatter(citeproc, undefined, language), problem: `The CSL style could not be read: ${reason}` };
    }
  }
  return { formatter: createFormatter(citeproc, chicagoAuthorDate, language) };
}
