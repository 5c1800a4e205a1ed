import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Choices, createChoices } from './choices';
import { hasTitle, maxAuthors, type WrapperParams, withPeople, wrapVariable } from './labelCitations';
import { withoutLabels } from './labelledText';
import { getLanguage } from './languages/languages';
import { makeDoi, makePerson } from './makeWorks';
import { writeLocator } from './recordFields';
import type { Person, Work } from './works';

interface Engine {
  setOutputFormat(name: string): void;
  updateItems(ids: readonly string[]): void;
  makeBibliography(): readonly [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]] | false;
}

interface OpenEngine {
  readonly engine: Engine;
  readonly items: Map<string, object>;
  readonly works: Map<string, Work>;
  itemCount: number;
}

export interface RenderedList {
  /** HTML of citeproc with labels: `<i>`, `<b>`, `<sup>`, small capitals; number or label of the entry first, before a tab. */
  readonly entries: readonly string[];
  readonly style: string;
  readonly locale: string;
}

export interface StyleRenderer {
  /** A round has a few of the styles, since opening one takes as long as ten entries. */
  render(choices: Choices, works: readonly Work[], language: string, round: number): RenderedList | undefined;
}

/** Characters. Opening a style of this size takes a second, so a few of the variants of Chicago's and Hart's are enough, in one locale. */
const largeStyle = 120_000;
const keptLarge =
  /\/styles\/(?:chicago-author-date|chicago-notes-bibliography|chicago-shortened-notes-bibliography-no-url|new-harts-rules-notes-no-url)<\/id>/;

/** How many styles a round has. */
const styleShare = 24;

/** Standards that most lists of a language follow. */
const usualStyles: Readonly<Record<string, RegExp>> = {
  ru: /\/gost-r-7-0-5-2008$/,
  zh: /\/(?:china-national-standard-gb-t-7714-2015-numeric|chinese-gb7714-2005-(?:numeric|author-date))$/,
  fr: /\/(?:iso690-author-date-fr|french[123]|mcgill-fr)$/,
  es: /\/iso690-author-date-es$/,
  pt: /\/associacao-brasileira-de-normas-tecnicas|abnt$/,
  de: /\/(?:din-1505-2|deutsche-gesellschaft-fur-psychologie)$/,
};
const usualShare = 0.4;

const require = createRequire(import.meta.url);
const locales: Readonly<Record<string, string>> = {
  en: 'en-US',
  zh: 'zh-CN',
  ja: 'ja-JP',
  ru: 'ru-RU',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  pt: 'pt-BR',
  it: 'it-IT',
  pl: 'pl-PL',
};
const otherLocales = ['nl-NL', 'sv-SE', 'tr-TR', 'cs-CZ', 'en-GB', 'de-AT', 'pt-PT', 'da-DK', 'uk-UA', 'fi-FI', 'hu-HU', 'ca-AD'];

/** Renders lists of references by citation styles of `csl/styles.tgz`; engines used last are kept. */
export function createStyleRenderer(data: string): StyleRenderer {
  const archive = execFileSync('tar', ['-xzOf', join(data, 'csl/styles.tgz')], { maxBuffer: 1 << 28 }).toString('utf8');
  const styles = archive
    .split(/(?=<\?xml )/)
    .filter((xml) => xml.includes('<bibliography') && !/<info>[\s\S]*rel="independent-parent"/.test(xml))
    .filter((xml) => xml.length < largeStyle || keptLarge.test(xml))
    .sort();
  const names = styles.map((xml) => /<id>([^<]*)<\/id>/.exec(xml)?.[1] ?? '');
  const usual = new Map(
    Object.entries(usualStyles).map(([language, name]) => [language, names.flatMap((each, at) => (name.test(each) ? [at] : []))]),
  );
  const citeproc = require('citeproc') as {
    readonly Engine: new (system: object, style: string, locale: string, isForced: boolean) => Engine;
  };
  const engines = new Map<string, OpenEngine | undefined>();
  const open = (styleIndex: number, locale: string): OpenEngine | undefined => {
    const id = `${styleIndex} ${locale}`;
    if (engines.has(id)) return engines.get(id);
    const items = new Map<string, object>();
    const opened = { items, works: new Map<string, Work>(), itemCount: 0 };
    try {
      const engine = new citeproc.Engine(
        {
          retrieveLocale: readLocale,
          retrieveItem: (itemId: string) => structuredClone(items.get(itemId)),
          variableWrapper: (params: WrapperParams, before: string, text: string, after: string) =>
            before + wrapVariable(params, text, after, opened.works),
        },
        styles[styleIndex] ?? '',
        locale,
        true,
      );
      engine.setOutputFormat('html');
      engines.set(id, Object.assign(opened, { engine }));
    } catch {
      engines.set(id, undefined);
    }
    for (const oldest of engines.keys())
      if (engines.size > 60 && (styles[Number.parseInt(oldest, 10)] ?? '').length < largeStyle) engines.delete(oldest);
    return engines.get(id);
  };
  return {
    render(choices, works, language, round) {
      const drawn = createChoices(round * styleShare + choices.below(styleShare)).below(styles.length);
      const own = usual.get(language) ?? [];
      const styleIndex = own.length > 0 && choices.chance(usualShare) ? choices.pick(own) : drawn;
      const isLarge = (styles[styleIndex] ?? '').length >= largeStyle;
      const locale = isLarge
        ? 'en-US'
        : language !== 'en' || choices.chance(0.75)
          ? (locales[language] ?? 'en-US')
          : choices.chance(0.6)
            ? choices.pick(Object.values(locales))
            : choices.pick(otherLocales);
      const opened = open(styleIndex, locale);
      if (opened === undefined) return undefined;
      const hasDois = choices.chance(0.5);
      const hasUrls = choices.chance(0.2);
      opened.items.clear();
      opened.works.clear();
      // The engine keeps items by their ids.
      const ids = works.map((work) => {
        opened.itemCount += 1;
        const id = String(opened.itemCount);
        opened.items.set(id, toItem(choices, work, id, hasDois, hasUrls));
        opened.works.set(id, work);
        return id;
      });
      try {
        opened.engine.updateItems([]);
        opened.engine.updateItems(ids);
        const made = opened.engine.makeBibliography();
        if (made === false) return undefined;
        const name = names[styleIndex]?.split('/').at(-1) ?? String(styleIndex);
        const entries = made[1]
          .map((entry, at) => cleanEntry(withPeople(entry, opened.works.get(made[0].entry_ids[at]?.[0] ?? ''))))
          .filter((entry) => withoutLabels(entry) !== '');
        // Some styles of chemistry print no titles.
        if (entries.filter(hasTitle).length < entries.length) return undefined;
        return { entries, style: name, locale };
      } catch {
        engines.delete(`${styleIndex} ${locale}`);
        return undefined;
      }
    },
  };
}

function readLocale(name: string): string | false {
  const folder = join(require.resolve('citeproc-locales/package.json'), '../locales');
  const path = join(folder, `locales-${name}.xml`);
  return existsSync(path) ? readFileSync(path, 'utf8') : false;
}

function toItem(choices: Choices, work: Work, id: string, hasDois: boolean, hasUrls: boolean): object {
  const language = getLanguage(work.language);
  const locator = (pattern: string): string => writeLocator(choices, pattern).replaceAll('--', '-');
  const isBook = work.type === 'book' || work.type === 'thesis' || work.type === 'report';
  const isPart = work.type === 'chapter' || work.type === 'paper-conference';
  const editors = isPart && choices.chance(0.35) ? Array.from({ length: choices.between(1, 3) }, () => makePerson(choices, language)) : [];
  const hasPlace = choices.chance(0.6);
  return {
    id,
    type: work.type === 'article' && choices.chance(0.5) ? 'article-journal' : work.type,
    title: work.title,
    author: work.authors.slice(0, maxAuthors).map(toName),
    issued: { 'date-parts': [choices.chance(0.15) ? [work.year, choices.between(1, 12)] : [work.year]] },
    ...(isBook || work.type === 'webpage' ? {} : { 'container-title': work.venue }),
    ...(work.type === 'webpage'
      ? { 'container-title': choices.pick(['The Register', 'Medium', 'BBC News', 'OpenAI Blog', 'Wikipedia']) }
      : {}),
    ...(isBook || isPart
      ? { publisher: choices.pick(language.publishers), ...(hasPlace ? { 'publisher-place': choices.pick(language.places) } : {}) }
      : {}),
    ...(editors.length > 0 ? { editor: editors.map(toName) } : {}),
    ...(isBook || work.type === 'webpage' || choices.chance(0.15)
      ? {}
      : { volume: locator('{volume}'), page: locator('{pages}'), ...(choices.chance(0.6) ? { issue: locator('{issue}') } : {}) }),
    ...(work.type === 'book' && choices.chance(0.2) ? { edition: String(choices.between(2, 6)) } : {}),
    ...(work.type === 'book' && choices.chance(0.15)
      ? { ISBN: `978-${choices.between(0, 9)}-${choices.between(100, 999)}-${choices.between(10000, 99999)}-${choices.below(10)}` }
      : {}),
    ...(work.type === 'thesis' ? { genre: choices.pick(['PhD thesis', 'Master’s thesis', 'Dissertation']) } : {}),
    ...(hasDois && (work.doi !== undefined || choices.chance(0.3)) && work.type !== 'webpage' ? { DOI: work.doi ?? makeDoi(choices) } : {}),
    ...(hasUrls || work.type === 'webpage'
      ? {
          URL: choices.pick([
            `https://arxiv.org/abs/${work.arxiv ?? '1901.00012'}`,
            `https://www.example.org/${choices.between(100, 9999)}`,
            `http://papers.example.com/p/${choices.between(100, 9999)}.pdf`,
          ]),
          accessed: { 'date-parts': [[choices.between(2008, 2026), choices.between(1, 12), choices.between(1, 28)]] },
        }
      : {}),
  };
}

function toName({ family, given }: Person): object {
  return given === '' ? { literal: family } : { family, given };
}

function cleanEntry(entry: string): string {
  return entry
    .replace(/<div class="csl-left-margin">([\s\S]*?)<\/div>/, '$1\t')
    .replace(/<div class="csl-block">/g, '\n')
    .replace(/<\/?div[^>]*>/g, '')
    .replace(/<span style="font-variant:\s*small-caps;">([\s\S]*?)<\/span>/g, '<sc>$1</sc>')
    .replace(/<span[^>]*>|<\/span>|<a [^>]*>|<\/a>/g, '')
    .replace(/[ ]{2,}/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}
