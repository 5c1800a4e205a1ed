import type { Container } from '../container';
import { readTaggedRecords, type TaggedFormat } from './taggedRecords';

/** NoteExpress (its filter format), which CNKI, Wanfang and CQVIP export too: `{Title}: ...`. */
const format: TaggedFormat = {
  format: 'note-express',
  pattern: 'NoteExpress export',
  tag: /^\{([A-Z][A-Za-z/ ]{1,30})\}: ?/,
  startTags: ['Reference Type'],
  endTags: [],
  onceTags: ['Title'],
  valuePerLineTags: ['Author'],
  fields: {
    Title: 'title',
    Abstract: 'abstract',
    Author: 'authors',
    Journal: 'journal',
    'Secondary Title': 'secondary title',
    'Tertiary Title': 'venue',
    Publisher: 'publisher',
    Year: 'year',
    Date: 'date',
    DOI: 'doi',
    URL: 'url',
    Link: 'link',
    Keywords: 'keywords',
  },
};

export const noteExpress: Container = {
  format: format.format,
  looksLike: (probe) => /^\{Reference Type\}: /.test(probe) && /^\{Title\}: /m.test(probe),
  read: (text) => readTaggedRecords(text, format),
};

/** The format of CNKI with English and Chinese names of fields: `Title-题名: ...`. The authors are divided by semicolons. */
const cnkiFormat: TaggedFormat = {
  format: 'cnki',
  pattern: 'CNKI export',
  tag: /^([A-Z][A-Za-z]{2,20})-[\p{Script=Han}]{1,8}[:：] ?/u,
  startTags: ['SrcDatabase', 'DataType'],
  endTags: [],
  onceTags: ['Title'],
  fields: {
    Title: 'title',
    Summary: 'abstract',
    Author: 'authors',
    Source: 'journal',
    Year: 'year',
    PubTime: 'date',
    DOI: 'doi',
    Link: 'url',
    Keyword: 'keywords',
  },
};

export const cnki: Container = {
  format: cnkiFormat.format,
  looksLike: (probe) => cnkiFormat.tag.test(probe) && /^Title-\p{Script=Han}/mu.test(probe),
  read: (text) => readTaggedRecords(text, cnkiFormat),
};

/** The tagged format of RefWorks (RefWorks, "Tagged Format"), which ProQuest and CNKI export: `RT Journal Article`, `T1 ...`. */
const refWorksFormat: TaggedFormat = {
  format: 'refworks',
  pattern: 'RefWorks export',
  tag: /^([A-Z][A-Z\d])(?: |$)/,
  startTags: ['RT'],
  endTags: [],
  onceTags: ['T1'],
  valuePerLineTags: ['A1'],
  fields: {
    T1: 'title',
    AB: 'abstract',
    A1: 'authors',
    JF: 'journal',
    JO: 'venue',
    T2: 'secondary title',
    PB: 'publisher',
    YR: 'year',
    FD: 'date',
    DO: 'doi',
    LK: 'url',
    UL: 'link',
    K1: 'keywords',
  },
};

export const refWorks: Container = {
  format: refWorksFormat.format,
  looksLike: (probe) => /^RT [A-Z].{0,60}\n(?:[A-Z][A-Z\d](?: .*)?\n){1,40}?T1 \S/.test(probe),
  read: (text) => readTaggedRecords(text, refWorksFormat),
};
