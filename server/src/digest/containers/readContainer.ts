import type { DigestHint } from '../digestHint';
import type { ParsedDigest } from '../recordDraft';
import type { Container } from './container';
import { html } from './html';
import { json, jsonLines } from './json';
import { mail } from './mail/readMails';
import { separatedValues } from './tables/separatedValues';
import { medline } from './tagged/medline';
import { refer } from './tagged/refer';
import { ris } from './tagged/ris';
import { webOfScience } from './tagged/webOfScience';
import { feed, xmlExport } from './xml/xml';
import { frontMatter, yaml } from './yaml/yaml';

/** The formats that are recognised most surely come first; those that are easily confused with others come last. */
const containers: readonly Container[] = [
  mail,
  feed,
  xmlExport,
  html,
  json,
  jsonLines,
  ris,
  medline,
  webOfScience,
  refer,
  separatedValues,
  frontMatter,
  yaml,
];

/** The format of a text is recognised from this much of its beginning, in UTF-16 units. */
const probeLength = 100_000;

/** Reads a text in one of the formats above; undefined if the text is in none of them. */
export function readContainer(text: string, hint: DigestHint): ParsedDigest | undefined {
  const start = Math.max(0, text.search(/\S/));
  const probe = text.slice(start, start + probeLength).replace(/\r\n?/g, '\n');
  for (const container of containers) {
    const digest = container.looksLike(probe, hint) ? container.read(text, hint) : undefined;
    if (digest !== undefined) return digest;
  }
  return undefined;
}
