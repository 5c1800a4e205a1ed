import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

export type Compiler = 'pandoc' | 'pdflatex' | 'bibtex' | 'biber';

export const compilers: readonly Compiler[] = ['pandoc', 'pdflatex', 'bibtex', 'biber'];
/** Set by `--require`: what is missing is a failure then. */
export const isRequired = process.env['MARGINALIA_REQUIRE_COMPILERS'] !== undefined;

const missing = compilers.filter((name) => spawnSync(name, ['--version'], { encoding: 'utf8' }).status !== 0);

/** The options of a test that needs compilers: it says which are missing, and fails where all are required. */
export function needs(...names: readonly Compiler[]): { readonly skip?: string } {
  const absent = names.filter((name) => missing.includes(name));
  return absent.length === 0 || isRequired ? {} : { skip: `not installed: ${absent.join(', ')}` };
}

/** Compilers that are not installed. */
export function listMissing(): readonly Compiler[] {
  return missing;
}

/** Whether TeX finds a file: `lmodern.sty`. */
export function hasTexFile(name: string): boolean {
  return spawnSync('kpsewhich', [name], { encoding: 'utf8' }).stdout.trim() !== '';
}

/** A folder with files, gone after the test. */
export interface Sandbox {
  readonly folder: string;
  read(name: string): string;
  write(name: string, text: string): void;
}

export function createSandbox(context: TestContext, files: Readonly<Record<string, string>>): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), 'marginalia-roundtrip-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const sandbox: Sandbox = {
    folder,
    read: (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : ''),
    write: (name, text) => writeFileSync(join(folder, name), text),
  };
  for (const [name, text] of Object.entries(files)) sandbox.write(name, text);
  return sandbox;
}

/** Runs a compiler that must succeed; gives what it printed. */
export function compile(
  sandbox: Sandbox,
  command: Compiler,
  args: readonly string[],
  input = '',
): { readonly output: string; readonly log: string } {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: sandbox.folder,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: 240_000,
  });
  assert.equal(error, undefined, `${command} runs`);
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stderr}\n${findErrors(stdout)}`);
  return { output: stdout, log: stderr };
}

/** The lines of a log that matter, with those after them. */
function findErrors(log: string): string {
  const lines = log.split('\n');
  const found = lines.flatMap((line, index) => (/^!|error|warning/i.test(line) ? lines.slice(index, index + 6) : []));
  return (found.length > 0 ? found : lines.slice(-20)).join('\n');
}

/** The draft to a PDF, as a writer's build does it; every citation is resolved, and no tool complains. Gives the .bbl. */
export function compileLatex(sandbox: Sandbox, name: string, processor: 'bibtex' | 'biber'): string {
  const latex = ['-interaction=nonstopmode', '-halt-on-error', `${name}.tex`];
  compile(sandbox, 'pdflatex', latex);
  const { output } = compile(sandbox, processor, [name]);
  assert.doesNotMatch(output, /error message|I couldn't|I found no|Repeated entry|ERROR|didn't find a database entry/, processor);
  compile(sandbox, 'pdflatex', latex);
  compile(sandbox, 'pdflatex', latex);
  const log = sandbox.read(`${name}.log`);
  assert.doesNotMatch(log, /^!/m, 'TeX stops at nothing');
  assert.doesNotMatch(log, /undefined|multiply.defined/i, `every citation is resolved:\n${findErrors(log)}`);
  assert.match(log, /Output written on/);
  return sandbox.read(`${name}.bbl`);
}
