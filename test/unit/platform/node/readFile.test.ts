import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRegularFile } from '../../../../server/src/platform/node/readFile';

test('a pipe that takes the place of a file while it is read keeps nobody waiting', { timeout: 20_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'marginalia-read-'));
  const path = (name: string): string => join(folder, name);
  try {
    writeFileSync(path('text'), 'words');
    spawnSync('mkfifo', [path('pipe')]);
    const answers = new Set<string>();
    for (let round = 0; round < 300; round++) {
      const reading = readRegularFile(path('text')).then(
        ({ bytes }) => String(bytes.length),
        () => 'refused',
      );
      // At another step of the reading each time.
      for (let step = 0; step < round % 7; step++) await new Promise((resolve) => setImmediate(resolve));
      renameSync(path('text'), path('aside'));
      renameSync(path('pipe'), path('text'));
      answers.add(await reading);
      renameSync(path('text'), path('pipe'));
      renameSync(path('aside'), path('text'));
    }
    assert.ok(
      [...answers].every((answer) => answer === '5' || answer === 'refused'),
      [...answers].join(', '),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
