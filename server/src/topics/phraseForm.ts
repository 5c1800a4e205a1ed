import { toPlural, toSingular } from '#text';
import { getSurface, hasArticle, isFollowed, type TitlePhrase } from './titlePhrases';

/** A plural is preferred if at least this share of the occurrences are plurals. */
const pluralShare = 0.2;
/** If this share of the singulars has an article such as "a", the phrase names something that can be counted. */
const articleShare = 0.2;

/** From this many titles on, only the forms in titles count. */
const enoughTitles = 3;

/**
 * The form of a phrase as a heading. Headings have plurals or nouns that cannot be counted: "world models" and "video generation". So
 * the plural is preferred, and made where texts write "a world model" and no plural. Only occurrences that no other word follows tell
 * this, since a noun before another noun is singular: "world model training". The spelling is that of titles if several have the phrase,
 * as titles seldom have verbs: "self-improvement", not "self-improves".
 */
export function chooseForm(titles: readonly TitlePhrase[], abstracts: readonly TitlePhrase[]): string {
  const complete = [...titles, ...abstracts].filter((place) => !isFollowed(place));
  const inTitles = titles.filter((place) => !isFollowed(place));
  const spelt = inTitles.length >= enoughTitles ? inTitles : complete.length > 0 ? complete : [...titles, ...abstracts];
  const surfaces = spelt.map(getSurface);
  const plurals = surfaces.filter(isPlural);
  if (plurals.length >= pluralShare * surfaces.length) return commonest(plurals);
  const form = commonest(surfaces.filter((surface) => !isPlural(surface)));
  const singulars = complete.filter((place) => !isPlural(getSurface(place)));
  return singulars.length > 0 && singulars.filter(hasArticle).length >= articleShare * singulars.length ? toPluralForm(form) : form;
}

/** A form as a plural if the term is one, and as a singular if it is the term. */
export function withNumberOf(term: string, form: string): string {
  if (isPlural(term)) return toPluralForm(form);
  const singular = form.replace(/[A-Z]?[a-z]+$/, toSingular);
  return singular.toLowerCase() === term ? singular : form;
}

function toPluralForm(form: string): string {
  return isPlural(form) ? form : form.replace(/[A-Z]?[a-z]+$/, toPlural);
}

function isPlural(surface: string): boolean {
  const last = surface.slice(surface.search(/\S+$/)).toLowerCase();
  return toSingular(last) !== last;
}

/** The most common text, whatever its capitals, in its most common spelling. Of equally common ones, the first in alphabetical order. */
function commonest(texts: readonly string[]): string {
  const lower = findMost(texts.map((text) => text.toLowerCase()));
  return findMost(texts.filter((text) => text.toLowerCase() === lower));
}

function findMost(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce(([a, x], [b, y]) => (y > x || (y === x && b < a) ? [b, y] : [a, x]), ['', 0])[0];
}
