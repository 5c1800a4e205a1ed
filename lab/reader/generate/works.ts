import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Choices, createChoices } from './choices';
import { labelMarks } from './labelledText';

export interface Person {
  readonly family: string;
  /** Empty where a person has one name. */
  readonly given: string;
}

export interface Work {
  readonly title: string;
  readonly authors: readonly Person[];
  readonly year: number;
  readonly venue: string;
  /** `NeurIPS`, where the venue is a conference. */
  readonly shortVenue?: string;
  readonly type: 'article-journal' | 'paper-conference' | 'article' | 'book' | 'chapter' | 'thesis' | 'report' | 'webpage';
  readonly doi?: string;
  readonly arxiv?: string;
  readonly abstract?: string;
  readonly language: string;
}

export interface Corpus {
  /** A seeded sample of real works. */
  readonly works: readonly Work[];
  /** Real papers with abstracts. */
  readonly papers: readonly Work[];
}

/** Works of one half make the lexicon of the reader, those of the other are rendered: versions of one work are in the same half. */
export function isForLexicon(workId: string | number): boolean {
  let hash = 0x811c9dc5;
  for (const character of String(workId).replace(/^w/, '')) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return ((hash >>> 7) & 1) === 1;
}

/** Reads works that are for rendering, without those whose titles stand in captures that measure the reader. */
export function readCorpus(data: string, seed: number, workCount = 60_000, paperCount = 8000): Corpus {
  const choices = createChoices(seed);
  const kept = new Set(readFileSync(join(data, 'digests/titles-not-to-train-on.txt'), 'utf8').split('\n'));
  const isOpen = ({ title }: Work): boolean => !kept.has(hashTitle(title)) && title.length >= 8 && title.length < 250;
  const sample = (path: string, count: number, read: (line: string) => Work | undefined): readonly Work[] =>
    sampleLines(join(data, path), choices, count).flatMap((line) => {
      const work = read(line);
      return work !== undefined && isOpen(work) ? [work] : [];
    });
  return {
    works: sample('references/works.jsonl.gz', workCount * 2, readWork),
    papers: sample('papers/papers.jsonl.gz', paperCount * 2, readPaper),
  };
}

/** The rule of the list of titles that are not trained on. */
export function hashTitle(title: string): string {
  const folded = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z\u0080-\uffff]/g, '');
  return createHash('sha1').update(folded).digest('hex').slice(0, 12);
}

function sampleLines(path: string, choices: Choices, count: number): string[] {
  const bytes = gunzipSync(readFileSync(path));
  const starts = [0];
  for (let at = bytes.indexOf(10); at >= 0 && at < bytes.length - 1; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  const lines: string[] = [];
  for (let drawn = 0; drawn < count; drawn++) {
    const index = choices.below(starts.length);
    lines.push(bytes.toString('utf8', starts[index], (starts[index + 1] ?? bytes.length + 1) - 1));
  }
  return lines;
}

interface WorkRow {
  readonly w: number;
  readonly title: string;
  readonly authors?: readonly string[];
  readonly year?: number;
  readonly venue?: string;
  readonly type?: string;
  readonly doi?: string;
  readonly arxiv?: string;
}

function readWork(line: string): Work | undefined {
  const row = JSON.parse(line) as WorkRow;
  if (isForLexicon(row.w)) return undefined;
  const authors = (row.authors ?? []).flatMap(readPerson);
  const title = cleanText(row.title).replace(/\.$/, '');
  if (authors.length === 0 || row.year === undefined) return undefined;
  const venue = cleanText(row.venue ?? '') || 'arXiv';
  const isConference = row.type?.startsWith('proceedings') === true;
  return {
    title,
    authors,
    year: row.year,
    venue,
    ...(isConference ? { shortVenue: shortenVenue(venue) } : {}),
    type: isConference ? 'paper-conference' : row.type === 'posted-content' ? 'article' : 'article-journal',
    ...(row.doi === undefined ? {} : { doi: row.doi }),
    ...(row.arxiv === undefined ? {} : { arxiv: row.arxiv }),
    language: 'en',
  };
}

interface PaperRow {
  readonly title: string;
  readonly abstract?: string;
  readonly authors?: readonly string[];
  readonly year?: number;
  readonly url?: string;
}

function readPaper(line: string): Work | undefined {
  const row = JSON.parse(line) as PaperRow;
  const title = cleanText(row.title).replace(/\.$/, '');
  const authors = (row.authors ?? []).flatMap(readPerson);
  const abstract = cleanText(row.abstract ?? '');
  if (authors.length === 0 || row.year === undefined || abstract.length < 80) return undefined;
  const arxiv = /\d{4}\.\d{4,5}/.exec(row.url ?? '')?.[0];
  return {
    title,
    authors,
    year: row.year,
    venue: arxiv === undefined ? 'ACL Anthology' : 'arXiv',
    type: arxiv === undefined ? 'paper-conference' : 'article',
    ...(arxiv === undefined ? {} : { arxiv }),
    abstract,
    language: 'en',
  };
}

function readPerson(name: string): Person[] {
  const clean = cleanText(name).replace(/[<>*_|[\]{}"]/g, '');
  if (clean.length < 2 || clean.length > 60 || /\d|@/.test(clean) || !/\p{L}{2}/u.test(clean)) return [];
  const comma = clean.indexOf(',');
  if (comma > 1)
    return [
      {
        family: clean.slice(0, comma).trim(),
        given: clean
          .slice(comma + 1)
          .replaceAll(',', '')
          .trim(),
      },
    ];
  const words = clean.split(' ');
  const particle = words.findIndex((word, at) => at > 0 && /^(?:van|von|de|der|den|del|di|la|le|da|dos|ter|bin|al)$/i.test(word));
  const cut = particle > 0 ? particle : words.length - 1;
  return [{ given: words.slice(0, cut).join(' '), family: words.slice(cut).join(' ') }];
}

function shortenVenue(venue: string): string {
  const acronyms = [...venue.matchAll(/\b([A-Z][A-Za-z]*[A-Z]{2,}[A-Za-z]*)\b/g)].flatMap(([, word]) => (word === undefined ? [] : [word]));
  return acronyms.find((word) => word !== 'IEEE' && word !== 'ACM' && word.length <= 10) ?? (venue.length <= 12 ? venue : '');
}

function cleanText(text: string): string {
  return text.replace(labelMarks, '').replace(/\s+/g, ' ').trim();
}
