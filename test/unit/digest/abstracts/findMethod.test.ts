import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMethod } from '../../../../server/src/digest/abstracts/findMethod';

/** `expected` is part of the abstract, or undefined if nothing may be found. */
function check(abstract: string, expected: string | undefined, names: readonly string[] = ['Kite']): void {
  const span = findMethod(abstract, names);
  assert.equal(span === undefined ? undefined : abstract.slice(span.start, span.end), expected, abstract);
}

test('the method is what the authors say that they made, without what leads to it', () => {
  check('Boats are slow. We present Kite, a way to cross rivers. It flies.', 'Kite, a way to cross rivers');
  check('Boats are slow. To address this, we therefore propose Kite, which flies.', 'Kite, which flies');
  check('We propose a loss. In this paper, we then introduce Kite, which flies.', 'Kite, which flies');
  check('The paper introduces Kite. Moreover, we present a survey.', 'Kite');
  check('The paper shows that boats sink, and presents Kite, which flies.', 'Kite, which flies');
  check('We release Kite, a set of rivers.', 'Kite, a set of rivers');
  check('We design and evaluate a way to cross rivers.', 'a way to cross rivers', []);
  check('Here we address this challenge by proposing a boat that flies.', 'a boat that flies', []);
});

test('where nothing was made, the method is what was done', () => {
  check('In this work, we rigorously examine what makes boats sink.', 'examine what makes boats sink', []);
  check('This survey reviews boats of ten countries.', 'reviews boats of ten countries', []);
  check('We present results. We compare boats with kites over three rivers.', 'compare boats with kites over three rivers', []);
});

test('the work of others, and what is only provided beside the work, is no method', () => {
  check('We release our code and data.', undefined);
  check('Kite flies over rivers.', undefined);
  check('Moreover, we present a survey.', undefined);
  check('Others introduce boats.', undefined);
});

test('a long method is cut at the end of a clause', () => {
  const long = `Since rivers are wide, we present Kite, a way to cross${' them all'.repeat(20)}, which flies${' and flies'.repeat(20)}.`;
  check(long, `Kite, a way to cross${' them all'.repeat(20)}`);
});

test('a quality is no method, but a proposed action is', () => {
  check('Our model, the Fjord Boat, has a sail. We show that our model outperforms other boats on the lake.', undefined, ['Fjord Boat']);
  check('Boats are slow. We demonstrate that Kite achieves the best speed of all.', undefined);
  check(
    'Boats are slow. Our work proposes to learn when to set a sail. We show that our model outperforms others.',
    'learn when to set a sail',
  );
  check('Boats are slow. We show that boats of wood bend in the wind.', 'show that boats of wood bend in the wind');
  check('Boats are slow. We show that a smooth hull improves speed.', 'show that a smooth hull improves speed');
  check('Boats are slow. We provide a survey of hulls and how to improve them.', 'provide a survey of hulls and how to improve them');
});

test('an abstract that is one long line takes no time (slow)', () => {
  const hostile = [
    `We ${'present '.repeat(20_000)}`,
    `We test on ${'ImageNet, '.repeat(20_000)}`,
    'A'.repeat(200_000),
    `${'To address '.repeat(20_000)}, we`,
    `We ${'very '.repeat(40_000)}`,
    `We report accuracy ${'on the '.repeat(20_000)}`,
    `We show ${'existing '.repeat(20_000)}`,
    `We use benchmarks (${'Ab-'.repeat(40_000)}`,
    `We use ${'datasets '.repeat(20_000)}`,
    `We test on ${'MMLU ('.repeat(20_000)}`,
    `However, ${'X1 '.repeat(40_000)}`,
    `${'We show that '.repeat(20_000)}`,
  ];
  for (const abstract of hostile) {
    const start = performance.now();
    findMethod(abstract, ['Kite']);
    assert.ok(performance.now() - start < 2000, abstract.slice(0, 40));
  }
});
