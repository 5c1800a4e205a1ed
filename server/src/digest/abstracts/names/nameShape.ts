import { alternation } from '../../../base/alternation';

/** How a word of a title or an abstract looks, regardless of the text around it. */
type NameShape =
  /** `ToDRE`, `ULSAM`, `T2MM`, `vLLM`, `EPAM-Net`: no ordinary word is written like this. */
  | 'coined'
  /** `Titans`, `Landmark`: either a name or an ordinary word. */
  | 'capitalised'
  /** Abbreviations and systems known in the whole field, and words that are not names. */
  | 'generic'
  | 'other';

/**
 * Abbreviations of fields, tasks, devices, methods and the like, which are not taken for the name of a paper. A plural `s` may follow
 * them in a text.
 */
const genericAbbreviations = new Set(
  `AI AGI ML DL RL NLP NLG NLU CV IR HCI XAI ASR TTS OCR MT NMT SMT NER POS QA VQA KGQA ODQA RC MRC SLU LLM MLLM LVLM VLM LMM
    SLM LM PLM MLM VLA VLN LRM VLLM LALM TFM FM DNN NN ANN CNN RNN LSTM BiLSTM GRU GNN GCN GAT GAN VAE MLP FFN ViT DiT MoE SSM
    SNN SVM KNN PCA SVD ICA DETR GP HMM CRF DAG MDP POMDP PDE ODE SDE PINN NeRF 3DGS GS MPC PID RLHF RLAIF RLVR SFT DPO PPO GRPO
    PEFT LoRA QLoRA ICL CoT ToT RAG GraphRAG KG KV KB PRM ORM MCTS MARL IRL BC OOD ID SSL SOTA TTA TTS TTC TTT MHSA MHA GQA MQA
    MLA NAS KD FL DP LDP DRL EEG ECG EHR EMR MRI fMRI CT PET US CXR WSI ICU DNA RNA mRNA GPU CPU TPU NPU FPGA ASIC SoC HPC HBM
    SRAM DRAM CUDA API SDK CLI GUI UI UX SQL NL2SQL JSON XML HTML CSS PDF CSV URL HTTP IoT UAV UGV LiDAR SLAM IMU GPS GNSS SAR
    RGB RGB-D RGBD HDR SDR BEV HD UHD 2D 3D 4D 6D 5G 6G T2I I2I T2V I2V V2X T2T A/B FLOP FLOPs FPS mAP IoU AUC ROC AUROC F1 BLEU
    ROUGE PSNR SSIM FID CER WER MAE MSE RMSE MAP MRR NDCG COVID COVID-19 SARS-CoV-2 HIV US USA UK EU UN WHO NIH NSF STEM CS LRA
    NIAH NIH OS PC TV VR AR XR MR AIGC MAS MLOps DevOps E2E Q&A CoTs PhD ISBN GDPR ESG SEO ERP CAD BIM CFD FEM IP LP DL MILP SAT
    SMT TSP CSP GEC MTL AO SMC FAS WSD CGED DM INR CFM MIL EBM UDA MADRL CRNN CCA CRM DT VQ AE SAE DCT FFT DFT QE APE SRL RE IE
    EL ED EE CSC ABSA MWE UD FER HAR ReID VOS VIS FSL ZSL CIL DG DA SFDA OT EM VI MCMC GMM NTK CTC RNNT TDA LSA LDA TF-IDF PnP
    OOP DSL AST IR HITL BoN SC MBR CFG NTP MTP MLLMs I II III IV V VI VII VIII IX X i.e e.g vs w.r.t`.split(/\s+/),
);

const languageModels =
  alternation(`Llama LLaMA LLaVA Qwen Gemini Gemma Claude Mistral Mixtral DeepSeek PaLM Phi Falcon Vicuna Alpaca OPT BLOOM GLM
  ChatGLM Whisper Codex Copilot Bard Grok InternVL Pythia Olmo OLMo Sora DALL-E Flux FLUX SDXL`);
const bertFamily = alternation('Ro Distil AL De m Sci Bio Clinical Legal Fin');
const otherSystems =
  alternation(String.raw`T5 mT5 BART ELECTRA XLNet XLM-R ELMo GloVe word2vec ResNet(?:-?\d+)? VGG U-Net UNet YOLO.* CLIP SigLIP
  BLIP(?:-2)? DINO(?:v\d)? SAM(?:-?2)? MAE MobileNet.* EfficientNet Swin Mamba RWKV Hyena RetNet AlphaGo AlphaFold\d? FlashAttention(?:-\d)?
  vLLM PyTorch TensorFlow JAX HuggingFace OpenAI DeepMind Google Meta Microsoft NVIDIA Nvidia AMD Intel Apple GitHub StackOverflow
  Wikipedia WordNet Reddit Twitter YouTube TikTok ImageNet(?:-.*)? CIFAR(?:-?\d+)? MNIST COCO GLUE SuperGLUE SQuAD MMLU.* GSM8K
  MATH(?:-?500)? HumanEval MBPP SWE-[Bb]ench.* AIME.* KITTI nuScenes LibriSpeech HotpotQA TriviaQA ADE20K Cityscapes UCF101 Kinetics.*
  Adam AdamW SGD Muon Python Java JavaScript TypeScript Rust C\+\+ Linux Android iOS Windows LaTeX LangChain OpenStreetMap Minecraft
  StarCraft(?:II)? Atari MuJoCo DPO PPO GRPO REINFORCE`);

/** Systems and data sets that many abstracts mention. They are usually the names of other papers. */
const familiarSystems = new RegExp(
  String.raw`^(?:(?:Chat)?GPT(?:-?\d.*)?|${languageModels}(?:[-\d.].*)?|${bertFamily}?BERT(?:a|-.*)?|${otherSystems})s?$`,
);

/** Words that are often capitalised but are not names of systems, such as those that begin a title or a sentence. */
const ordinaryWords = new Set(
  `A An The This These Those We Our In On At By For From To Of With Without Towards Toward Beyond Rethinking Revisiting
    Exploring Understanding How What Why When Where Who Which Whose Can Do Does Did Is Are Was Were Will Should Could Would Has
    Have Had If As And Or But Not No Efficient Deep Large Small Fast Robust Scalable Adaptive Dynamic Sparse Dense Neural Visual
    Language Learning Training Evaluating Improving Bayesian Gaussian Markov Fourier Laplacian Euclidean Riemannian Hamiltonian
    Lagrangian Boolean Transformer Transformers Monte Carlo English Chinese Arabic Hindi German French Spanish Italian
    Portuguese Russian Japanese Korean Vietnamese Turkish Persian Indian African European American Asian Greek Latin Hebrew Urdu
    Bengali Tamil Telugu Swahili Dutch Polish Czech Ukrainian Finnish Swedish Danish Norwegian Estonian Figure Table Section
    Appendix Theorem Lemma Algorithm Equation However Moreover Furthermore Additionally Finally Specifically Recently Recent
    January February March April May June July August September October November December Abstract Introduction Internet Web
    Earth`.split(/\s+/),
);

const plural = /(?<=[A-Za-z])s$/;

/**
 * Whether a word names a field, a task, a device, a measure or a class of models, or is an ordinary word. Such a word is not taken for
 * the name of a paper.
 */
export function isGenericName(word: string): boolean {
  return genericAbbreviations.has(word) || genericAbbreviations.has(word.replace(plural, '')) || ordinaryWords.has(word);
}

/** Whether a word is the name of a system or data set that many other papers mention. */
export function isFamiliarSystem(word: string): boolean {
  return familiarSystems.test(word);
}

/** Assistants, models, companies and the like that papers study. The reports that introduced the models have other titles. */
const studiedModels = new RegExp(
  `^(?:(?:Chat)?GPT|${alternation(`Llama LLaMA Gemini Gemma Claude Mistral DeepSeek Qwen Copilot Codex Bard Grok Sora BERT Google Meta Microsoft
    Wikipedia Twitter Reddit GitHub Python Java Linux Android Minecraft StarCraft OpenAI`)})`,
);

/** Whether a paper whose title begins with this well-known name and a colon may be the one that introduced it. */
export function canOpenOwnTitle(word: string): boolean {
  return isFamiliarSystem(word) && !studiedModels.test(word);
}

/** Whether a part of a word between hyphens looks unlike an ordinary word. */
function isCoinedPart(part: string): boolean {
  if (part.length < 2 || isGenericName(part) || isFamiliarSystem(part)) return false;
  if (/^\d+[A-Za-z]{0,2}$/.test(part)) return false;
  return /\p{Ll}\p{Lu}/u.test(part) || /\p{Lu}{2}/u.test(part) || (/\d/.test(part) && /\p{Lu}/u.test(part));
}

export function shapeOfWord(word: string): NameShape {
  if (isGenericName(word) || isFamiliarSystem(word)) return 'generic';
  // Words such as `Team@Task-2020`, in reports of shared tasks, are not names. A backslash means that TeX was not understood.
  if (/[@\\{}~:]/.test(word)) return 'other';
  if (!/\p{L}/u.test(word)) return 'other';
  if (word.split(/[-/]/).some(isCoinedPart)) return 'coined';
  return /^\p{Lu}[\p{L}\d'’.+*-]+$/u.test(word) && word.length > 2 ? 'capitalised' : 'other';
}

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
