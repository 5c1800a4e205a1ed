import { findFrontMatter } from '../../base/frontMatter';
import { sliceSpan } from '../../base/span';
import type { TextEdit } from '../../model/draft';

/**
 * Adds the bibliography to the metadata at the start of the document, or inserts such metadata if there is none. If the metadata
 * already names a bibliography, the result is a list with one more item.
 */
export function addBibliographyReference(text: string, path: string): TextEdit {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const metadata = findFrontMatter(text);
  if (metadata === undefined) {
    const start = text.startsWith('\ufeff') ? 1 : 0;
    return insertAt(start, ['---', `bibliography: ${quote(path)}`, '---', '', ''].join(newline));
  }
  const body = sliceSpan(text, metadata.yaml);
  const bodyStart = metadata.yaml.start;
  const line = /^bibliography:[ \t]*(.*?)[ \t]*\r?$/m.exec(body);
  if (line === null) return insertAt(bodyStart + body.length, `bibliography: ${quote(path)}${newline}`);
  const end = line.index + line[0].trimEnd().length;
  const itemIndent = /^[ \t]*\r?\n([ \t]*)- /.exec(body.slice(end))?.[1] ?? '';
  return addToValue(line[1] ?? '', bodyStart + end, quote(path), newline + itemIndent);
}

/**
 * `end` is the end of the line `bibliography: value`. `itemLead` is the line break and the indentation before an item, in case the
 * items of a list follow on the next lines.
 */
function addToValue(value: string, end: number, quoted: string, itemLead: string): TextEdit {
  if (value === '') return insertAt(end, `${itemLead}- ${quoted}`);
  if (value.startsWith('[')) return { span: { start: end - 1, end }, newText: value === '[]' ? `${quoted}]` : `, ${quoted}]` };
  return { span: { start: end - value.length, end }, newText: `[${value}, ${quoted}]` };
}

function insertAt(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/** Puts a path with unusual characters in double quotes. YAML reads a quoted string as JSON does. */
function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
}
