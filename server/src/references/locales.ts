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
import { getOwn } from '../base/collections';

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
