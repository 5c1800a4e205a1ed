import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findData } from '../../../server/src/digest/matrix/findData';
import { findMethod } from '../../../server/src/digest/matrix/findMethod';
import { findProblem } from '../../../server/src/digest/matrix/findProblem';

type Find = typeof findData;

/** `expected` are the words of the abstract, or undefined where nothing may be found. */
function check(find: Find, abstract: string, expected: string | undefined, names: readonly string[] = ['Kite']): void {
  const span = find(abstract, names);
  assert.equal(span === undefined ? undefined : abstract.slice(span.start, span.end), expected, abstract);
}

test('the problem is a sentence before the own work that says what is wrong', () => {
  check(findProblem, 'Boats cross rivers. However, boats struggle with ice. We present Kite, which flies.', 'However, boats struggle with ice.');
  check(findProblem, 'Boats are slow and suffer from rust. Rivers are wide. We present Kite.', 'Boats are slow and suffer from rust.');
  check(findProblem, 'Crossing wide rivers remains a hard problem. This paper presents Kite.', 'Crossing wide rivers remains a hard problem.');
  check(findProblem, 'To address the cost of bridges over wide rivers, we propose Kite.', 'the cost of bridges over wide rivers');
});

test('what is not surely the problem is left out', () => {
  check(findProblem, 'We present Kite. However, it struggles with ice.', undefined);
  check(findProblem, 'Boats cross rivers. To address this, we propose Kite.', undefined);
  check(findProblem, 'To address these limitations of boats, we propose Kite.', undefined);
  check(findProblem, 'As the speed limits of boats grow, rivers shrink. We present Kite.', undefined);
  check(findProblem, 'To this end, others limit boats by limiting wind. We present Kite.', undefined);
  check(findProblem, 'Sails promise to solve the bottleneck of rowing. We present Kite.', undefined);
  check(findProblem, 'Crossing is the problem of getting over rivers. We present Kite.', undefined);
  check(findProblem, 'Ice carries boats without becoming a bottleneck. We present Kite.', undefined);
  check(findProblem, 'This limits boats. We present Kite.', undefined);
  check(findProblem, 'Boats solve challenging tasks. We present Kite.', undefined);
  check(findProblem, 'However, boats struggle with ice.', undefined, []);
  check(findProblem, '', undefined);
});

test('the method is what the authors say that they made', () => {
  check(findMethod, 'Boats are slow. We present Kite, a way to cross rivers. It flies.', 'We present Kite, a way to cross rivers');
  check(findMethod, 'We propose a loss. In this paper, we then introduce Kite, which flies.', 'In this paper, we then introduce Kite, which flies');
  check(findMethod, 'The paper introduces Kite. Moreover, we present a survey.', 'The paper introduces Kite');
  check(findMethod, 'The paper shows that boats sink, and presents Kite, which flies.', 'The paper shows that boats sink, and presents Kite, which flies');
  check(findMethod, 'We show that boats sink and present results.', undefined);
  check(findMethod, 'We release our code and data.', undefined);
  check(findMethod, 'We release Kite, a set of rivers.', 'We release Kite, a set of rivers');
  check(findMethod, 'Kite flies over rivers.', undefined);
  check(findMethod, 'We describe how boats cross rivers.', undefined);
  check(findMethod, 'Moreover, we present a survey.', undefined);
  check(findMethod, 'Others introduce boats.', undefined);
});

test('a long sentence is told from its verb on, and to the end of a clause', () => {
  const long = `Since rivers are wide${' and cold'.repeat(20)}, we present Kite, a way to cross${' them all'.repeat(20)}, which flies${' and flies'.repeat(20)}.`;
  check(findMethod, long, `we present Kite, a way to cross${' them all'.repeat(20)}`);
});

test('data are names that are known, or that words around them call data', () => {
  check(findData, 'We present Kite. It wins on LongBench, RULER, and NIAH-4.', 'LongBench, RULER, and NIAH-4');
  check(findData, 'We test it on MMLU. It is best on GSM8K and ImageNet-1K.', 'GSM8K and ImageNet-1K');
  check(findData, 'We evaluate on the FjordSet and IceNet24 datasets.', 'FjordSet and IceNet24');
  check(findData, 'We use datasets such as FjordSet, IceNet24.', 'FjordSet, IceNet24');
  check(findData, 'We reach 65.1% on AlpacaEval 2.0.', 'AlpacaEval 2.0');
});

test('models, machines, own names and what others did are no data', () => {
  check(findData, 'We present Kite. It is fast on LLaMA-2 and A100.', undefined);
  check(findData, 'We test on GPT-4 benchmarks.', undefined);
  check(findData, 'We introduce KiteBench, and test on KiteBench.', undefined, ['KiteBench']);
  check(findData, 'Boats win on ImageNet. We present Kite.', undefined);
  check(findData, 'We look at NER benchmarks.', undefined);
  check(findData, 'Kite wins on rivers.', undefined);
});

test('an abstract that is one long line takes no time', () => {
  const hostile = [`We ${'present '.repeat(20_000)}`, `We test on ${'ImageNet, '.repeat(20_000)}`, 'A'.repeat(200_000), `${'To address '.repeat(20_000)}, we`];
  for (const abstract of hostile) {
    const start = performance.now();
    for (const find of [findProblem, findMethod, findData]) find(abstract, []);
    assert.ok(performance.now() - start < 2000, abstract.slice(0, 30));
  }
});
