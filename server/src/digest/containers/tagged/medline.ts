import type { Container } from '../container';
import { type LocatedValue, readTaggedRecords, type TaggedFormat } from './taggedRecords';

/** PubMed's format (`.nbib`), which ERIC uses too (NLM, "MEDLINE/PubMed Data Element (Field) Descriptions"). */
const format: TaggedFormat = {
  format: 'medline',
  pattern: 'PubMed export (MEDLINE)',
  tag: /^(?=.{4}-)([A-Z][A-Z\d]{1,3}) {0,2}-(?: |$)/,
  startTags: ['PMID', 'OWN'],
  endTags: [],
  onceTags: ['TI'],
  tidy: dropBrackets,
  fields: {
    TI: 'title',
    BTI: 'title',
    TT: 'title',
    AB: 'abstract',
    OAB: 'abstract',
    FAU: 'authors',
    AU: 'authors',
    CN: 'authors',
    JT: 'venue',
    TA: 'venue',
    CTI: 'venue',
    PB: 'publisher',
    DP: 'date',
    DEP: 'published',
    LID: 'doi',
    AID: 'identifier',
    PMID: 'pmid',
    OT: 'keywords',
  },
};

/** Removes the brackets around a translated title. */
function dropBrackets(tag: string, value: LocatedValue): LocatedValue {
  const inside = tag === 'TI' ? /^\[(.+)\]\.?$/.exec(value.text)?.[1] : undefined;
  if (inside === undefined) return value;
  const start = value.span.start + 1;
  return { text: inside, span: { start, end: value.span.end - (value.text.endsWith('.') ? 2 : 1) } };
}

export const medline: Container = {
  format: 'medline',
  looksLike: (probe) => /^(?:(?![#>`|<[{]).{0,200}\n){0,5}?(?:PMID- \d|OWN {1,2}- \S)/.test(probe),
  read: (text) => readTaggedRecords(text, format),
};
