import type { Citeproc } from 'citeproc';
import { lazy } from '../base/lazy';
import chicagoAuthorDate from './csl/chicago-author-date.csl';
import { checkStyle, findDefaultLocale, maskStyle } from './citationStyle';
import { createFormatter, type Formatter } from './formatter';
import { defaultLanguage } from './locales';

/** How a draft wants its references. */
export interface StyleRequest {
  /** The text of the draft's CSL file; undefined where it names none. */
  readonly styleXml?: string;
  /** The draft's `lang`, as BCP 47 spells it: `de-AT`. English where undefined. */
  readonly language?: string;
}

export interface LoadedFormatter {
  readonly formatter: Formatter;
  /** Why the draft's style is not used and the default style is, in words for the writer. undefined where all is well. */
  readonly problem?: string;
}

export type LoadFormatter = (request?: StyleRequest) => Promise<LoadedFormatter>;

/** How many styles are kept: a writer works on few drafts at a time. */
const keptMaximum = 4;

/**
 * Gives the formatter for a style. The processor is loaded when the first one is asked for, since it is large and most
 * sessions begin without; a style is read once. Without a style it is pandoc's default, Chicago's author-date style.
 */
export function createFormatterLoader(): LoadFormatter {
  const loadProcessor = lazy(async () => (await import('citeproc')).default);
  /** The last used at the end. */
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
