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
