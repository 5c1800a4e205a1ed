import type { Citeproc } from 'citeproc';
import { lazy } from '../base/derivedValues';
import { checkStyle, findDefaultLocale, maskStyle } from './citationStyle';
import chicagoAuthorDate from './csl/chicago-author-date.csl';
import { defaultLanguage } from './engine';
import { createFormatter, type Formatter } from './formatter';

/** The style and language of a draft. */
export interface StyleRequest {
  /** The text of the draft's CSL file; undefined if the draft names none. */
  readonly styleXml?: string;
  /** The draft's `lang` as a BCP 47 tag such as `de-AT`; undefined means English. */
  readonly language?: string;
}

export interface LoadedFormatter {
  readonly formatter: Formatter;
  /**
   * The reason why the draft's style can't be used, as a message for the writer. The default style is then used instead. undefined if
   * there is no such problem.
   */
  readonly problem?: string;
}

type LoadFormatter = (request?: StyleRequest) => Promise<LoadedFormatter>;

/** How many formatters are cached. A few are enough, because a writer works on few drafts at a time. */
const keptMaximum = 4;

/**
 * Creates a function that loads the formatter for a style. The processor is loaded when it is first needed, because it is large and
 * many sessions never need it. Recently used formatters are cached. The default style is the same as pandoc's: Chicago's author-date
 * style.
 */
export function createFormatterLoader(): LoadFormatter {
  const loadProcessor = lazy(async () => (await import('citeproc')).default);
  /** The cached formatters, most recently used last. */
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
      return { ...openFormatter(citeproc, undefined, language), problem: `The CSL style couldn't be read: ${reason}` };
    }
  }
  return { formatter: createFormatter(citeproc, chicagoAuthorDate, language) };
}
