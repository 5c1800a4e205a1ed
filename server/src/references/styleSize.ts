/**
 * The number of elements in a CSL style after its macros are expanded, which the processor does when it reads a style. Infinity if a
 * macro calls itself, directly or through others. The time does not depend on how large the number is, but only on the length of the
 * style.
 */
export function countStyleElements(xml: string): number {
  const macros = new Map<string, string>();
  const rest = xml.replace(/<macro\b([^>]*)>([^]*?)<\/macro>/g, (_, attributes: string, body: string) => {
    const [, name = ''] = /\bname\s*=\s*["']([^"']*)["']/.exec(attributes) ?? [];
    macros.set(name, body);
    return '';
  });
  const counted = new Map<string, number>();
  const count = (text: string): number => {
    const elements = text.match(/<[a-zA-Z]/g)?.length ?? 0;
    return [...text.matchAll(/\bmacro\s*=\s*["']([^"']*)["']/g)].reduce((sum, [, name = '']) => sum + countMacro(name), elements);
  };
  const countMacro = (name: string): number => {
    const known = counted.get(name);
    if (known !== undefined) return known;
    // If the macro is encountered before it is counted, it calls itself.
    counted.set(name, Infinity);
    const size = count(macros.get(name) ?? '');
    counted.set(name, size);
    return size;
  };
  return count(rest);
}
