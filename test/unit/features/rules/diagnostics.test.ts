import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectDiagnostics } from '../../../../server/src/features/rules/diagnostics';
import { ruleCodes } from '../../../../server/src/model/settings';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';

/** The digest draws what was not understood; `reasons` say why, in order. */
function checkDiagnostics(body: string, reasons: readonly RegExp[], path = '/digest.txt'): void {
  const { snapshot, files } = createFixtureWorkspace(`//- ${path}\n${body}`);
  const found = detectDiagnostics(snapshot, uriOf(path));
  assert.equal(
    drawSpans(
      snapshot,
      uriOf(path),
      found.map(({ span }) => span),
    ),
    drawSpans(snapshot, uriOf(path), files[0]!.ranges),
  );
  assert.equal(found.length, reasons.length);
  found.forEach(({ message, code, severity }, index) => {
    assert.match(message, reasons[index]!);
    assert.ok(ruleCodes.includes(code));
    assert.equal(severity, 'hint');
  });
}

const paper = 'Moraine: A Model of Glaciers\n\nGlaciers move. We present Moraine, a model of how they do, with a step of ten years.\n\n';

test('a digest that is understood has none', () => checkDiagnostics(paper, []));

test('a title without an abstract, between papers', () => {
  checkDiagnostics(
    `${paper}<|Deltas and How They Grow|>\n\nOn the Age of Rivers\n\nRivers are old. This paper says how old, for nine of them, by counting layers of sand.\n`,
    [/title without an abstract/],
  );
});

test('an empty digest, and one without papers', () => {
  checkDiagnostics('<||>', [/empty/]);
  checkDiagnostics('{"papers":<| |>', [/JSON/i], '/digest.json');
});

test('at most two hundred in one file', () => {
  const many = Array.from({ length: 300 }, (_, n) => `Title Alone Number ${n}\n\n`).join('');
  const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${paper}${many}`);
  assert.ok(detectDiagnostics(snapshot, uriOf('/digest.txt')).length <= 200);
});

test('no diagnostic for drafts and unknown files', () => {
  const { snapshot } = createFixtureWorkspace('//- /draft.md\nText\n');
  assert.deepEqual(detectDiagnostics(snapshot, uriOf('/draft.md')), []);
  assert.deepEqual(detectDiagnostics(snapshot, uriOf('/gone.txt')), []);
});
