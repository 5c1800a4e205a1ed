import { alternation } from '../../../base/alternation';

/** Benchmarks and data sets by their usual names, without versions. Ambiguous names are left out. */
const known =
  alternation(`ImageNet CIFAR MNIST Fashion-MNIST SVHN LSUN CelebA FFHQ AFHQ MS-?COCO COCO LVIS ADE20K PASCAL_VOC Cityscapes nuScenes KITTI
  ScanNet ShapeNet ModelNet Objaverse Waymo_Open Places365 iNaturalist Flickr30[kK] Visual_Genome OpenImages LAION DataComp Conceptual_Captions
  Kinetics UCF-?101 HMDB51 ActivityNet Something-Something Charades Ego4D MSR-?VTT MSVD DiDeMo YouCook2 HowTo100M WebVid Panda-70M VBench EgoSchema
  Video-MME MVBench LibriSpeech LibriTTS Common_Voice VCTK LJSpeech AudioSet ESC-50 VoxCeleb MUSDB18 MusicCaps AudioCaps
  SQuAD TriviaQA Natural_Questions HotpotQA MuSiQue DROP CoQA QuAC NarrativeQA Qasper BoolQ PIQA SIQA HellaSwag WinoGrande OpenBookQA CommonsenseQA StrategyQA
  MMLU MMLU-Pro MATH-?500 MATH(?![\\w-]) GPQA BIG-Bench BBH GSM8[kK] MathVista MathVerse MathQA SVAMP ASDiv AQuA AIME OlympiadBench TheoremQA HumanEval MBPP APPS CodeContests LiveCodeBench
  SWE-?[Bb]ench BigCodeBench DS-1000 Spider BIRD WikiSQL TruthfulQA MT-Bench AlpacaEval Arena-Hard IFEval WildBench FLASK Chatbot_Arena
  GLUE SuperGLUE SST-2 MNLI SNLI QNLI XNLI CoNLL OntoNotes WMT(?=['’\\d]) IWSLT(?=['’\\d]) FLORES Europarl CNN/Daily_?Mail CNN/DM XS(?:um|UM) SAMSum GovReport QMSum MultiNews
  [Ww]iki[Tt]ext PG-?19 Penn_Treebank The_Pile C4 RedPajama OpenWebText LAMBADA BookCorpus SlimPajama FineWeb Proof-Pile
  LongBench RULER InfiniteBench L-Eval ZeroSCROLLS SCROLLS Needle-in-a-Haystack Needle_in_a_Haystack BABILong Long_Range_Arena LRA
  MS_MARCO BEIR MTEB TREC FEVER SciFact FiQA KILT ELI5 ASQA BRIGHT LoTTE
  MMMU MM-Vet MMBench MME SEED-Bench POPE ScienceQA TextVQA DocVQA ChartQA InfographicVQA OCRBench VizWiz OK-VQA A-OKVQA RefCOCO VQAv2 NLVR2 AI2D
  WebArena VisualWebArena Mind2Web ALFWorld WebShop AgentBench OSWorld GAIA ToolBench MiniWoB ScienceWorld BabyAI
  Atari MuJoCo D4RL ProcGen Procgen Meta-World MetaWorld LIBERO CALVIN RLBench ManiSkill Habitat DeepMind_Control_Suite Minecraft NetHack
  OGB ogbn MovieLens Amazon_Reviews Yelp ZINC QM9 MoleculeNet ETTh ETTm Cora Citeseer PubMedQA MedQA MedMCQA MIMIC CheXpert BraTS`);

/** TeX symbols that have lost their backslash: `infty Benchmarks`, `tau-bench`. */
const sign = alternation('infty alpha beta gamma delta epsilon lambda sigma omega phi psi tau');
/** Names that contain a word such as "bench", "eval" or "QA": `HaluBench`, `AgentEval`, `TimeQA`. */
const telling = String.raw`${sign}[ -]?[Bb]ench(?:marks?)?|[A-Z][\w]*-?Bench|[A-Z][a-z]+\w*V?QA|(?!SemEval)[A-Z][A-Za-z]+Eval`;
const version = String.raw`(?:(?:[-–/]|(?<=[a-z]))?[A-Z\d][\w.+]*\w|\d+[A-Za-z]*|-(?:[a-z]+|\d+[a-z]*))?(?:/(?:[A-Z]{2,}|\d+))?\+*(?: (?:v?\d\.\d|[vV]\d|\d(?=,? and\b|[,;)]|\.(?!\d))|Verified|Lite|Pro|Hard|Live))?(?![\w-])`;

const knownName = new RegExp(`^(?:${known}|${telling})${version}$`);

/** Whether this is the name of a well-known data set or benchmark, or a name with a word such as `Bench`. */
export function isKnownDataName(said: string): boolean {
  return knownName.test(said);
}

/** Names of models, machines and measures, which look like names of data sets. */
const otherNames = new RegExp(
  `^${alternation(`L?[Ll]a[Mm][Aa] LLaMA Llama GPT ChatGPT BERT RoBERTa DeBERTa T5 ViT Mistral Mixtral Qwen OPT BLOOM Falcon Vicuna Gemma Gemini Claude Phi
    PixArt Hunyuan Wan CogVideo Kolors OpenVLA GR00T Pi0 DeepSeek LLaDA LLADA SDAR Dream Emu FLUX Flux Jetson Kinect iPhone Intel Apple Pythia Mamba LLaVA BLIP CLIP SAM SDXL SD Stable DALL ResNet DeiT Swin UNet U-Net ConvNeXt PaLM FLAN Flan InternVL InternLM ChatGLM GLM Yi RWKV
    A100 H100 V100 H800 RTX GPU CPU TPU FPGA NPU NVIDIA Nvidia AMD ARM CUDA MediaTek Snapdragon Qualcomm Dimensity Ascend Huawei (?:[A-Z]{2}-)?DETR YOLO\\w* LLMs? MLLMs? VLMs? LMMs? RNNs? CNNs? GANs? NLP CV RL RAG KV QA VQA GQA MQA MHA
    BLEU ROUGE FID IS PSNR SSIM LPIPS AUC AUROC mAP F1 ODE PDE SOTA AI ML API`)}(?:[-_ .\\d]|$)`,
);

/** Typical endings of names of models: `Qwen3-8B`, `Llama-70b`, `GPT-4o`, `DocOwl-VL`. */
const modelEnding =
  /\d[BM]\b|\d\.?\d*b$|[Mm]istral|LL?aMA|[Ll]lama|Qwen|(?:VL|VLA|VLM|LLM|LM|Former|GPT|BERT|Diffusion|DiT|ViT|VAE|LoRA|PO|RL|SFT)s?\d?$/;

/** Kinds of tasks and descriptive words: `MCQA`, `ProX-curated`. */
const describing = /^[A-Z]{1,3}QA$|-to-[A-Z]+$|-(?:[a-z]+ed|style|like|specific|level|only|aware|free|driven|agnostic)$/;

/** Whether a name more likely belongs to a model, a machine, a measure or a field than to a data set or benchmark. */
export function isNotDataName(said: string): boolean {
  return otherNames.test(said) || (!isKnownDataName(said) && (describing.test(said) || modelEnding.test(said)));
}
