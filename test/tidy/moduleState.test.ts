import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ProjectFile, readSources } from './projectFiles';

/** Matches a constant of a module, with its name and the beginning of its first value. */
const constant = /^(?:export )?const (\w+)\b[^=\n]*= *(.*)/gm;
const variable = /^(?:export )?(?:let|var) (\w+)/gm;
const weak = /^new Weak(?:Map|Set|Ref)\b/;
const methods = 'set|add|delete|clear|push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|subarray';

/** The declarations of a module that store something from one call to the next, as `file: name`. */
function findModuleState({ path, text }: ProjectFile): readonly string[] {
  const variables = [...text.matchAll(variable)].map(([, name = '']) => name);
  const constants = [...text.matchAll(constant)].flatMap(([, name = '', value = '']) =>
    weak.test(value) || isChanged(text, name) ? [name] : [],
  );
  return [...variables, ...constants].map((name) => `${path}: ${name}`);
}

/**
 * Whether indented code changes the constant, or passes it on as a buffer: `table.set(...)`, `table[at] = ...`, `encodeInto(text,
 * table)`. Setting the `lastIndex` of a pattern does not count, because it is set right before each use.
 */
function isChanged(code: string, name: string): boolean {
  const call = new RegExp(`^[ \\t]+(?![*/ \\t]).*(?<![.\\w])${name}\\.(?:${methods})\\(`, 'm');
  const element = new RegExp(
    `^[ \\t]+(?![*/ \\t]).*(?<![.\\w])${name}(?:\\[[^\\]\\n]*\\]|\\.(?!lastIndex\\b)\\w+) *(?:[-+*/|&^%?]|<<|>>>?|\\?\\?|&&|\\|\\|)?=(?![=>])`,
    'm',
  );
  const buffer = new RegExp(`^[ \\t]+(?![*/ \\t]).*encodeInto\\([^\\n]*\\b${name}\\)`, 'm');
  return call.test(code) || element.test(code) || buffer.test(code);
}

test('no module of the server keeps state', () => {
  assert.deepEqual(readSources('server/src').flatMap(findModuleState), []);
});

const file = (text: string): ProjectFile => ({ path: 'a.ts', text });

test('the search for state finds what it should', () => {
  for (const text of [
    'let last: string | undefined;\n',
    'export let count = 0;\n',
    'const known = new WeakMap<object, string>();\n',
    'const known = new Map<string, string>();\nfunction keep(word: string): void {\n  known.set(word, word);\n}\n',
    'const bytes = new Uint8Array(64);\nfunction fill(at: number): void {\n  bytes[at] = 1;\n}\n',
    'const bytes = new Uint8Array(64);\nfunction fill(text: string): void {\n  encoder.encodeInto(text, bytes);\n}\n',
    'const list: string[] = [];\nexport function keep(word: string): void {\n  list.push(word);\n}\n',
    'const state = { count: 0 };\nexport function next(): number {\n  return state.count += 1;\n}\n',
  ])
    assert.equal(findModuleState(file(text)).length, 1, text);
});

test('and nothing else', () => {
  for (const text of [
    "const words = new Set(['a', 'b']);\nexport function has(word: string): boolean {\n  return words.has(word);\n}\n",
    'function count(): number {\n  let sum = 0;\n  const known = new Map<string, number>();\n  known.set("", sum);\n  return sum;\n}\n',
    'const size = 1;\nexport function isOne(other: { size: number }): boolean {\n  return other.size === size;\n}\n',
    '// let last;\n/** const known = new WeakMap(); */\nexport const text = "let last";\n',
  ])
    assert.deepEqual(findModuleState(file(text)), [], text);
});
