/**
 * The facts of a paper without its key, if that says nothing that the name before it doesn't say: of `SlimSpec · slimspec · Plaksin et al.`
 * what is left is `SlimSpec · Plaksin et al.`
 */
export function withoutRepeatedKey(facts: string, key: string): string {
  const [names = '', second, ...others] = facts.split(' · ');
  const isRepeated = second === key && names.split(', ').some((name) => toLetters(name) === toLetters(key));
  return isRepeated ? [names, ...others].join(' · ') : facts;
}

function toLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
