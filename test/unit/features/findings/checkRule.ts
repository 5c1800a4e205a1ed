import assert from 'node:assert/strict';
import { diagnostics } from '../../../../server/src/features/findings/diagnostics';
import type { Settings } from '../../../../server/src/model/settings';
import { createFixtureWorkspace, drawSpans, type FixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

/** The ranges of the file are what is marked there with `code`; `messages` say why, in order. */
export function checkRule(source: string, path: string, code: string, messages: readonly RegExp[], settings: Partial<Settings> = {}): void {
  checkRuleIn(createFixtureWorkspace(source, settings), path, code, messages);
}

/** As `checkRule`, for a workspace in which more has happened. */
export function checkRuleIn(
  { host: { snapshot }, files }: FixtureWorkspace,
  path: string,
  code: string,
  messages: readonly RegExp[],
): void {
  const found = diagnostics(snapshot, uriOf(path)).filter((answer) => answer.code === code);
  const file = files.find((each) => each.path === path)!;
  const marked = drawSpans(
    snapshot,
    uriOf(path),
    found.map(({ span }) => span),
  );
  assert.equal(
    marked,
    drawSpans(
      snapshot,
      uriOf(path),
      file.ranges.map(({ start, end }) => ({ start, end })),
    ),
  );
  assert.equal(found.length, messages.length, found.map(({ message }) => message).join('\n'));
  found.forEach(({ message }, index) => assert.match(message, messages[index]!));
}
