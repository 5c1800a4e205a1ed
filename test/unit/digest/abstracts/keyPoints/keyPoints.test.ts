import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../../../../server/src/base/span';
import { findData } from '../../../../../server/src/digest/abstracts/keyPoints/findData';
import { findMethod } from '../../../../../server/src/digest/abstracts/keyPoints/findMethod';
import { findProblem } from '../../../../../server/src/digest/abstracts/keyPoints/findProblem';

type Find = (abstract: string, names: readonly string[]) => Span | undefined;

/** `expected` is part of the abstract, or undefined if nothing may be found. */
function check(find: Find, abstract: string, expected: string | undefined, names: readonly string[] = ['Kite']): void {
  const span = find(abstract, names);
  assert.equal(span === undefined ? undefined : abstract.slice(span.start, span.end), expected, abstract);
}

function checkData(abstract: string, expected: readonly string[], names: readonly string[] = ['Kite']): void {
  assert.deepEqual(
    findData(abstract, names).map(({ start, end }) => abstract.slice(start, end)),
    expected,
    abstract,
  );
}

test('the problem is a sentence before the own work that says what is wrong, without introductory words', () => {
  check(findProblem, 'Boats cross rivers. However, boats struggle with ice. We present Kite, which flies.', 'boats struggle with ice');
  check(findProblem, 'Boats are slow and suffer from rust. Rivers are wide. We present Kite.', 'Boats are slow and suffer from rust');
  check(
    findProblem,
    'Crossing wide rivers remains a hard problem. This paper presents Kite.',
    'Crossing wide rivers remains a hard problem',
  );
  check(findProblem, 'Boats cross rivers. Unfortunately, a boat needs three people. We present Kite.', 'a boat needs three people');
  check(
    findProblem,
    'While boats have been built for long, existing boats overlook the wind. We present Kite.',
    'existing boats overlook the wind',
  );
});

test('a problem with "they" or "their" is quoted with the sentence that says whose it is', () => {
  check(
    findProblem,
    'Boats cross rivers. However, their speed is limited by ice. We present Kite.',
    'Boats cross rivers. However, their speed is limited by ice',
  );
  check(findProblem, 'This limits boats. We present Kite.', undefined);
  check(findProblem, 'We present Kite, a boat designed to address all three dimensions of sailing.', undefined);
});

test('where no sentence before says it, it is what the authors address, ask or set their work against', () => {
  check(findProblem, 'To address the cost of bridges over wide rivers, we propose Kite.', 'the cost of bridges over wide rivers');
  check(
    findProblem,
    'We present Kite. Prior boats cross quickly, but they tend to sink in wide rivers.',
    'Prior boats cross quickly, but they tend to sink in wide rivers',
  );
  check(
    findProblem,
    'We present Kite, a way to cross rivers, addressing the high cost of bridges in winter.',
    'the high cost of bridges in winter',
  );
  check(
    findProblem,
    'We present Kite. Unlike conventional boats that carry only two people at once, Kite carries ten.',
    'conventional boats that carry only two people at once',
  );
  check(
    findProblem,
    'We study whether boats can learn to cross rivers by themselves.',
    'whether boats can learn to cross rivers by themselves',
  );
});

test('doubtful problems are left out', () => {
  check(findProblem, 'We present Kite. However, it struggles with ice.', undefined);
  check(findProblem, 'Boats cross rivers. To address this, we propose Kite.', undefined);
  check(findProblem, 'To address these limitations of boats, we propose Kite.', undefined);
  check(findProblem, 'As the speed limits of boats grow, rivers shrink. We present Kite.', undefined);
  check(findProblem, 'To this end, others limit boats by limiting wind. We present Kite.', undefined);
  check(findProblem, 'Sails promise to solve the bottleneck of rowing. We present Kite.', undefined);
  check(findProblem, 'Crossing is the problem of getting over rivers. We present Kite.', undefined);
  check(findProblem, 'Ice carries boats without becoming a bottleneck. We present Kite.', undefined);
  check(findProblem, 'Boats solve challenging tasks. We present Kite.', undefined);
  check(findProblem, 'However, boats struggle with ice.', undefined, []);
  check(findProblem, '', undefined);
});

test('the method is what the authors say that they made, without what leads to it', () => {
  check(findMethod, 'Boats are slow. We present Kite, a way to cross rivers. It flies.', 'Kite, a way to cross rivers');
  check(findMethod, 'Boats are slow. To address this, we therefore propose Kite, which flies.', 'Kite, which flies');
  check(findMethod, 'We propose a loss. In this paper, we then introduce Kite, which flies.', 'Kite, which flies');
  check(findMethod, 'The paper introduces Kite. Moreover, we present a survey.', 'Kite');
  check(findMethod, 'The paper shows that boats sink, and presents Kite, which flies.', 'Kite, which flies');
  check(findMethod, 'We release Kite, a set of rivers.', 'Kite, a set of rivers');
  check(findMethod, 'We design and evaluate a way to cross rivers.', 'a way to cross rivers', []);
  check(findMethod, 'Here we address this challenge by proposing a boat that flies.', 'a boat that flies', []);
});

test('where nothing was made, the method is what was done', () => {
  check(findMethod, 'In this work, we rigorously examine what makes boats sink.', 'examine what makes boats sink', []);
  check(findMethod, 'This survey reviews boats of ten countries.', 'reviews boats of ten countries', []);
  check(findMethod, 'We present results. We compare boats with kites over three rivers.', 'compare boats with kites over three rivers', []);
});

test('the work of others, and what is only provided beside the work, is no method', () => {
  check(findMethod, 'We release our code and data.', undefined);
  check(findMethod, 'Kite flies over rivers.', undefined);
  check(findMethod, 'Moreover, we present a survey.', undefined);
  check(findMethod, 'Others introduce boats.', undefined);
});

test('a long method is cut at the end of a clause', () => {
  const long = `Since rivers are wide, we present Kite, a way to cross${' them all'.repeat(20)}, which flies${' and flies'.repeat(20)}.`;
  check(findMethod, long, `Kite, a way to cross${' them all'.repeat(20)}`);
});

test('data are names that are known, or that words around them call data: each name once, in order', () => {
  checkData('We present Kite. It wins on LongBench, RULER, and NIAH-4.', ['LongBench', 'RULER', 'NIAH-4']);
  checkData('We test it on MMLU. It is best on GSM8K and ImageNet-1K, and on MMLU.', ['MMLU', 'GSM8K', 'ImageNet-1K']);
  checkData('We evaluate on the FjordSet and IceNet24 datasets.', ['FjordSet', 'IceNet24']);
  checkData('We use datasets such as FjordSet, IceNet24.', ['FjordSet', 'IceNet24']);
  checkData('We reach 65.1% on AlpacaEval 2.0.', ['AlpacaEval 2.0']);
});

test('data are known in any spelling', () => {
  checkData('We test on Wikitext-103 and Wikitext2, and reach 3.4 bits on ImageNet-64.', ['Wikitext-103', 'Wikitext2', 'ImageNet-64']);
  checkData('We use six benchmarks (AIME24/25, AMC, MATH-500, Minerva, and Olympiad).', [
    'AIME24/25',
    'AMC',
    'MATH-500',
    'Minerva',
    'Olympiad',
  ]);
  checkData('We reach 15.3\\% accuracy on FjordComp, 29.2\\% on FjordComp-ZH, and 40\\% on Xfjord-DS.', [
    'FjordComp',
    'FjordComp-ZH',
    'Xfjord-DS',
  ]);
  checkData('We test Kite. On FjordLogic, Kite improves.', ['FjordLogic']);
  checkData('We collect a new dataset, FjordVid.', ['FjordVid']);
  checkData('We gain 66.3 % on We-Fjord and solve 41.5% of PutnamBench.', ['We-Fjord', 'PutnamBench']);
  checkData('We win at various depths (MATH-500, AMC, and AIME 2024). Experiments on miniF2F and ProofNet agree.', [
    'MATH-500',
    'AMC',
    'AIME',
    'miniF2F',
    'ProofNet',
  ]);
  checkData('We also introduce the Fjord-Pano dataset for sails.', ['Fjord-Pano']);
  checkData('We offer FJ-Vision, a rigorous benchmark for skill in CUAs, and FjordCUA, a large dataset.', ['FJ-Vision', 'FjordCUA']);
  checkData('Experiments on Kite2Fjord show that our boat is fast.', ['Kite2Fjord'], ['Kite2Fjord']);
  checkData(
    'We present Kite. Evaluated on the OOD XSUM dataset, it is better than existing approaches on ScreenSpot-v2 and FjordSpot-Pro.',
    ['XSUM', 'ScreenSpot-v2', 'FjordSpot-Pro'],
  );
});

test('a name of the paper is one of data where the abstract says so', () => {
  checkData('We introduce KiteSet, a new dataset of rivers, and train on KiteSet.', ['KiteSet'], ['KiteSet']);
  checkData('We introduce KiteNav, a new sail, and build on KiteNav.', [], ['KiteNav']);
});

test('models, machines, tasks, fields, and data of others are no data', () => {
  checkData('We present Kite. It is fast on LLaMA-2 and A100.', []);
  checkData('We test on GPT-4 benchmarks.', []);
  checkData('Boats win on ImageNet. We present Kite.', []);
  checkData('We look at NER benchmarks.', []);
  checkData('Kite wins on rivers.', []);
  checkData('We improve performance on MCQA tasks, and gain 3.2 points over the RECAP baseline.', []);
  checkData('We improve accuracy on FjordX GPUs. Our runs on FjordX are fast.', []);
  checkData('We get 1.35x and 1.50x speedups on LongFjord and Self Forcing. On GEPA workloads, it gains.', []);
  checkData('We use a test suite -- Multi-Order Theory of Boats -- and look at performance on ToM tasks.', []);
  checkData('We train models on Kite-curated pages and on LLADA.', []);
  checkData('We present Kite. Unlike existing datasets such as FjordSet, it is large.', []);
});

test('names of data may begin with a digit or have a single one behind them; names that are part of longer ones are none', () => {
  checkData('We win on ScanNet and 3RScan datasets, and on AlpacaEval 2 and MT-Bench.', ['ScanNet', '3RScan', 'AlpacaEval 2', 'MT-Bench']);
  checkData('We offer 4KFjord, a new benchmark of rivers, and build two datasets to train boats: FjordSet-100k for sails.', [
    '4KFjord',
    'FjordSet-100k',
  ]);
  checkData('We introduce Fjord-Bench: a new way to test boats.', ['Fjord-Bench'], ['Fjord-Bench']);
  checkData('We train on real-world FJRD signals and gain 4% on FJRD signals.', []);
  checkData(
    'We present FJORD-MM -- a large benchmark of rivers, and FjordCorpus, a unified collection of maps.',
    ['FJORD-MM', 'FjordCorpus'],
    ['FJORD-MM'],
  );
  checkData('We evaluate many tasks, including sailing on IFEval, steering on SeaP, and safety on XSTest and StormBench.', [
    'IFEval',
    'SeaP',
    'XSTest',
    'StormBench',
  ]);
  checkData(
    'We win on benchmarks such as RULER and LongBench for boats, VideoMME for ships, and VBench for rafts. Kite raises GenEval from 67.3 to 73.3.',
    ['RULER', 'LongBench', 'VideoMME', 'VBench', 'GenEval'],
  );
  checkData('We test Video FjordQA, a new benchmark.', []);
  checkData('We present Kite. It is fast on MediaTek and improves accuracy on YOLO11.', []);
});

test('a problem about "these models" is quoted with the sentence that says which', () => {
  check(
    findProblem,
    'Boats cross rivers. However, how these boats sink remains poorly understood. We present Kite.',
    'Boats cross rivers. However, how these boats sink remains poorly understood',
  );
  const bracket = `Finding rivers is essential for sailing in all the countries of the north, yet it remains challenging when maps are old and torn by years of use (e.g., ${'maps of the north, '.repeat(14)}and others). We present Kite.`;
  check(findProblem, bracket, bracket.slice(0, bracket.indexOf(' (')));
  check(
    findProblem,
    'We present Kite. Our approach addresses the cost and latency challenges inherent in boats.',
    'the cost and latency challenges inherent in boats',
  );
  check(
    findProblem,
    'The theory behind the shape of boats remains incomplete. We present Kite.',
    'The theory behind the shape of boats remains incomplete',
  );
  check(findProblem, 'Who invented this? We present a timeline.', undefined);
});

test('a quality is no method, but a proposed action is', () => {
  check(findMethod, 'Our model, the Fjord Boat, has a sail. We show that our model outperforms other boats on the lake.', undefined, [
    'Fjord Boat',
  ]);
  check(findMethod, 'Boats are slow. We demonstrate that Kite achieves the best speed of all.', undefined);
  check(
    findMethod,
    'Boats are slow. Our work proposes to learn when to set a sail. We show that our model outperforms others.',
    'learn when to set a sail',
  );
  check(findMethod, 'Boats are slow. We show that boats of wood bend in the wind.', 'show that boats of wood bend in the wind');
  check(findMethod, 'Boats are slow. We show that a smooth hull improves speed.', 'show that a smooth hull improves speed');
  check(
    findMethod,
    'Boats are slow. We provide a survey of hulls and how to improve them.',
    'provide a survey of hulls and how to improve them',
  );
});

test('data under a sign of TeX, and data that are new', () => {
  checkData('We present Kite. Experiments on the Long-Bench and infty Benchmarks show that it is fast.', [
    'Long-Bench',
    'infty Benchmarks',
  ]);
  checkData('We present Kite. It is evaluated on tau-bench and MMLU.', ['tau-bench', 'MMLU']);
  checkData('We present Kite. We set a new state-of-the-art on the newly released PG-19 data-set with a small model.', ['PG-19']);
  checkData('We present Kite. It lowers tau and beta on the lake.', []);
  checkData('We present FjordSeek, a direct corpus interaction agent that sails.', [], ['FjordSeek']);
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
    for (const find of [findProblem, findMethod, findData]) {
      const start = performance.now();
      find(abstract, ['Kite']);
      assert.ok(performance.now() - start < 2000, `${find.name}: ${abstract.slice(0, 40)}`);
    }
  }
});
