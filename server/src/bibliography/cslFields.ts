import { getOwn } from '../base/collections';

/** Maps the entry types of BibTeX and biblatex to types of CSL 1.0.2. A type that is not listed becomes `document`. */
const types: Readonly<Record<string, string>> = {
  article: 'article-journal',
  periodical: 'article-journal',
  suppperiodical: 'article-journal',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  reference: 'book',
  mvreference: 'book',
  manual: 'book',
  booklet: 'pamphlet',
  inbook: 'chapter',
  incollection: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  inreference: 'entry-encyclopedia',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  report: 'report',
  techreport: 'report',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  patent: 'patent',
  unpublished: 'manuscript',
  dataset: 'dataset',
  software: 'software',
  review: 'review',
  artwork: 'graphic',
  image: 'graphic',
  audio: 'song',
  music: 'song',
  video: 'motion_picture',
  movie: 'motion_picture',
  letter: 'personal_communication',
  legislation: 'legislation',
  jurisdiction: 'legal_case',
  legal: 'legislation',
  standard: 'standard',
  performance: 'performance',
};

/** `entrySubtype` is biblatex's field `entrysubtype`: articles in magazines and newspapers have their own CSL types. */
export function toCslType(entryType: string, entrySubtype: string): string {
  if (entryType === 'article' && /^(?:magazine|newspaper)$/.test(entrySubtype)) return `article-${entrySubtype}`;
  return getOwn(types, entryType) ?? 'document';
}

/**
 * The text for each localization key that the field `type` can contain, such as `phdthesis` (biblatex manual, "Localization Keys").
 * BibTeX's entry types with the same meaning are included.
 */
const genres: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mathesis: 'Master’s thesis',
  mastersthesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  software: 'Computer software',
  datacd: 'Data CD',
  audiocd: 'Audio CD',
  patent: 'Patent',
  patentus: 'U.S. patent',
  patenteu: 'European patent',
  patentde: 'German patent',
  patentuk: 'British patent',
  patentfr: 'French patent',
  patreq: 'Patent request',
  patrequs: 'U.S. patent request',
};

/**
 * The CSL variable `genre`. `type` is the text of the entry's field `type`; if it is empty, the entry type decides. The result is empty
 * if the entry type has no genre either.
 */
export function toGenre(entryType: string, type: string): string {
  if (type !== '') return getOwn(genres, type.toLowerCase()) ?? type;
  return /^(?:phdthesis|mastersthesis|techreport)$/.test(entryType) ? (genres[entryType] ?? '') : '';
}

/** Markup, a word, or the text between words. `state-of-the-art` consists of four words. */
const tokens = /<span class="nocase">|<\/?[a-z][^<>]*>|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*|[^<\p{L}\p{N}]+|</gu;

/**
 * Converts an English title to sentence case, which CSL expects (CSL 1.0.2, "Title Case Conversion"). A word in which only the first
 * letter is a capital becomes lower case, unless it begins the title or follows a colon, full stop, dash, question mark or exclamation
 * mark. `NASA`, `McCarthy` and text in `<span class="nocase">` are kept: `Deep Learning with <span ...>BERT</span>: An Overview`
 * becomes `Deep learning with <span ...>BERT</span>: An overview`.
 */
export function toSentenceCase(richText: string): string {
  let isStart = true;
  /** How many elements are open, from the protected element inwards; 0 outside of protected text. */
  let protectedDepth = 0;
  return richText.replace(tokens, (token: string, at: number) => {
    if (/^<[a-z/]/.test(token)) {
      if (token.startsWith('</')) protectedDepth = Math.max(0, protectedDepth - 1);
      else if (protectedDepth > 0 || token.includes('nocase')) protectedDepth += 1;
      return token;
    }
    if (!/^[\p{L}\p{N}]/u.test(token)) {
      if (/[:.?!]\s|[:?!]$|—/.test(token)) isStart = true;
      return token;
    }
    const isPrefix = richText.charAt(at + token.length) === '-';
    const isKept = isStart || protectedDepth > 0 || !isCapitalized(token, isPrefix ? 'prefix' : 'word');
    isStart = false;
    return isKept ? token : token.toLowerCase();
  });
}

/** True for `Word`, the `A` of `A Word` and the `E` of `E-Science`; false for `WORD`, `iPhone` and the `C` of `Vitamin C`. */
function isCapitalized(word: string, kind: 'word' | 'prefix'): boolean {
  return /^\p{Lu}(?:[\p{Ll}\p{M}'’]*)$/u.test(word) && (word.length > 1 || word === 'A' || kind === 'prefix');
}

/** Maps names of languages in babel and biblatex to locales of CSL (RFC 5646). */
const locales: Readonly<Record<string, string>> = {
  english: 'en-US',
  american: 'en-US',
  usenglish: 'en-US',
  british: 'en-GB',
  ukenglish: 'en-GB',
  canadian: 'en-CA',
  australian: 'en-AU',
  newzealand: 'en-NZ',
  german: 'de-DE',
  ngerman: 'de-DE',
  austrian: 'de-AT',
  naustrian: 'de-AT',
  swissgerman: 'de-CH',
  nswissgerman: 'de-CH',
  french: 'fr-FR',
  francais: 'fr-FR',
  acadian: 'fr-CA',
  canadien: 'fr-CA',
  spanish: 'es-ES',
  catalan: 'ca-AD',
  italian: 'it-IT',
  portuguese: 'pt-PT',
  portuges: 'pt-PT',
  brazilian: 'pt-BR',
  brazil: 'pt-BR',
  dutch: 'nl-NL',
  danish: 'da-DK',
  swedish: 'sv-SE',
  norwegian: 'nb-NO',
  norsk: 'nb-NO',
  nynorsk: 'nn-NO',
  finnish: 'fi-FI',
  icelandic: 'is-IS',
  estonian: 'et-EE',
  latvian: 'lv-LV',
  polish: 'pl-PL',
  czech: 'cs-CZ',
  slovak: 'sk-SK',
  slovene: 'sl-SI',
  slovenian: 'sl-SI',
  croatian: 'hr-HR',
  hungarian: 'hu-HU',
  magyar: 'hu-HU',
  romanian: 'ro-RO',
  bulgarian: 'bg-BG',
  russian: 'ru-RU',
  ukrainian: 'uk-UA',
  greek: 'el-GR',
  turkish: 'tr-TR',
  arabic: 'ar',
  hebrew: 'he-IL',
  persian: 'fa-IR',
  japanese: 'ja-JP',
  chinese: 'zh-CN',
  korean: 'ko-KR',
  thai: 'th-TH',
  vietnamese: 'vi-VN',
  latin: 'la',
};

/** The locale of a language: `en-GB` for `british`. An unknown name is returned unchanged, because it may already be a locale. */
export function toLocale(language: string): string {
  return getOwn(locales, language.toLowerCase()) ?? language;
}
