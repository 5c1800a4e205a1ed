/** Where a bundle's files come from. Paths are relative to the root of the project, with slashes. */
export interface SourceTree {
  /** The names of the files in a folder. */
  listFolder(path: string): readonly string[];
  readFile(path: string): string;
}

/** A work that is shipped, and the licence that goes with it. */
interface Notice {
  readonly heading: string;
  readonly text: string;
}

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

const ccBySa =
  'Licensed under the Creative Commons Attribution-ShareAlike 3.0 License, https://creativecommons.org/licenses/by-sa/3.0/. Unchanged. ' +
  'Source: https://citationstyles.org/.';

/** Works in packages that come without the text of a licence, and what the packages with a choice of licences are used under. */
const statements: Readonly<Record<string, string>> = {
  citeproc:
    'Used under the Common Public Attribution License 1.0 (https://opensource.org/license/cpal-1-0). No line was changed; the bundler ' +
    'made the code smaller. Its source is in the npm package "citeproc" and at https://github.com/Juris-M/citeproc-js.',
  'citeproc-locales': `Locale files of the Citation Style Language by the translators that the files name. ${ccBySa}`,
};

/** Files of others among the project's own sources. */
const works: Readonly<Record<string, Notice>> = {
  'server/src/references/csl/chicago-author-date.csl': {
    heading: 'Chicago Manual of Style 17th edition (author-date), a style of the Citation Style Language',
    text: `By Julian Onions and the contributors that the style names. ${ccBySa}`,
  },
};

const licenceFile = /^(?:licen[cs]e|copying)(?:\.\w+)?$/i;
const noticeFile = /^(?:notice|third-?party-?notices)(?:\.\w+)?$/i;
const line = `${'-'.repeat(80)}\n`;

/**
 * The licences of all works of others among the files of the bundles. `inputs` are the paths of these files, as in a metafile of
 * esbuild. Throws if a package has neither a licence nor a statement, so that no build ships one without.
 */
export function renderThirdPartyNotices(inputs: Iterable<string>, tree: SourceTree): string {
  const paths = [...inputs];
  const folders = new Set(paths.flatMap((path) => findPackageFolder(path) ?? []));
  const notices = [...[...folders].map((folder) => describePackage(folder, tree)), ...paths.flatMap((path) => works[path] ?? [])];
  const unique = new Map(notices.map((notice) => [notice.heading, notice]));
  const sorted = [...unique.values()].sort((a, b) => (a.heading < b.heading ? -1 : 1));
  const head =
    'Marginalia includes the following works by others. Marginalia itself is under the licence in the file LICENSE.\n\n' +
    sorted.map(({ heading }) => `- ${heading}\n`).join('');
  return [head, ...sorted.map(({ heading, text }) => `${heading}\n\n${text.trim()}\n`)].join(`\n${line}\n`);
}

/** The folder of the package that a file belongs to: `node_modules/a/node_modules/@b/c`; undefined for a file of the project. */
export function findPackageFolder(path: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

function describePackage(folder: string, { listFolder, readFile }: SourceTree): Notice {
  const manifest = JSON.parse(readFile(`${folder}/package.json`)) as PackageManifest;
  const statement = statements[manifest.name];
  const names = listFolder(folder);
  const licences = names.filter((name) => licenceFile.test(name));
  if (licences.length === 0 && statement === undefined)
    throw new Error(`${folder} has no licence file. State its licence in scripts/thirdPartyNotices.ts.`);
  const texts = [...licences, ...names.filter((name) => noticeFile.test(name))].map((name) => readFile(`${folder}/${name}`).trim());
  const licence = manifest.license === undefined || licences.length === 0 ? '' : ` (${manifest.license})`;
  return {
    heading: `${manifest.name} ${manifest.version}${licence}`,
    text: [...(statement === undefined ? [] : [statement]), ...texts].join('\n\n'),
  };
}
