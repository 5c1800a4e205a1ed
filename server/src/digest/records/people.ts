const initials = /^(?:\p{Lu}\p{M}*\.?[ -]?){1,4}$/u;

/**
 * The people of a list in any usual form, given name first: `A. Author and B. Author`, `Author, A., Author, B.`,
 * `Author, Ann; Author, Ben`. What stands in brackets, marks of affiliations and "et al." are left out.
 */
export function splitPeople(text: string): string[] {
  const bare = text
    .replace(/^\s*(?:by|authors?|作者|著者)\s*[:：]?\s+/i, '')
    .replace(/\([^()]{0,120}\)/g, ' ')
    .replace(/[\d*†‡§¶∗♠♣♡♦^]+(?=\s*(?:[,;]|$|and\b))/g, '')
    .replace(/,?\s*(?:\bet\.? ?al\b\.?|…|\.\.\.)\s*/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[.:,;\s]+$/, (end) => (end.startsWith('.') ? '.' : ''))
    .trim();
  if (bare === '') return [];
  if (bare.includes(';')) return bare.split(/\s*;\s*(?:and\s+|&\s+)?/).map(turn).filter((name) => name !== '');
  const parts = bare.split(/\s*[,·•]\s*(?:and\s+|&\s+)?|\s+(?:and|&)\s+/).map((part) => part.trim()).filter((part) => part !== '');
  const people: string[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    const next = parts[at + 1];
    if (next !== undefined && initials.test(next) && next.length <= 12 && !initials.test(part)) {
      people.push(`${next} ${part}`);
      at += 1;
    } else {
      people.push(part);
    }
  }
  return people.map((name) => (/\b\p{Lu}\.$/u.test(name) ? name : name.replace(/\.$/, ''))).filter((name) => /\p{L}/u.test(name));
}

/** `Author, Ann` as `Ann Author`. */
function turn(name: string): string {
  const [family = '', given, ...rest] = name.split(/\s*,\s*/);
  return given === undefined || rest.length > 0 ? name.trim() : `${given} ${family}`.trim();
}
