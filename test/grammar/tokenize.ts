import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { IGrammar, IRawGrammar } from 'vscode-textmate';
import { type FixtureRange, parseFixtureFile, renderFixture } from '../support/fixture';
import { projectRoot } from '../support/projectRoot';

/** A stretch of a text with one list of scopes, outermost first; offsets count UTF-16 units of the whole text. */
export interface ScopedToken {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

const requireFromRoot = createRequire(join(projectRoot, 'package.json'));
// Node finds no names of exports in these two when they are imported.
const { createOnigScanner, createOnigString, loadWASM } = requireFromRoot('vscode-oniguruma') as typeof import('vscode-oniguruma');
const { INITIAL, parseRawGrammar, Registry } = requireFromRoot('vscode-textmate') as typeof import('vscode-textmate');
const wasm = loadWASM(readFileSync(requireFromRoot.resolve('vscode-oniguruma/release/onig.wasm')));

/** The text of a grammar file under `syntaxes/`. */
export function readSyntax(name: string): string {
  return readFileSync(join(projectRoot, 'syntaxes', name), 'utf8');
}

export function readGrammar(name: string): IRawGrammar {
  return parseGrammar(readSyntax(name), name);
}

/** `name` ends in `.json`, by which its form is known. */
export function parseGrammar(text: string, name: string): IRawGrammar {
  return parseRawGrammar(text, name);
}

/** Loads a grammar as VS Code does; the `injections` are applied to it. */
export async function loadGrammar(grammar: IRawGrammar, injections: readonly IRawGrammar[] = []): Promise<IGrammar> {
  await wasm;
  const known = new Map([grammar, ...injections].map((raw) => [raw.scopeName, raw]));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scopeName) => Promise.resolve(known.get(scopeName)),
    getInjections: (scopeName) => (scopeName === grammar.scopeName ? injections.map((raw) => raw.scopeName) : undefined),
  });
  const loaded = await registry.loadGrammar(grammar.scopeName);
  assert.ok(loaded, `${grammar.scopeName} is loaded`);
  return loaded;
}

/** All tokens of a text, in order; the line ends are in none. `limit` is the time that a line may take, in milliseconds. */
export function tokenize(grammar: IGrammar, text: string, limit = 0): readonly ScopedToken[] {
  const tokens: ScopedToken[] = [];
  let state = INITIAL;
  let lineStart = 0;
  for (const lineWithEnd of text.split('\n')) {
    const line = lineWithEnd.replace(/\r$/, '');
    const result = grammar.tokenizeLine(line, state, limit);
    assert.equal(result.stoppedEarly, false, `the line at ${lineStart} takes longer than ${limit} ms`);
    for (const token of result.tokens) {
      const end = Math.min(token.endIndex, line.length);
      if (end > token.startIndex) {
        tokens.push({ start: lineStart + token.startIndex, end: lineStart + end, scopes: token.scopes });
      }
    }
    state = result.ruleStack;
    lineStart += lineWithEnd.length + 1;
  }
  return tokens;
}

/**
 * Compares the scopes of a text with a drawing of them: `<name|H2O|><title|: An Oracle|>`.
 * `labels` gives a label to each scope that is drawn, by the scope's beginning; the innermost scope that has a label
 * counts, and neighbours with one label on one line are one range. A failure prints what came out as a drawing.
 */
export function checkScopes(grammar: IGrammar, labels: ReadonlyMap<string, string>, drawing: string): void {
  const { text } = parseFixtureFile(drawing);
  const ranges: FixtureRange[] = [];
  for (const { start, end, scopes } of tokenize(grammar, text)) {
    const label = findLabel(labels, scopes);
    const last = ranges.at(-1);
    if (label === undefined) continue;
    if (last?.label === label && last.end === start) ranges[ranges.length - 1] = { ...last, end };
    else ranges.push({ label, start, end });
  }
  assert.equal(renderFixture({ text, ranges }), drawing);
}

function findLabel(labels: ReadonlyMap<string, string>, scopes: readonly string[]): string | undefined {
  for (const scope of [...scopes].reverse()) {
    for (const [beginning, label] of labels) {
      if (scope === beginning || scope.startsWith(`${beginning}.`)) return label;
    }
  }
  return undefined;
}
