import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeText } from '../../server/src/base/textBytes';
import { parseBibliography } from '../../server/src/bibliography/parseBibliography';
import { toCslItem } from '../../server/src/bibliography/toCsl';
import { findRealData } from '../../test/support/realData';

/** What the programs that compile bibliographies read of real files, beside what this project reads. */
export interface BibliographyComparison {
  readonly files: number;
  /** Files in which BibTeX, and files that pandoc accepts in which pandoc, finds the same keys. */
  readonly sameKeys: { readonly bibtex: number; readonly pandoc: number; readonly pandocAccepts: number };
  /** Files with other keys than one of them, and both lists' differences. */
  readonly otherKeys: readonly string[];
  /** By CSL variable: how many items agree with pandoc's, differ, lack it, or have it beyond pandoc's. */
  readonly variables: ReadonlyMap<string, VariableCount>;
  /** Some values that differ: variable, key, pandoc's, ours. */
  readonly differences: readonly (readonly [string, string, string, string])[];
}

export interface VariableCount {
  same: number;
  different: number;
  missing: number;
  beyond: number;
}

/** Agreement below this is a mistake of ours; what is left are things that we mean to do otherwise. */
const minAgreement = 0.85;

/** Runs the comparison and prints its figures; what is returned went wrong. Empty where all is well, and where it can't run. */
export function checkBibliographies(print: (line: string) => void): readonly string[] {
  const reason = whyNotCompared();
  if (reason !== undefined) {
    print(`bibliographies: not compared, because ${reason}`);
    return [];
  }
  const { files, sameKeys, otherKeys, variables } = compareBibliographies();
  print(
    `${files} .bib files: the same keys as BibTeX in ${sameKeys.bibtex}; as pandoc in ${sameKeys.pandoc} of the ${sameKeys.pandocAccepts} that it accepts`,
  );
  for (const line of otherKeys) print(`  ${line}`);
  print('variables of CSL beside pandoc: same, different, missing, beyond');
  const failures: string[] = [];
  for (const [name, { same, different, missing, beyond }] of variables) {
    print(`  ${name}: ${same}, ${different}, ${missing}, ${beyond}`);
    const all = same + different + missing;
    if (all >= 50 && same / all < minAgreement) failures.push(`${name} agrees with pandoc in ${same} of ${all} items`);
  }
  // BibTeX reads a field's name as the key of an entry without one: two files have such entries.
  if (sameKeys.bibtex < files - 2) failures.push(`BibTeX finds other keys in ${files - sameKeys.bibtex} files`);
  if (sameKeys.pandoc < sameKeys.pandocAccepts)
    failures.push(`pandoc finds other keys in ${sameKeys.pandocAccepts - sameKeys.pandoc} files`);
  return failures;
}

type Item = Readonly<Record<string, unknown>>;

/** Why the comparison can't run here; undefined where it can. */
export function whyNotCompared(): string | undefined {
  if (findRealData('bib') === undefined || findRealData('drafts') === undefined) return 'the real .bib files are not at hand';
  const missing = ['pandoc', 'bibtex'].filter((program) => spawnSync(program, ['--version']).status !== 0);
  return missing.length === 0 ? undefined : `${missing.join(' and ')} is not installed`;
}

/** Reads every real .bib file with BibTeX, with pandoc and with `parseBibliography`. */
export function compareBibliographies(): BibliographyComparison {
  const sameKeys = { bibtex: 0, pandoc: 0, pandocAccepts: 0 };
  const otherKeys: string[] = [];
  const variables = new Map<string, VariableCount>();
  const differences: [string, string, string, string][] = [];
  const paths = listRealFiles();
  for (const path of paths) {
    const bytes = readFileSync(path);
    const { text } = decodeText(bytes);
    const { entries } = parseBibliography(text, path);
    const keys = new Set(entries.map(({ key }) => key));
    compareKeys(path, 'bibtex', keys, readWithBibtex(text), sameKeys, otherKeys);
    const items = readWithPandoc(text);
    if (items === undefined) continue;
    sameKeys.pandocAccepts += 1;
    compareKeys(
      path,
      'pandoc',
      keys,
      items.map(({ id }) => String(id)),
      sameKeys,
      otherKeys,
    );
    // Where a key stands twice, pandoc gives both entries; they are compared in their order.
    const own = new Map(entries.map((entry) => [entry.key, entry]));
    const repeated = new Set(entries.filter((entry) => own.get(entry.key) !== entry).map(({ key }) => key));
    for (const item of items) {
      const entry = own.get(String(item['id']));
      if (entry !== undefined && !repeated.has(entry.key)) compareItems(item, toCslItem(entry), variables, differences);
    }
  }
  return { files: paths.length, sameKeys, otherKeys, variables, differences };
}

function listRealFiles(): readonly string[] {
  return ['bib', 'drafts'].flatMap((name) => {
    const folder = findRealData(name);
    return folder === undefined
      ? []
      : readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.bib'))
          .sort()
          .map((file) => join(folder, file));
  });
}

function compareKeys(
  path: string,
  program: 'bibtex' | 'pandoc',
  ours: ReadonlySet<string>,
  theirs: readonly string[],
  same: Record<'bibtex' | 'pandoc', number>,
  other: string[],
): void {
  const known = new Set(theirs.filter((key) => key !== ''));
  const fold = (keys: ReadonlySet<string>): Set<string> => new Set([...keys].map((key) => key.toLowerCase()));
  const [left, right] = [fold(ours), fold(known)];
  const more = [...left].filter((key) => !right.has(key));
  const fewer = [...right].filter((key) => !left.has(key));
  if (more.length + fewer.length === 0) same[program] += 1;
  else other.push(`${path.split('/').at(-1)}, ${program}: only here ${JSON.stringify(more)}, only there ${JSON.stringify(fewer)}`);
}

/** A style that writes the keys and nothing else. */
const keyStyle = 'ENTRY{title}{}{}\nFUNCTION{default.type}{"K:" cite$ * write$ newline$}\nREAD\nITERATE{call.type$}\n';

function readWithBibtex(text: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bibtex-'));
  try {
    writeFileSync(join(folder, 'keys.bst'), keyStyle);
    writeFileSync(join(folder, 'x.bib'), text);
    writeFileSync(join(folder, 'x.aux'), '\\relax\n\\citation{*}\n\\bibstyle{keys}\n\\bibdata{x}\n');
    spawnSync('bibtex', ['x'], { cwd: folder });
    return [...readFileSync(join(folder, 'x.bbl'), 'utf8').matchAll(/^K:(.*)$/gm)].map((match) => match[1] ?? '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** undefined where pandoc refuses the file. */
function readWithPandoc(text: string): readonly Item[] | undefined {
  const { status, stdout } = spawnSync('pandoc', ['-f', 'biblatex', '-t', 'csljson'], { input: text, encoding: 'utf8', maxBuffer: 1e9 });
  return status === 0 ? (JSON.parse(stdout) as readonly Item[]) : undefined;
}

function compareItems(
  theirs: Item,
  ours: Item,
  variables: Map<string, VariableCount>,
  differences: [string, string, string, string][],
): void {
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
    const count = variables.get(name) ?? { same: 0, different: 0, missing: 0, beyond: 0 };
    variables.set(name, count);
    const [left, right] = [normalize(theirs[name]), normalize(ours[name])];
    if (left === right) count.same += 1;
    else if (ours[name] === undefined) count.missing += 1;
    else if (theirs[name] === undefined) count.beyond += 1;
    else count.different += 1;
    if (left !== right) differences.push([name, String(theirs['id']), left, right]);
  }
}

/** Without what two programs write alike in other words: the order of names' parts, numbers as text, pandoc's empty type. */
function normalize(value: unknown): string {
  if (value === undefined || value === 'document') return '';
  // pandoc knows of protected case, but does not write it.
  if (typeof value === 'string') return value.replace(/<span class="nocase">(.*?)<\/span>/g, '$1');
  if (Array.isArray(value)) return `[${value.map(normalize).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return JSON.stringify(
      Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, part]) => [key, normalize(part)]),
      ),
    );
  }
  return String(value);
}
