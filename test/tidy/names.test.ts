import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ProjectFile, readSources } from './projectFiles';

const exported = /^export (?:async )?(?:function\*?|const|let|class|interface|type) (\w+)/gm;

/**
 * The scope within which a name has one meaning. Functions of two draft languages may have the same name, because each language
 * implements the same interface. The types of requests may have the names of other types, because they describe the same results in the
 * terms of the protocol.
 */
function scopeOf(path: string): string {
  if (path.startsWith('server/src/protocol/')) return 'protocol';
  return /^server\/src\/drafts\/(?:markdown|latex)\//.exec(path)?.[0] ?? 'server';
}

/** Names that several files of one scope export, as `name: file, file`. */
function findRepeatedNames(files: readonly ProjectFile[]): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { path, text } of files) {
    for (const [, name = ''] of text.matchAll(exported)) {
      const place = `${scopeOf(path)} ${name}`;
      places.set(place, [...(places.get(place) ?? []), path]);
    }
  }
  return [...places]
    .filter(([, paths]) => paths.length > 1)
    .map(([place, paths]) => `${place.slice(place.indexOf(' ') + 1)}: ${paths.join(', ')}`);
}

test('no two functions or types that the server exports have the same name', () => {
  assert.deepEqual(findRepeatedNames(readSources('server/src')), []);
});

test('this test sees what it forbids', () => {
  const file = (path: string, text: string): ProjectFile => ({ path: `server/src/${path}`, text });
  const [a, b] = ['export function trim(): void {}', 'export interface trim {}'];
  assert.deepEqual(findRepeatedNames([file('base/a.ts', a), file('digest/b.ts', b)]), [
    'trim: server/src/base/a.ts, server/src/digest/b.ts',
  ]);
  assert.deepEqual(findRepeatedNames([file('drafts/latex/a.ts', a), file('drafts/markdown/b.ts', b), file('protocol/c.ts', b)]), []);
});
