import { nameParticles } from '#text';
import { cannotBeName } from '../../fields/authors';
import { titleLikeness } from '../slots/titleLikeness';

const family = String.raw`(?!\p{Lu}-\p{Lu}{2})(?:(?:${nameParticles}) )*\p{Lu}[\p{L}\p{M}'’‐-]*`;
const given = String.raw`(?:\p{Lu}\p{M}*\.?[ -]?){1,4}`;
const goesOnAsName = String.raw`\p{L}|\.?\s+\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?\s*(?:,|and\s|&)`;
const onePerson = String.raw`(?:${family}(?: ${family})?, ${given}(?!${goesOnAsName})|${family}(?: ${family})? ${given}(?!${goesOnAsName}|\.?\s+\p{Lu}\p{Ll}+\.\s)|${given} ?${family}(?: ${family}){0,3}|${family}(?: \p{Lu}\.| ${family}){1,3})`;
/** A person, followed by the end of the list or a separator. */
const personAtStart = new RegExp(
  String.raw`^${onePerson}(?=\s*(?:$|[,;.:()\[\]{"“”'‘*†‡&]|(?:and|et|&)\s|(?<=\s)[-–—|·]\s|(?:19|20)\d\d))`,
  'u',
);
const joint = /^(?:\s*[,;]\s*(?:and |& )?|\s+and\s+|\s+&\s+)/;
const others = /^,?\s*(?:and |& )?et al\.?/;

/**
 * Where the title ends if a comma and a list of people with an initial or "et al." follow it, as in `Title, A. Author and B. Author`;
 * otherwise the length of the text.
 */
export function findTitleEndBeforePeople(title: string): number {
  for (let comma = title.indexOf(', ', 15); comma > 0; comma = title.indexOf(', ', comma + 1)) {
    const rest = title.slice(comma + 2);
    if (/\p{Lu}\.|\bet al\b/u.test(rest) && /^[\s.,]*$/.test(rest.slice(findEndOfPeople(rest))) && findEndOfPeople(rest) > 0) return comma;
  }
  return title.length;
}

/**
 * The offset at which the people at the beginning of a text end. 0 if the text does not begin with people, or if a single name at its
 * beginning may be something else.
 */
export function findEndOfPeople(flat: string): number {
  const probe = flat.slice(0, 700);
  let at = /^\s*/.exec(probe)?.[0].length ?? 0;
  let end = 0;
  let count = 0;
  for (;;) {
    const person = personAtStart.exec(probe.slice(at, at + 80))?.[0];
    if (person === undefined || cannotBeName(person) || (count > 0 && beginsTitle(person, probe.charAt(at + person.length)))) break;
    end = at + person.length;
    count += 1;
    const gap = joint.exec(probe.slice(end, end + 12))?.[0];
    if (gap === undefined) break;
    at = end + gap.length;
  }
  if (count === 0) return 0;
  const rest = others.exec(probe.slice(end, end + 16))?.[0].length ?? 0;
  return count > 1 || rest > 0 || /\p{Lu}\.|[,;&]/u.test(probe.slice(0, end)) ? end + rest : 0;
}

/** Whether words that look like another name are in fact the beginning of the title: `Deep Residual`, `Inside-Outside Net:`. */
function beginsTitle(person: string, next: string): boolean {
  if (/(?:^|\s)\p{Lu}\.|\s\p{Lu}{1,3}$/u.test(person)) return false;
  const likeness = titleLikeness(person);
  return likeness > 0.65 || (next === ':' && (likeness > 0.5 || person.split(' ').length > 3));
}
