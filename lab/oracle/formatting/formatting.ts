import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { markdown } from '../../../server/src/drafts/markdown/markdown';
import { preview } from '../../../server/src/features/bibliography/preview';
import type { CslItem } from '../../../server/src/model/csl';
import { createFormatterLoader } from '../../../server/src/references/loadFormatter';

/**
 * Compares citations and references with those of `pandoc --citeproc`, same style, same items. Needs pandoc on the path:
 * node esbuild.mjs --tests && node dist/lab/oracle/formatting/formatting.mjs STYLE.csl|- REFS.bib DRAFT.md ...
 * Prints what differs and how much is equal.
 */

interface Rendering {
  /** Keys and text, in the order of the draft. */
  readonly citations: readonly { readonly keys: string; readonly text: string }[];
  readonly references: ReadonlyMap<string, string>;
}

const [style = '-', bibliography = '', ...drafts] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'formatting-'));
const itemsFile = join(folder, 'items.json');
const run = (args: readonly string[], input?: string): string =>
  execFileSync('pandoc', args, { encoding: 'utf8', maxBuffer: 1e9, input, stdio: ['pipe', 'pipe', 'ignore'] });
writeFileSync(itemsFile, run(['-f', bibliography.endsWith('.json') ? 'csljson' : 'biblatex', '-t', 'csljson', bibliography]));
const items = new Map((JSON.parse(readFileSync(itemsFile, 'utf8')) as CslItem[]).map((item) => [item.id, item]));
const load = createFormatterLoader();

async function renderOurs(text: string): Promise<Rendering & { readonly milliseconds: number }> {
  const { formatter, problem } = await load(style === '-' ? {} : { styleXml: readFileSync(style, 'utf8') });
  if (problem !== undefined) throw new Error(problem);
  const scan = markdown.scan(text);
  const start = performance.now();
  const { citations, references } = await preview({ scan, findItem: (key) => items.get(key) }, formatter);
  const milliseconds = performance.now() - start;
  const keysAt = new Map(scan.citations.map((citation) => [citation.span.start, citation.items.map(({ key }) => key).join()]));
  const entries = [...references.matchAll(/<div class="csl-entry" id="ref-([^"]*)" role="listitem">(.*?)<\/div>/g)];
  return {
    citations: citations.map(({ span, html }) => ({ keys: keysAt.get(span.start) ?? '', text: textOf(html) })),
    references: new Map(entries.map(([, id = '', html = '']) => [textOf(id), textOf(html)])),
    milliseconds,
  };
}

/** Text of HTML with white space folded. */
function textOf(html: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return fold(html.replace(/<[^>]*>/g, ' ').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? ''));
}

/** Blanks are where elements meet; they are left out, since HTML sets some by its layout. */
function fold(text: string): string {
  return text.replace(/\s+/g, '').normalize('NFC');
}

interface Node {
  readonly t: string;
  readonly c?: unknown;
}

function renderPandoc(text: string): Rendering {
  const args = [
    '-f',
    'markdown',
    '-t',
    'json',
    '--citeproc',
    '--bibliography',
    itemsFile,
    '-M',
    'suppress-bibliography=false',
    ...(style === '-' ? [] : ['--csl', style]),
  ];
  const { blocks } = JSON.parse(run(args, text)) as { readonly blocks: readonly Node[] };
  const citations: { keys: string; text: string }[] = [];
  const references = new Map<string, string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null || !('t' in node)) return;
    const { t, c } = node as Node;
    if (t === 'Cite') {
      const [cited, inlines] = c as [readonly { readonly citationId: string }[], unknown];
      citations.push({ keys: cited.map(({ citationId }) => citationId).join(), text: fold(stringify(inlines)) });
    } else if (t === 'Div' && (c as [[string]])[0][0].startsWith('ref-')) {
      const [[id], content] = c as [[string], unknown];
      references.set(id.slice(4), fold(stringify(content)));
    } else visit(c);
  };
  visit(blocks);
  return { citations, references };
}

function stringify(node: unknown): string {
  if (Array.isArray(node)) return node.map(stringify).join('');
  if (typeof node !== 'object' || node === null || !('t' in node)) return '';
  const { t, c } = node as Node;
  if (t === 'Str') return String(c);
  if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' ';
  if (t === 'Code' || t === 'Math' || t === 'RawInline') return String((c as readonly unknown[])[1]);
  if (t === 'Link' || t === 'Span' || t === 'Quoted' || t === 'Div') {
    const inner = stringify((c as readonly unknown[])[1]);
    const kind = t === 'Quoted' ? (c as [{ readonly t: string }])[0].t : '';
    return kind === 'DoubleQuote' ? `“${inner}”` : kind === 'SingleQuote' ? `‘${inner}’` : inner;
  }
  return stringify(c);
}

async function main(): Promise<void> {
  const totals = { citations: 0, sameCitations: 0, references: 0, sameReferences: 0, onlyOne: 0 };
  for (const path of drafts) {
    const text = readFileSync(path, 'utf8').replace(/\r\n?/g, '\n');
    const ours = await renderOurs(text);
    const theirs = renderPandoc(text);
    const waiting = new Map<string, string[]>();
    for (const citation of theirs.citations) waiting.set(citation.keys, [...(waiting.get(citation.keys) ?? []), citation.text]);
    for (const { keys, text: own } of ours.citations) {
      const other = waiting.get(keys)?.shift();
      if (other === undefined) {
        totals.onlyOne += 1;
        console.log(`${path}: only ours ${keys} ${own}`);
      }
      if (other !== undefined) {
        totals.citations += 1;
        if (own === other) totals.sameCitations += 1;
        else console.log(`${path}: ${keys}\n  ours   ${own}\n  pandoc ${other}`);
      }
    }
    for (const [keys, texts] of waiting) {
      totals.onlyOne += texts.length;
      for (const other of texts) console.log(`${path}: only pandoc ${keys} ${other}`);
    }
    for (const [id, other] of theirs.references) {
      totals.references += 1;
      const own = ours.references.get(id);
      if (own === other) totals.sameReferences += 1;
      else console.log(`${path}: reference ${id}\n  ours   ${own ?? 'none'}\n  pandoc ${other}`);
    }
    console.log(`${path}: ${ours.citations.length} citations, ${ours.references.size} references in ${ours.milliseconds.toFixed(0)} ms`);
  }
  console.log(
    `citations equal: ${totals.sameCitations} of ${totals.citations}; only in one: ${totals.onlyOne}; references equal: ${totals.sameReferences} of ${totals.references}`,
  );
}

void main();
