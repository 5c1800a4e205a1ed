import type { SyntaxNode } from '@lezer/common';
import { parser as commonMark } from '@lezer/markdown';
import { indexOfSpanAt, type Span } from '../../base/span';
import type { EntryKey } from '../../model/bibliography';
import type { FileReference } from '../../model/draft';
import { readYamlSettings, type YamlText } from '../project';
import { inlineExtensions } from './inlineParsers';

const markup = new Set([
  'HeaderMark',
  'EmphasisMark',
  'CodeMark',
  'LinkMark',
  'QuoteMark',
  'URL',
  'LinkTitle',
  'LinkLabel',
  'HTMLTag',
  'Comment',
  'Attributes',
]);

/** The text of a heading without markup: `# A *new* [idea](x) {#a}` reads "A new idea". */
export function readHeadingText(source: string): string {
  const plain = /^#{1,6}[ \t]+([^*_`[\]<>\\{}$&#\n]*)$/.exec(source)?.[1];
  if (plain !== undefined) return plain.replace(/\s+/g, ' ').trim();
  const own = inlineExtensions({ text: source, start: 0, onUnclosed: () => undefined });
  const tree = commonMark.configure([{ ...own, remove: ['HardBreak'] }]).parse(source);
  return readPlainText(source, tree.topNode).replace(/\s+/g, ' ').trim();
}

function readPlainText(source: string, node: SyntaxNode): string {
  let plain = '';
  let done = node.from;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    plain += source.slice(done, child.from);
    done = child.to;
    if (isCitationBracket(source, child)) plain += source.slice(child.from, child.to);
    else if (child.name === 'Escape') plain += source.slice(child.from + 1, child.to);
    else if (!markup.has(child.name)) plain += readPlainText(source, child);
  }
  return plain + source.slice(done, node.to);
}

/** CommonMark reads `[@doe99]` as a link, but its brackets belong to the citation, so they are kept. */
function isCitationBracket(source: string, node: SyntaxNode): boolean {
  return node.name === 'Link' && node.getChild('URL') === null && source.slice(node.from, node.to).includes('@');
}

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

/** The settings of a metadata block that affect citations. */
interface Metadata {
  readonly fileReferences: readonly FileReference[];
  readonly ownKeys: readonly EntryKey[];
  /** The spans of values that may contain citations: `abstract` and `nocite`. */
  readonly prose: readonly Span[];
}

/** Reads a metadata block, whose span includes its first line `---` and its last line `---` or `...`. */
export function readDraftMetadata(text: string, block: Span): Metadata {
  const start = text.indexOf('\n', block.start) + 1;
  const end = Math.max(start, text.lastIndexOf('\n', block.end - 1) + 1);
  const { bibliographies, citationStyles, ownKeys, prose } = readYamlSettings(text, { start, end });
  const toReferences = (kind: FileReference['kind'], texts: readonly YamlText[]): FileReference[] =>
    texts
      .filter(({ value }) => value !== '')
      .map(({ value, start: from, end: to }) => ({ kind, path: value, span: { start: from, end: to } }));
  const fileReferences = [...toReferences('bibliography', bibliographies), ...toReferences('citation-style', citationStyles)];
  return { fileReferences: fileReferences.sort((a, b) => a.span.start - b.span.start), ownKeys, prose };
}
