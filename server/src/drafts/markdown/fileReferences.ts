import { indexOfSpanAt, type Span } from '../../base/span';
import type { FileReference } from '../../model/draft';

/** Matches `{{< include _methods.qmd >}}` (Quarto guide, "Includes") on one line. */
const include = /\{\{<[ \t]*include[ \t]+(?:"([^"\r\n]+)"|'([^'\r\n]+)'|([^\s"'>]+))[ \t]*>\}\}/g;

/** The drafts that the stretch includes. Opaque text, such as code and comments, is ignored. */
export function findIncludes(text: string, { start, end }: Span, opaque: readonly Span[]): FileReference[] {
  const references: FileReference[] = [];
  include.lastIndex = start;
  for (let at = text.indexOf('{{<', start); at !== -1 && at < end; at = text.indexOf('{{<', at + 3)) {
    include.lastIndex = at;
    const found = include.exec(text);
    if (found === null) break;
    at = found.index;
    const path = found[1] ?? found[2] ?? found[3] ?? '';
    const cover = opaque[indexOfSpanAt(opaque, at)];
    if (at >= end || (cover !== undefined && cover.end > at) || text[at - 1] === '{') continue;
    references.push(toReference(path, at + found[0].indexOf(path)));
  }
  return references;
}

const chunkChild = /\bchild\s*[=:]\s*(?:c\(([^)\n]*)\)|(["'][^"'\n]+["']|[^\s"',(){}\n]+\.r?md))/gi;
const quoted = /["']([^"'\n]+)["']|^([^"'\n]+)$/g;

/** The drafts that a code block of R Markdown includes: `{r child = "methods.Rmd"}`, `#| child: methods.Rmd`. */
export function findChildDocuments(text: string, block: Span): FileReference[] {
  const head = /^[^\n]*\{[^\n]*\}(?:\n[ \t]*#\|[^\n]*)*/.exec(text.slice(block.start, Math.min(block.end, block.start + 4000)))?.[0] ?? '';
  if (!head.includes('child')) return [];
  return [...head.matchAll(chunkChild)].flatMap((option) => {
    const value = option[1] ?? option[2] ?? '';
    const valueStart = block.start + option.index + option[0].indexOf(value);
    return [...value.matchAll(quoted)].map((name) => {
      const path = name[1] ?? name[2] ?? '';
      return toReference(path, valueStart + name.index + name[0].indexOf(path));
    });
  });
}

function toReference(path: string, start: number): FileReference {
  return { kind: 'include', path, span: { start, end: start + path.length } };
}
