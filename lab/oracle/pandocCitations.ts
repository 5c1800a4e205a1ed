import { spawnSync } from 'node:child_process';
import { isCrossReference } from '../../server/src/drafts/markdown/keySyntax';
import type { CitationMode } from '../../server/src/model/citation';
import { type CitedItem, reduceText } from './citedItem';

/** A node of pandoc's JSON: `{"t": "Cite", "c": [...]}`. */
interface PandocNode {
  readonly t: string;
  readonly c?: unknown;
}

interface PandocCitation {
  readonly citationId: string;
  readonly citationPrefix: unknown;
  readonly citationSuffix: unknown;
  readonly citationMode: PandocNode;
}

const modes: Readonly<Record<string, CitationMode>> = {
  AuthorInText: 'narrative',
  NormalCitation: 'parenthetical',
  SuppressAuthor: 'year-only',
};

/** What pandoc reads as citations, Quarto's cross-references left out; throws where pandoc cannot read the text. */
export function readPandocCitations(text: string, reader: 'markdown' | 'latex'): CitedItem[] {
  // Slides are full of `---` that pandoc takes for metadata, and then it reads nothing at all.
  const json = runPandoc(text, reader) ?? runPandoc(text, `${reader}-yaml_metadata_block`);
  if (json === undefined) throw new Error(`pandoc cannot read this: ${text.slice(0, 200)}`);
  const document = JSON.parse(json) as { readonly meta: Readonly<Record<string, unknown>>; readonly blocks: unknown };
  const items: CitedItem[] = [];
  // Of the metadata, what is set as text or meant for the bibliography; a handle in `twitter:` is no citation to a writer.
  for (const name of ['abstract', 'nocite']) collect(document.meta[name], items);
  collect(document.blocks, items);
  return items;
}

function runPandoc(text: string, reader: string): string | undefined {
  const { status, stdout } = spawnSync('pandoc', ['-f', reader, '-t', 'json'], { input: text, encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? stdout : undefined;
}

function isNode(value: unknown): value is PandocNode {
  return typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string';
}

function collect(value: unknown, items: CitedItem[]): void {
  if (Array.isArray(value)) for (const part of value) collect(part, items);
  else if (isNode(value)) collectNode(value, items);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) collect(part, items);
}

function collectNode(node: PandocNode, items: CitedItem[]): void {
  // An image in a figure repeats the figure's caption.
  if (node.t === 'Figure' && Array.isArray(node.c)) {
    collect(node.c[1], items);
    if (!stringify(node.c[1])) collect(node.c[2], items);
  } else if (node.t === 'Cite' && Array.isArray(node.c)) {
    for (const citation of node.c[0] as readonly PandocCitation[]) {
      collect(citation.citationPrefix, items);
      if (!isCrossReference(citation.citationId)) {
        items.push({
          key: citation.citationId,
          mode: modes[citation.citationMode.t],
          prefix: reduceText(stringify(citation.citationPrefix)),
          rest: reduceText(stringify(citation.citationSuffix)),
        });
      }
      collect(citation.citationSuffix, items);
    }
  } else collect(node.c, items);
}

/** The text as it stands in the source, as far as pandoc keeps it. */
function stringify(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(stringify).join('');
  if (!isNode(value)) return '';
  const parts = Array.isArray(value.c) ? (value.c as readonly unknown[]) : [value.c];
  if (value.t === 'Cite' || value.t === 'Quoted') return stringify(parts[1]);
  if (value.t === 'Link' || value.t === 'Image') return stringify(parts[1]) + stringify((parts[2] as readonly unknown[])[0]);
  if (value.t === 'Code' || value.t === 'Math' || value.t === 'RawInline' || value.t === 'Span') return stringify(parts[1]);
  return parts.map(stringify).join('');
}
