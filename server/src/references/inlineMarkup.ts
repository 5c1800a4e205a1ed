/**
 * Converts Markdown emphasis in a prefix or suffix to CSL's tags: `see *esp.*` becomes `see <i>esp.</i>`. Backslash escapes are
 * resolved, and `~` becomes a no-break space. Other markup is not changed.
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
