import type { Span } from '../../base/span';
import type { DigestHint } from '../digestHint';
import { blankSpans } from '../joinReadings';
import type { ParsedDigest } from '../recordDraft';
import type { Container } from './container';
import { json, jsonLines } from './json';
import { latex } from './latex/latex';
import { cnki, noteExpress, refWorks } from './tagged/chineseExports';
import { medline } from './tagged/medline';
import { refer } from './tagged/refer';
import { ris } from './tagged/ris';
import { webOfScience } from './tagged/webOfScience';
import { feed, xmlExport } from './xml/xml';
import { yaml } from './yaml/yaml';

/** The formats whose beginning can hardly be confused with ordinary text. */
const containers: readonly Container[] = [
  feed,
  xmlExport,
  latex,
  json,
  jsonLines,
  ris,
  medline,
  webOfScience,
  refer,
  noteExpress,
  cnki,
  refWorks,
  yaml,
];
/** Matches the beginning of a line at which a text in one of these formats may begin. */
const beginning =
  /^(?:TY {1,2}- [A-Z]|\\begin\{thebibliography\}|PMID- \d|%[0A-Z] \S|PT [A-Z][ \t\r]*$|RT [A-Z]|\{Reference Type\}: |(?:SrcDatabase|DataType)-|references:[ \t]*\r?\n|\[\s{0,20}\{\s{0,20}"|\{\s{0,20}"|<\?xml\b|<(?:feed|rss|rdf:RDF|PubmedArticleSet|dblp|records|xml)[ \t\r\n>])/gm;
/** The search for an export ends after this many possible beginnings. */
const maxTried = 10;
/** A number of UTF-16 units. An export must begin in this much of the text, and its format is recognised from this much of the export. */
const probeLength = 100_000;

/** An export that is embedded in another text such as a mail or a note, with its position. */
interface EmbeddedExport {
  readonly digest: ParsedDigest;
  readonly span: Span;
}

/**
 * The first export with papers in a text that begins with something else; undefined if there is none. If the export begins in a
 * Markdown fence or in metadata (pandoc manual, "Metadata blocks"), it ends with these, otherwise with the text. Positions refer to the
 * whole text.
 */
export function findEmbeddedExport(text: string, hint: DigestHint): EmbeddedExport | undefined {
  let tried = 0;
  for (const { index: start } of text.slice(0, probeLength).matchAll(beginning)) {
    if (tried === maxTried) return undefined;
    tried += 1;
    const end = findEnd(text, start);
    const probe = text.slice(start, Math.min(end, start + probeLength)).replace(/\r\n?/g, '\n');
    const container = containers.find((each) => each.looksLike(probe, hint));
    const digest = container?.read(
      blankSpans(text, [
        { start: 0, end: start },
        { start: end, end: text.length },
      ]),
      hint,
    );
    if (digest !== undefined && digest.entries.length > 0) return { digest, span: { start, end } };
  }
  return undefined;
}

function findEnd(text: string, start: number): number {
  const fence = /(?:^|\n)[ \t]*(`{3,}|~{3,})[^\n]*\n\s*$/.exec(text.slice(Math.max(0, start - 200), start))?.[1];
  if (fence === undefined && !text.startsWith('references:', start)) return text.length;
  const end =
    fence === undefined ? text.slice(start).search(/\n(?:---|\.\.\.)[ \t]*\r?(?:\n|$)/) + start : text.indexOf(`\n${fence}`, start);
  return end < start ? text.length : end;
}
