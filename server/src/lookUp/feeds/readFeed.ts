import { type PaperFacts, parseDigest } from '#digest';
import { unifyDate, yearOfArxivId } from '#text';
import { maskControls } from '../../base/escape';
import { shiftSpan, sliceSpan } from '../../base/span';
import type { Digest, DigestRecord } from '../../model/digest';
import { failAsUnreadable, failByStatus } from '../registries/readAnswer';
import type { HttpAnswer } from '../registry';
import { type FeedPaper, type FeedSource, nameSource } from './feedSource';

export type FeedReading =
  /** `replaced` counts the papers that were left out because only a new version of them was announced. */
  | { readonly kind: 'papers'; readonly papers: readonly FeedPaper[]; readonly replaced: number }
  /** The source was not able or not willing to answer; `reason` is in words for the writer. */
  | { readonly kind: 'failed'; readonly reason: string };

type PaperText = Pick<PaperFacts, 'abstract' | 'abstractKind'>;

/** Reads an answer to `createFeedRequest`. Never throws. */
export function readFeed(source: FeedSource, answer: HttpAnswer): FeedReading {
  const body = maskControls(answer.body).replace(/^\ufeff/, '');
  const digest = parseDigest(body, { path: isDaily(source) ? 'feed.json' : 'feed.xml' });
  const failure = findFailure(answer, body, digest, source);
  if (failure !== undefined) return { kind: 'failed', reason: failure };
  const entries = digest.entries.map((entry, at) => {
    const item = sliceSpan(body, shiftSpan(entry.span, digest.starts[at] ?? 0));
    return { entry, item, announced: findAnnounceType(item) };
  });
  const papers = entries.filter(({ announced }) => announced?.startsWith('replace') !== true);
  return {
    kind: 'papers',
    papers: papers.map(({ entry, item, announced }) => ({
      facts: { ...readFacts(entry, announced), ...readText(source, entry, item) },
      source: announced === undefined || entry.date === undefined ? nameSource(source) : `${nameSource(source)}, ${unifyDate(entry.date)}`,
    })),
    replaced: entries.length - papers.length,
  };
}

/** What arXiv's API says in the entry that it sends in place of papers (its manual, "Errors"); undefined if there is none. */
function findRefusal(body: string, { entries }: Digest): string | undefined {
  if (!/<id>\s*https?:\/\/arxiv\.org\/api\/errors/i.test(body.slice(0, 10_000))) return undefined;
  return entries[0]?.abstract || /<summary[^>]*>([^<]{1,300})/.exec(body)?.[1]?.trim() || 'the query was rejected';
}

/** Why an answer tells nothing about papers; undefined if it is what the source promises. */
function findFailure(answer: HttpAnswer, body: string, digest: Digest, source: FeedSource): string | undefined {
  const name = nameSource(source);
  const refusal = findRefusal(body, digest);
  if (refusal !== undefined) return `${name}: ${refusal}`;
  if (answer.status === 404) return `${name}: nothing found at this address`;
  if (answer.status !== 200) return failByStatus(answer, name).reason;
  const isWhole = isDaily(source)
    ? isJsonList(body)
    : digest.format === 'feed' && /<\/(?:[a-z]+:)?(?:rss|feed|rdf)\s*>/i.test(body.slice(-2_000));
  return isWhole ? undefined : failAsUnreadable(answer, name).reason;
}

function isDaily({ kind }: FeedSource): boolean {
  return kind === 'daily-papers' || kind === 'weekly-papers';
}

function isJsonList(body: string): boolean {
  try {
    return Array.isArray(JSON.parse(body));
  } catch {
    return false;
  }
}

/** How arXiv's feeds announce an item (its help, "RSS feeds"): `new`, `cross`, `replace`, `replace-cross`; undefined in other feeds. */
function findAnnounceType(item: string): string | undefined {
  return (/<arxiv:announce_type>\s*([a-z-]+)/i.exec(item) ?? /\bAnnounce Type:\s*([a-z-]+)/i.exec(item))?.[1]?.toLowerCase();
}

/**
 * The text about a paper. In most feeds an editor or a machine may have written it, so it is a summary unless the feed calls it the
 * abstract. Summaries that Hugging Face lets a machine write are left out.
 */
function readText(source: FeedSource, { abstract, abstractKind }: DigestRecord, item: string): PaperText {
  if (source.kind !== 'feed') return { abstract: abstractKind === undefined ? abstract : '' };
  const isAbstract = abstractKind === undefined && (findAnnounceType(item) !== undefined || calledAbstract.test(item));
  return { abstract, ...(isAbstract || abstract === '' ? {} : { abstractKind: 'summary' }) };
}

/** An element for the abstract, or a text that begins with the word. */
const calledAbstract =
  /<(?:[a-z]{1,20}:)?abstract[\s>]|<(?:description|summary|content)[^<>]{0,100}>\s{0,100}(?:<!\[CDATA\[\s{0,100})?(?:(?:<|&lt;)[a-z0-9]{1,10}(?:>|&gt;)\s{0,100}){0,3}Abstract\b/i;

function readFacts(entry: DigestRecord, announced: string | undefined): Omit<PaperFacts, keyof PaperText> {
  const { title, authors, hasMoreAuthors, venue, arxivId, doi, links } = entry;
  return { title, authors, hasMoreAuthors, ...findDate(entry, announced), venue, arxivId, doi, links };
}

/**
 * The date of a paper. arXiv's feeds give the day of an announcement, which is that of the paper if the paper is new and has an
 * identifier of that year.
 */
function findDate({ date, year, arxivId }: DigestRecord, announced: string | undefined): Pick<DigestRecord, 'date' | 'year'> {
  if (announced === undefined) return { date, year };
  const yearOfPaper = yearOfArxivId(arxivId);
  return announced === 'new' && yearOfPaper === year ? { date, year } : { year: yearOfPaper };
}
