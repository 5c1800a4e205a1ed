import { getOwn } from '../../../base/collections';
import type { CompletedReference } from '../../../model/completedReference';
import type { Container } from '../container';
import { readTaggedRecords, type TaggedFormat } from './taggedRecords';

/**
 * RIS (Research Information Systems, "RIS Format Specifications", 2001 and 2011), with the variations that programs write: one space
 * before the dash, the abstract as `N2`, the title as `T1`, or a number on a line of its own before a record (Ovid).
 */
const format: TaggedFormat = {
  format: 'ris',
  pattern: 'RIS export',
  tag: /^((?:TY|ER|AU|A1|TI|T1|T2|AB|N2|PY|Y1|DA|DO|UR|KW|JO|JF|SP|EP|VL|IS|SN|PB)(?= {1,2}-)|[A-Z][A-Z\d](?= {2}-)) {1,2}-(?: |$)/,
  startTags: ['TY'],
  endTags: ['ER'],
  onceTags: ['TI', 'T1'],
  valuePerLineTags: ['KW'],
  fields: {
    TI: 'title',
    T1: 'title',
    CT: 'title',
    BT: 'book title',
    AB: 'abstract',
    N2: 'abstract',
    AU: 'authors',
    A1: 'authors',
    T2: 'venue',
    JO: 'venue',
    JF: 'venue',
    JA: 'venue',
    J2: 'venue',
    T3: 'venue',
    PB: 'publisher',
    PY: 'year',
    Y1: 'year',
    DA: 'date',
    DO: 'doi',
    M3: 'identifier',
    AN: 'identifier',
    UR: 'url',
    L1: 'pdf',
    L2: 'link',
    LK: 'links',
    KW: 'keywords',
  },
};

/** A record, optionally after its number or a few lines about the database. */
const beginning = /^(?:(?!TY {1,2}-|[#>`|<[{]).{0,200}\n){0,12}?TY {1,2}- .{0,40}\n\s{0,4}[A-Z][A-Z\d] {1,2}-/;

export const ris: Container = {
  format: 'ris',
  looksLike: (probe) => beginning.test(probe),
  read: (text) => readTaggedRecords(text, format),
};

/** The types of RIS that have a type of their own ("RIS Format Specifications", 2011, "Reference Types"). */
const types: Readonly<Record<string, CompletedReference['type']>> = {
  JOUR: 'article-journal',
  EJOUR: 'article-journal',
  MGZN: 'article-journal',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  BOOK: 'book',
  EDBOOK: 'book',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  THES: 'thesis',
  RPRT: 'report',
  UNPB: 'preprint',
};

/** How the work of the first RIS record in a text was published. */
export function readRisPublication(
  text: string,
): Pick<CompletedReference, 'type' | 'volume' | 'issue' | 'pages' | 'publisher' | 'authors'> {
  const values = new Map<string, string[]>();
  for (const line of text.split(/\r?\n|\r/)) {
    const [, tag, value] = /^([A-Z][A-Z\d]) {1,2}- ?(.*)$/.exec(line) ?? [];
    if (tag === 'ER') break;
    if (tag !== undefined && value !== undefined && value.trim() !== '') values.set(tag, [...(values.get(tag) ?? []), value.trim()]);
  }
  const first = (tag: string): string | undefined => values.get(tag)?.[0];
  const [start, end] = [first('SP'), first('EP')];
  return {
    type: getOwn(types, first('TY') ?? ''),
    volume: first('VL'),
    issue: first('IS'),
    pages: start === undefined || end === undefined || end === start || /[-–]/.test(start) ? start : `${start}-${end}`,
    publisher: first('PB'),
    authors: [...(values.get('AU') ?? values.get('A1') ?? [])].map(readName),
  };
}

/** `Last, First, Suffix` ("RIS Format Specifications", "Author Fields"), or the name of a group without a comma. */
function readName(name: string): CompletedReference['authors'][number] {
  const [family = '', given = '', suffix = ''] = name.split(',').map((part) => part.trim());
  if (given === '') return { literal: family };
  const particle = /^(?:\p{Ll}[\p{Ll}'’]*\s+)+(?=\p{Lu})/u.exec(family)?.[0] ?? '';
  return {
    family: family.slice(particle.length),
    given,
    ...(particle === '' ? {} : { particle: particle.trim() }),
    ...(suffix === '' ? {} : { suffix }),
  };
}
