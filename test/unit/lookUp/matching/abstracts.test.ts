import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeContainment } from '../../../../server/src/lookUp/matching/workText';
import { abstractOf } from './madeRecords';

test('the share of the shorter abstract that the longer one has', () => {
  const abstract = abstractOf('rain');
  assert.equal(computeContainment(abstract, abstract), 1);
  assert.equal(computeContainment(abstract, abstractOf('snow')), 0);
  assert.equal(computeContainment(abstract, `${abstractOf('snow')} ${abstract}`), 1);
  const half = computeContainment(abstract, `${abstract.slice(0, abstract.length / 2)} ${abstractOf('snow')}`) ?? 0;
  assert.ok(half > 0.4 && half < 0.55, String(half));
});

test('TeX, markup and letter case make no difference', () => {
  const plain =
    'we show that the rate is α at most 17.01% for all of the 40 rainy days that we measured in two years near the sea with one gauge';
  const tex = String.raw`We show that the rate is $\alpha$ at most 17.01\% for <i>all</i> of the $40$ rainy days that we measured in two years near the sea with one gauge.`;
  assert.equal(computeContainment(plain, tex), 1);
});

test('an abstract that is absent or a sentence long is not compared', () => {
  assert.equal(computeContainment(undefined, abstractOf('rain')), undefined);
  assert.equal(computeContainment('We describe our submission to the shared task.', abstractOf('rain')), undefined);
  assert.equal(computeContainment('rain '.repeat(500), 'rain '.repeat(500)), undefined);
});

test('scripts without spaces between words are compared by letters', () => {
  const abstract = '本文提出了一种新的方法，用于在小型设备上预测降雨，并在三个城市的数据上进行了实验验证。';
  assert.equal(computeContainment(abstract, abstract), 1);
  assert.equal(computeContainment(abstract, '我们研究了语言模型在长文本上的注意力机制，并且给出了理论分析以及大量的实验结果来说明。'), 0);
});
