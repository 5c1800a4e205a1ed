import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { findRealData } from '../../../test/support/realData';

/** A paper of the real data, which is never copied into the project. */
export interface ClaimPaper {
  readonly title: string;
  readonly abstract: string;
  readonly url: string;
  readonly year?: number;
}

/** The papers of the collection that are wanted; undefined where the collection is not at hand. */
export function findClaimPapers(isWanted: (paper: ClaimPaper) => boolean): readonly ClaimPaper[] | undefined {
  const path = findRealData('papers/papers.jsonl.gz');
  if (path === undefined) return undefined;
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as ClaimPaper).filter(isWanted);
}

/** The letters and digits of a title in lower case, by which two writings of a title are compared. */
export function foldTitle(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
