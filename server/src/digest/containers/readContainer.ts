import type { DigestFormat } from '../../model/digest';
import type { DigestHint } from '../digestHint';
import type { ContainerStep } from '../readingSteps';
import type { ParsedDigest } from '../recordDraft';
import type { Container } from './container';
import { html } from './html';
import { json, jsonLines } from './json';
import { latex } from './latex/latex';
import { mail } from './mail/readMails';
import { org } from './org';
import { separatedValues } from './tables/separatedValues';
import { cnki, noteExpress, refWorks } from './tagged/chineseExports';
import { medline } from './tagged/medline';
import { refer } from './tagged/refer';
import { ris } from './tagged/ris';
import { webOfScience } from './tagged/webOfScience';
import { toml, tomlFrontMatter } from './toml';
import { feed, xmlExport } from './xml/xml';
import { frontMatter, yaml } from './yaml/yaml';

/** The formats that are recognised most surely come first; those that are easily confused with others come last. */
const containers: readonly Container[] = [
  mail,
  latex,
  org,
  feed,
  xmlExport,
  html,
  json,
  jsonLines,
  ris,
  medline,
  webOfScience,
  refer,
  noteExpress,
  cnki,
  refWorks,
  separatedValues,
  frontMatter,
  tomlFrontMatter,
  toml,
  yaml,
];

/** The format of a text is recognised from this much of its beginning, in UTF-16 units. */
const probeLength = 100_000;

export interface ContainedDigest {
  /** undefined if the text is in none of the formats. */
  readonly digest: ParsedDigest | undefined;
  readonly step: ContainerStep;
}

/** Reads a text in one of the formats above. */
export function readContainer(text: string, hint: DigestHint): ContainedDigest {
  const start = Math.max(0, text.search(/\S/));
  const probe = text.slice(start, start + probeLength).replace(/\r\n?/g, '\n');
  const unlike: DigestFormat[] = [];
  const empty: DigestFormat[] = [];
  for (const { format, looksLike, read } of containers) {
    const isAlike = looksLike(probe, hint);
    const digest = isAlike ? read(text, hint) : undefined;
    if (digest !== undefined) return { digest, step: { kind: 'container', format, unlike, empty } };
    (isAlike ? empty : unlike).push(format);
  }
  return { digest: undefined, step: { kind: 'container', format: undefined, unlike, empty } };
}
