import { Parser } from 'htmlparser2';

/** An entry of an Atom feed (RFC 4287), with the elements that arXiv adds. What the feed does not say is empty. */
export interface AtomEntry {
  id: string;
  title: string;
  summary: string;
  /** The date of the first version, as written: `2017-07-27T08:18:33Z`. */
  published: string;
  authors: string[];
  comment: string;
  doi: string;
}

/** A feed with deeper elements is not read: a stack of open elements costs time. */
const deepest = 20;
/** Later entries, later names and the rest of longer texts are not read. */
const mostEntries = 3_000;
const mostAuthors = 5_001;
const longestText = 100_000;

type TextField = Exclude<keyof AtomEntry, 'authors'>;

const fields: ReadonlyMap<string, TextField> = new Map([
  ['id', 'id'],
  ['title', 'title'],
  ['summary', 'summary'],
  ['published', 'published'],
  ['arxiv:comment', 'comment'],
  ['arxiv:doi', 'doi'],
]);

/**
 * The entries of an Atom feed. undefined if the text is no feed, if its end is missing, or if it is nested too deep. Entities that a
 * document defines itself are not expanded.
 */
export function parseAtomFeed(text: string): readonly AtomEntry[] | undefined {
  const entries: AtomEntry[] = [];
  const open: string[] = [];
  let isWhole = false;
  let entry: AtomEntry | undefined;
  let pieces: string[] = [];
  let length = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        open.push(name);
        if (open.length > deepest) parser.pause();
        if (open.length === 2 && open[0] === 'feed' && name === 'entry' && entries.length < mostEntries) entry = createEntry();
        pieces = [];
        length = 0;
      },
      ontext(piece) {
        length += piece.length;
        if (entry !== undefined && length <= longestText) pieces.push(piece);
      },
      onclosetag(name, isImplied) {
        open.pop();
        const depth = open.length;
        if (depth === 0 && name === 'feed') isWhole = !isImplied;
        if (entry === undefined) return;
        if (depth === 1) {
          if (!isImplied) entries.push(entry);
          entry = undefined;
          return;
        }
        const content = pieces.join('').trim();
        const field = depth === 2 ? fields.get(name) : undefined;
        if (field !== undefined) entry[field] = content;
        if (depth === 3 && name === 'name' && open[2] === 'author' && entry.authors.length < mostAuthors) entry.authors.push(content);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return isWhole ? entries : undefined;
}

function createEntry(): AtomEntry {
  return { id: '', title: '', summary: '', published: '', authors: [], comment: '', doi: '' };
}
