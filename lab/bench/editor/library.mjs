import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../../test/support/vscode/paths.mjs';

const { loadPapers, papersInDigest, renderDigest } = await import(pathToFileURL(join(projectRoot, 'dist/lab/bench/editorData.mjs')).href);

/**
 * Writes a folder of digests with so many papers.
 *
 * @param {string} folder does not exist yet
 * @param {number} count
 * @returns {Promise<{source: string, papersInDigest: number, names: string[]}>} in words where the papers are from; names of papers as
 *   their titles begin with them, in the order of the library: `duoattention`
 */
export async function writeLibrary(folder, count) {
  await mkdir(folder);
  const { source, papers } = loadPapers(count);
  for (let start = 0; start < papers.length; start += papersInDigest) {
    await writeFile(join(folder, `digest-${start / papersInDigest}.txt`), renderDigest(papers.slice(start, start + papersInDigest)));
  }
  const names = papers.flatMap(({ title }) => /^(\p{Lu}\p{L}{6,}): /u.exec(title)?.[1]?.toLowerCase() ?? []);
  return { source, papersInDigest, names };
}
