import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { projectRoot } from '../support/projectRoot';
import { readSyntax } from './tokenize';

interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly configuration?: string }[];
    readonly grammars: readonly { readonly language?: string; readonly scopeName: string; readonly path: string }[];
  };
}

describe('what package.json says of languages and grammars', () => {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Manifest;
  const { grammars, languages } = manifest.contributes;

  it('names files that exist', () => {
    const paths = [...grammars.map(({ path }) => path), ...languages.flatMap(({ configuration }) => configuration ?? [])];
    assert.ok(paths.length >= 2);
    for (const path of [...paths, manifest.icon]) assert.ok(existsSync(join(projectRoot, path)), path);
  });

  it('gives each grammar the scope and a language that it has', () => {
    for (const { language, scopeName, path } of grammars) {
      const grammar = JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as { scopeName: string };
      assert.equal(grammar.scopeName, scopeName);
      if (language !== undefined)
        assert.ok(
          languages.some(({ id }) => id === language),
          language,
        );
    }
  });
});

describe('the language configuration of digests', () => {
  const { wordPattern, autoClosingPairs } = JSON.parse(readSyntax('digest-language-configuration.json')) as {
    wordPattern: { pattern: string; flags: string };
    autoClosingPairs: readonly unknown[];
  };

  it('takes names as words', () => {
    const words = 'The KV-Cache of GPT-4, Llama-3.1 and LightThinker++ (H2O’s). Größe: "2.55x".';
    assert.deepEqual(words.match(new RegExp(wordPattern.pattern, `g${wordPattern.flags}`)), [
      'The',
      'KV-Cache',
      'of',
      'GPT-4',
      'Llama-3.1',
      'and',
      'LightThinker++',
      'H2O’s',
      'Größe',
      '2.55x',
    ]);
  });

  it('closes nothing by itself, so that a paste stays as it is', () => assert.deepEqual(autoClosingPairs, []));
});
