import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestUri, edited, openSandbox, refusal, spanOf } from '../notesSandbox';

test('a span that reaches beyond the abstract counts as far as it lies in it', () => {
  const sandbox = openSandbox(undefined);
  const span = { start: spanOf(sandbox, 'It carries').start, end: spanOf(sandbox, 'Lark: Songs').end };
  assert.match(
    edited(sandbox, { kind: 'annotate', digest: digestUri, span, body: '', id: 'n-1' }),
    /^> It carries two boats at once\. Snow melts behind it, and nobody minds\.$/m,
  );
  assert.match(
    refusal(sandbox, { kind: 'annotate', digest: digestUri, span: spanOf(sandbox, 'Kite: Rivers'), body: '', id: 'n-1' }),
    /text in an abstract/,
  );
});

test('a place without a selection means its sentence, the title the one that says what the paper does', () => {
  const sandbox = openSandbox(undefined);
  const quoteAt = (words: string): string | undefined => {
    const { start } = spanOf(sandbox, words);
    return /^> (.*)$/m.exec(
      edited(sandbox, { kind: 'annotate', digest: digestUri, span: { start, end: start }, body: '', id: 'n-1' }),
    )?.[1];
  };
  assert.equal(quoteAt('carries two'), 'It carries two boats at once.');
  assert.equal(quoteAt('nobody minds'), 'Snow melts behind it, and nobody minds.');
  assert.match(quoteAt('Kite: Rivers') ?? '', /^.*a way to cross rivers\.$/);
});
