/**
 * Converts Markdown emphasis in a prefix or suffix to CSL's tags: `see *esp.*` becomes `see <i>esp.</i>`. Other markup remains as
 * written, with backslash escapes resolved.
 */
export function toCslMarkup(markdown: string): string {
  return markdown
    .replace(
      /\\([!-/:-@[-`{-~])|(\*\*|__)(?=\S)(.+?)(?<=\S)\2|([*_])(?=\S)(.+?)(?<=\S)\4/g,
      (whole, escaped?: string, _strong?: string, bold?: string, _sign?: string, italic?: string) => {
        if (escaped !== undefined) return escaped;
        if (bold !== undefined) return `<b>${bold}</b>`;
        return italic === undefined ? whole : `<i>${italic}</i>`;
      },
    )
    .replace(/\\[\u00a0 ]|~/g, '\u00a0');
}
