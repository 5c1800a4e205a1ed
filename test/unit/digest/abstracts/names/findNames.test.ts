import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPaperNames } from '../../../../../server/src/digest/abstracts/names/findNames';

function checkNames(title: string, abstract: string, expected: readonly string[]): void {
  assert.deepEqual(findPaperNames(title, abstract), expected, `${title}\n${abstract}`);
}

test('coined words before the colon or dash need no abstract', () => {
  for (const [title, name] of [
    ['ToDRE: Visual Token Pruning via Diversity', 'ToDRE'],
    ['SALE : Low-bit Estimation for Sparse Attention', 'SALE'],
    ['EPAM-Net: An Efficient Network', 'EPAM-Net'],
    ['EvtSlowTV - A Large and Diverse Dataset', 'EvtSlowTV'],
    ['T2MM: An LLM Supported Architecture', 'T2MM'],
    ['PUFM++: Point Cloud Upsampling', 'PUFM++'],
    ['"vLLM": Serving with Pages', undefined],
    ['MH-MoE:Multi-Head Mixture-of-Experts', 'MH-MoE'],
    ['Audio Flamingo 2: An Audio-Language Model', undefined],
  ] as const) {
    checkNames(title, '', name === undefined ? [] : [name]);
  }
});

test('an ordinary word before the colon is a name where the abstract uses it as one', () => {
  checkNames('Titans: Learning to Memorize at Test Time', 'We present a new family, called Titans, with a memory.', ['Titans']);
  checkNames('Combiner: Full Attention', 'Instead, we propose Combiner, which attends to all. Combiner is cheap.', ['Combiner']);
  checkNames('Echoing: Identity Failures when Agents Talk', 'Agents drift into echoing each other.', []);
  checkNames('Sigma: Rescaling of Query and Key', 'We look at sigma values.', []);
});

test('phrases before the colon', () => {
  checkNames('Landmark Attention: Random-Access Infinite Context', 'A landmark token stands for each block.', ['Landmark Attention']);
  checkNames('Recycled Attention: Efficient Inference', 'We propose Recycled Attention, a method that alternates.', ['Recycled Attention']);
  checkNames(
    'HiP Attention: Sparse Attention with Pruning',
    'We propose a novel approach, Hierarchically Pruned Attention (HiP), which is fast.',
    ['HiP Attention', 'HiP'],
  );
  checkNames('Steady River Sailing: Boats at Night', "We design a mechanism, `Steady River Sailing' (SRS), which floats.", ['SRS']);
  checkNames('The River Principle: A Framework', 'We propose the river principle: a framework for boats.', ['River Principle']);
  checkNames('Boat-planner: Planning on Water', 'Weights are at https://example.org/someone/boat-planner.', ['Boat-planner']);
  checkNames('kite-X: Better Sails', 'We introduce kite-X, a novel sail.', ['kite-X']);
  checkNames('Masked River Modelling: A Survey', 'Masked river modelling (MRM) is everywhere.', []);
  checkNames('Depth Pro: Sharp Depth in a Second', 'Our model, Depth Pro, needs no metadata.', ['Depth Pro']);
  for (const title of [
    'Less is More: Focus Attention for DETR',
    'Resources for Brewing BEIR: Reproducible Reference Models',
    'Efficient Transformer Knowledge Distillation: A Performance Review',
    'Sparse Attention: A Survey',
    'Attention, Please! Revisiting Probing',
    'How to Capture Correlations? Generalizing Attention',
    'Needle Threading: Can LLMs Follow Threads?',
    'LLMs: What They Are',
    'GPT-4: A Look from Outside',
    'ATTENTION: THE ART OF LOOKING TWICE',
  ]) {
    checkNames(title, 'BEIR is a benchmark for retrieval. Attention matters, and GPT-4 does well on it.', []);
  }
});

test('names that an abstract declares as its own', () => {
  for (const [abstract, names] of [
    ['To validate our theory, we develop Lamina, an LLM inference system.', ['Lamina']],
    ['We introduce TransNormerLLM (TNL), a new architecture.', ['TransNormerLLM', 'TNL']],
    ['We propose a novel method InfiniRetri that reads its own attention.', ['InfiniRetri']],
    ['We propose BASED a simple architecture.', ['BASED']],
    ['We develop two architectures, and we name them Attentive CNN and Paraformer.', ['Attentive CNN', 'Paraformer']],
    ['This paper therefore introduces TidalDecode, a simple system.', ['TidalDecode']],
    ['We (4) introduce Aaren, a module with constant memory.', ['Aaren']],
    ['In this paper, we introduce Distilled Sentence Embedding (DSE) - a model.', ['DSE']],
    ['We introduce efficient probing (EP), a cross-attention mechanism.', ['EP', 'efficient probing']],
    [
      'We propose training techniques, including hiking for boats (Boat HK) and steady hiking for boats (Boat sHK).',
      ['Boat HK', 'Boat sHK'],
    ],
    ['We introduce d-FJORD, the first boat for rivers.', ['d-FJORD']],
    ['We present LLaMA-Fjord, a model of rivers.', ['LLaMA-Fjord']],
    ['We introduce InternVL 9.5, an advanced model.', ['InternVL 9.5']],
    ['We present FLUX-Fjord-6M and FjordBench (Precise Fjords).', ['FLUX-Fjord-6M', 'FjordBench']],
    ['We propose Wide-dFJord v2, a boat.', ['Wide-dFJord v2']],
    ['We propose a novel category of river composition activations (RivCom), designed for boats.', ['RivCom']],
    ['We introduce the Fjord Decathlon (dubbed as Fjordathlon), a benchmark.', ['Fjordathlon']],
    ['We propose an online Sailing with Variational boat Synthesis (SvS) strategy.', ['SvS']],
    ['Our method FJRD (Finding Just Rivers Downhill) shows that it works.', ['FJRD']],
    ['Our trained model, RiverScaler, sails better.', ['RiverScaler']],
    ['We measure sailing by constructing a datastore named MassiveFjord, which is large.', ['MassiveFjord']],
    ['We propose a principle and instantiate it through Fjord-Level Sail Assessment (FLSA), a framework.', ['FLSA']],
    ['We release the largest dataset Fjordi, which contains boats.', ['Fjordi']],
    ['We propose a new algorithm, Dynamic River Optimization, which is stable.', ['Dynamic River Optimization']],
    ['We introduce: (i) Fjordv2, a model.', ['Fjordv2']],
    ['We propose a training-free Attention Calibration Technique (ACT) that works.', ['ACT']],
    ['We introduce a new Named Entity Recognition dataset, GONERD, to train models.', ['GONERD']],
    ['Our model, the Routing Transformer, clusters its keys.', ['Routing Transformer']],
    ['We name the pre-trained model as CorpusBrain as it holds the corpus.', ['CorpusBrain']],
    ['We show that attention is a recurrent network and introduce Aaren, a module.', ['Aaren']],
    ['We propose difficulty-aware group normalization (Durian), which re-groups samples.', ['Durian']],
  ] as const) {
    checkNames('A Study of Things', abstract, names);
  }
});

test('names of other people are not taken', () => {
  for (const abstract of [
    'BERT is a model. Prior work introduced FlashAttention, a fast kernel.',
    'We study large language models (LLMs) and retrieval-augmented generation (RAG).',
    'We propose a method for large language models (LLMs) with KV caches.',
    'We present an official BEIR leaderboard for everyone.',
    'We introduce a benchmark on top of GLUE, SQuAD and Long Range Arena (LRA).',
    'We design a system that beats GPT-4 and LLaMA 7B on MMLU.',
    'Our method outperforms StreamingLLM and H2O in the Needle-In-a-Haystack (NIH) test.',
    'This paper introduces a technique to train Transformers on ImageNet.',
    'We propose Bayesian optimization for tuning and present BERT results.',
  ]) {
    checkNames('A Study of Things', abstract, []);
  }
});

test('what a paper declares beside the work in its title is a name too, after it', () => {
  for (const [abstract, names] of [
    ['We present EPAM-Net. Specifically, we propose eXpand temporal Shift (X-ShiftNet) architectures.', ['EPAM-Net', 'X-ShiftNet']],
    ['We introduce the first comprehensive benchmark FjordSet, where EPAM-Net is best.', ['EPAM-Net', 'FjordSet']],
    ['We introduce (1) FjordMix, a large mixture, and (2) EPAM-Net, a network.', ['EPAM-Net', 'FjordMix']],
    [
      'We introduce two methods for it: 1) Fjord Crossing Vote, a strategy, and 2) a method termed Fjord Crossing Reward, which pays.',
      ['EPAM-Net', 'Fjord Crossing Reward', 'Fjord Crossing Vote'],
    ],
    ['We introduce the concept of FjordBreak, which shows risks.', ['EPAM-Net', 'FjordBreak']],
    ['We refine pages, resulting in the creation of the FjordVision dataset with pictures.', ['EPAM-Net', 'FjordVision']],
    ['It is trained on the collected instruction dataset (Fjord-Instruct).', ['EPAM-Net', 'Fjord-Instruct']],
    ['We establish the Great River Benchmark (GRB), a suite.', ['EPAM-Net', 'GRB']],
    ['In contrast, our proposed Great River Reward (GRR) helps.', ['EPAM-Net', 'GRR']],
    ['We propose a novel task - FjordActing, which is hard.', ['EPAM-Net', 'FjordActing']],
    ['We present the first river LMM, FJORD. It flows.', ['EPAM-Net', 'FJORD']],
    ['We devise the Fjord Pyramid, a curriculum.', ['EPAM-Net', 'Fjord Pyramid']],
    ['We instantiate this as ReFjord: we keep the sails.', ['EPAM-Net', 'ReFjord']],
    ['We develop Meta River Fine-Tuning, or MRFT, a new class of methods.', ['EPAM-Net', 'MRFT']],
    ['We propose Steady River Guard for Boats (SR-Guard), a guard.', ['EPAM-Net', 'SR-Guard']],
    ['We introduce EPAM-Net, a network, and release FjordBench, a data set.', ['EPAM-Net', 'FjordBench']],
    ['It gains five points across FjordEval, our suite of 30 rivers.', ['EPAM-Net', 'FjordEval']],
    ['On FjordEval, our method is best.', ['EPAM-Net']],
    ['We introduce a Boat Transfer (BT) module.', ['EPAM-Net']],
    ['A method that we call Reinforcement Learning with Verifiable Rewards (RLVR) is used.', ['EPAM-Net']],
  ] as const) {
    checkNames('EPAM-Net: An Efficient Network', abstract, names);
  }
});

test('titles of reports and titles that are quotations', () => {
  checkNames('Qwen-Image-VAE-2.0 Technical Report', 'We present Qwen-Image-VAE-2.0, a suite.', ['Qwen-Image-VAE-2.0']);
  checkNames('"FIXIT: Mend What They Made": A Study of Debt', 'We look at debt.', []);
  checkNames('Chain of Rivers: Reasoning with Boats', 'We propose Chain of Rivers (CoRi), a framework.', ['Chain of Rivers', 'CoRi']);
});

test('each name once, six at most', () => {
  checkNames(
    'A Study',
    'We present AlphaOne, a model. We introduce ALPHAONE, a model. We present BetaTwo, a model, and we release GammaThree, a set. We build DeltaFour, a tool. We design EpsFive, a game. We present ZetaSix, a boat. We present EtaSeven, a sail.',
    ['AlphaOne', 'BetaTwo', 'GammaThree', 'DeltaFour', 'EpsFive', 'ZetaSix'],
  );
});
