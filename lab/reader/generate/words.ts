/** A list of phrases, written with `¦` between them to keep long lists short. */
export function words(text: string): readonly string[] {
  return text.split('¦').map((phrase) => phrase.trim());
}
