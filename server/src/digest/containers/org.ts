import type { JsonNode } from '../../base/jsonReader';
import { texToText } from '../../base/tex/texToText';
import { type OrgEntry, readOrg } from '../marked/org/orgLines';
import type { ParsedDigest } from '../recordDraft';
import { readCredibleRecords } from '../records/readCredible';
import { skipReasons } from '../skipReasons';
import type { Container } from './container';
import { findMeanings } from './objects/fieldNames';
import { readPaperTree } from './objects/paperTree';

/** Notes and lists in Org: headings with the data of papers in their properties, or any list. */
export const org: Container = {
  format: 'org',
  looksLike: (probe, { path, languageId }) =>
    /\.org$/i.test(path) || languageId === 'org' || /^(?:#\+(?:title|author|startup|todo|filetags):|:PROPERTIES:\n)/i.test(probe),
  read(text, hint): ParsedDigest | undefined {
    const { lines, entries } = readOrg(text);
    const described = entries.filter(isPaper).map((entry) => toObject(text, entry));
    const records =
      described.length > 0
        ? {
            pattern: 'Org headings with properties',
            ...readPaperTree(
              { kind: 'array', span: { start: 0, end: text.length }, items: described },
              { missingTitleReason: skipReasons.recordWithoutTitle },
            ),
          }
        : readCredibleRecords(lines, hint);
    return records.entries.length === 0 ? undefined : { format: 'org', ...records };
  },
};

/** Whether properties say who wrote a work or identify it, as Org's own BibTeX export needs (ol-bibtex). Tasks have properties too. */
function isPaper({ title, properties }: OrgEntry): boolean {
  const meanings = new Set([...properties.keys()].flatMap((name) => findMeanings(name).map(({ meaning }) => meaning)));
  return title.start < title.end && (meanings.has('doi') || meanings.has('arxiv') || (meanings.has('authors') && meanings.has('year')));
}

function toObject(text: string, { title, span, properties }: OrgEntry): JsonNode {
  const members = new Map<string, JsonNode>();
  for (const [name, value] of properties)
    if (name !== 'id' && name !== 'custom_id')
      members.set(name, { kind: 'string', text: readTex(text.slice(value.start, value.end)), span: value });
  if (!members.has('title')) members.set('title', { kind: 'string', text: text.slice(title.start, title.end), span: title });
  return {
    kind: 'object',
    span: { start: span.start, end: Math.max(title.end, ...[...properties.values()].map(({ end }) => end)) },
    members,
  };
}

/** Properties that come from BibTeX may be written in TeX. */
function readTex(value: string): string {
  return /[\\{}]/.test(value) ? texToText(value) : value;
}
