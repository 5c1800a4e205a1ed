import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../../server/src/base/textBytes';
import { projectRoot } from '../../../test/support/projectRoot';
import { createRandom } from '../../../test/support/random';
import { listFiles } from '../../../test/tidy/projectFiles';
import type { Capture } from './capture';

/** Texts of everyday that hold not a paper: mails, minutes, recipes, code. */
export function readNoPapers(): readonly Capture[] {
  const folder = 'test/fixtures/digests/no-papers';
  return readdirSync(join(projectRoot, folder))
    .sort()
    .map((name) => readCapture(`${folder}/${name}`, name));
}

/** A README that ends with a list of the papers on its algorithm, with authors, years and journals, is no text without papers. */
const namesPapers = /(?:^|\/)approx-string-match\/README\.md$/;

/** So many READMEs, changelogs and licences of the packages that the project uses, drawn by a seed. */
export function drawPackageTexts(count: number, seed: number): readonly Capture[] {
  const names = readdirSync(join(projectRoot, 'node_modules'), { recursive: true, encoding: 'utf8' });
  const texts = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /(?:^|\/)(?:readme|changelog|history|licen[sc]e|notice)[^/]*?(?:\.(?:md|markdown|txt))?$/i.test(name));
  const drawn = createRandom(seed).shuffle(texts.filter((name) => !/\.(?:js|ts|json|map|html)$/i.test(name)).sort());
  return drawn
    .filter((name) => !namesPapers.test(name))
    .slice(0, count)
    .map((name) => readCapture(`node_modules/${name}`, name));
}

/** Files of the project that hold papers on purpose: samples, what describes them, tests, and human judgments on papers. */
const holdsPapers = /^(?:media\/sample\/|test\/|lab\/gold\/|lab\/lists\/|README\.md$|server\/README\.md$|docs\/)/;

/** The other text files of the project itself. */
export function readProjectTexts(): readonly Capture[] {
  const paths = listFiles('').filter((path) => !holdsPapers.test(path) && !/\.(?:png|ico|woff2?)$/.test(path) && path !== 'node_modules');
  return paths.map((path) => readCapture(path, path));
}

function readCapture(path: string, name: string): Capture {
  const { text } = decodeText(readFileSync(join(projectRoot, path)));
  return { name, family: 'no-papers', path, text, papers: [], titles: [] };
}
