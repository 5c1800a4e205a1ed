import { toPlural } from '../text/words/toPlural';
import { toSingular } from '../text/words/toSingular';
import { getSurface, hasArticle, isFollowed, type TitlePhrase } from './titlePhrases';

/** A plural is preferred if at least this share of the occurrences are plurals. */
const pluralShare = 0.2;
/** If this share of the singulars has an article such as "a", the phrase names something that can be counted. */
const articleShare = 0.2;

/**
 * The form of a phrase as a heading. Headings have plurals or nouns that cannot be counted: "world models" and "video generation". So
 * the plural is preferred, and made where texts write "a world model" and no plural. Only occurrences that no other word follows tell
 * this, since a noun before another noun is singular: "world model training".
 */
export function chooseForm(places: readonly TitlePhrase[]): string {
  const complete = places.filter((place) => !isFollowed(place));
  if (complete.length === 0) return commonest(places.map(getSurface));
  const surfaces = complete.map(getSurface);
  const plurals = surfaces.filter(isPlural);
  if (plurals.length >= pluralShare * surfaces.length) return commonest(plurals);
  const singulars = complete.filter((place) => !isPlural(getSurface(place)));
  const form = commonest(singulars.map(getSurface));
  return singulars.filter(hasArticle).length >= articleShare * singulars.length ? form.replace(/[a-z]+$/, toPlural) : form;
}

/** The plural of a form, if it is not one already. */
export function toPluralForm(form: string): string {
  return isPlural(form) ? form : form.replace(/[a-z]+$/, toPlural);
}

export function isPlural(surface: string): boolean {
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
