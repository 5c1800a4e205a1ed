/** Labels of one language, as lists and notes write them. */
export interface Labels {
  readonly title: readonly string[];
  readonly authors: readonly string[];
  readonly abstract: readonly string[];
  readonly link: readonly string[];
  readonly code: readonly string[];
  readonly date: readonly string[];
  readonly venue: readonly string[];
  readonly original: readonly string[];
}

export const english: Labels = {
  title: [
    'Title',
    'Paper',
    'Paper title',
    'Article',
    'Name',
    'Article title',
    'Work',
    'TITLE',
    'title',
    'Publication',
    'TI',
    'Paper Title',
  ],
  authors: ['Authors', 'Author', 'By', 'Author(s)', 'Written by', 'Names', 'AUTHORS', 'authors', 'Who', 'AU', 'First author', 'Team'],
  abstract: [
    'Abstract',
    'Summary',
    'TL;DR',
    'TLDR',
    'Overview',
    'In short',
    'Key idea',
    'abstract',
    'Notes',
    'Description',
    'Main idea',
    'AB',
    'Gist',
    'Takeaway',
  ],
  link: ['Link', 'URL', 'PDF', 'Paper link', 'arXiv', 'Source', 'Read', 'Where', 'DOI', 'Full text', 'Url', 'Paper'],
  code: ['Code', 'GitHub', 'Repository', 'Implementation', 'Project page', 'Repo', 'Website', 'Data', 'Demo'],
  date: ['Date', 'Published', 'Submitted', 'Year', 'Posted', 'Updated', 'Release', 'When', 'Publication date'],
  venue: ['Venue', 'Conference', 'Journal', 'Published in', 'Comments', 'Where', 'Subjects', 'Source', 'Categories', 'Track'],
  original: ['Original title', 'English title', 'Title (original)', 'Original', 'In English', 'EN'],
};

/** What summaries by machines are parted into. */
export const reviewHeadings: readonly string[] = [
  'Motivation',
  'Method',
  'Results',
  'Conclusion',
  'Contributions',
  'Key idea',
  'Limitations',
  'Why it matters',
  'Approach',
  'Findings',
  'Strengths',
  'Weaknesses',
  '动机',
  '方法',
  '结果',
  'Score',
  'Rating',
  'Key points',
];

const chinese: Labels = {
  title: ['标题', '论文', '题目', '论文标题', '文章', '论文名称'],
  authors: ['作者', '作者列表', '发表者', '研究者', '团队', '全部作者'],
  abstract: ['摘要', '简介', '一句话总结', '概述', '内容', '核心观点'],
  link: ['链接', '论文链接', '地址', '原文', '下载', '全文'],
  code: ['代码', '项目主页', '开源地址', '仓库', '实现', '主页'],
  date: ['日期', '发表时间', '提交时间', '时间', '更新', '年份'],
  venue: ['会议', '期刊', '发表于', '来源', '分类', '领域'],
  original: ['原文标题', '英文标题', '原题', '英文名', '原标题', '英文'],
};

const japanese: Labels = {
  title: ['タイトル', '論文', '論文名', '題名', '論文タイトル', '題目'],
  authors: ['著者', '著者名', '発表者', '執筆者', '作者', '著者一覧'],
  abstract: ['概要', '要約', 'アブストラクト', 'まとめ', '一言で', '内容'],
  link: ['リンク', '論文リンク', 'URL', '原文', '全文', '出典'],
  code: ['コード', '実装', 'プロジェクト', 'リポジトリ', '公式実装', 'ソース'],
  date: ['日付', '公開日', '投稿日', '発表年', '更新日', '年'],
  venue: ['会議', '学会', '掲載', '分野', 'カテゴリ', '雑誌'],
  original: ['原題', '英題', '英語タイトル', '原文タイトル', '英語', '原論文'],
};

const french: Labels = {
  title: ['Titre', 'Article', 'Publication', 'Intitulé', 'Papier', 'Travail'],
  authors: ['Auteurs', 'Auteur', 'Par', 'Auteur·rices', 'Équipe', 'Signataires'],
  abstract: ['Résumé', 'En bref', 'Synthèse', 'Idée', 'Présentation', 'Extrait'],
  link: ['Lien', 'Adresse', 'Texte intégral', 'À lire', 'Source', 'PDF'],
  code: ['Code', 'Dépôt', 'Page du projet', 'Données', 'Logiciel', 'Démo'],
  date: ['Date', 'Paru le', 'Année', 'Publié le', 'Mis à jour', 'Parution'],
  venue: ['Revue', 'Conférence', 'Paru dans', 'Domaine', 'Catégorie', 'Actes'],
  original: ['Titre original', 'Titre anglais', 'En anglais', 'Version originale', 'Original', 'Anglais'],
};

const german: Labels = {
  title: ['Titel', 'Artikel', 'Arbeit', 'Aufsatz', 'Beitrag', 'Veröffentlichung'],
  authors: ['Autoren', 'Verfasser', 'Von', 'Autorinnen und Autoren', 'Gruppe', 'Autor'],
  abstract: ['Zusammenfassung', 'Kurzfassung', 'Inhalt', 'Kernaussage', 'Worum es geht', 'Überblick'],
  link: ['Verweis', 'Adresse', 'Volltext', 'Quelle', 'Zum Artikel', 'Link'],
  code: ['Code', 'Programm', 'Projektseite', 'Daten', 'Ablage', 'Quelltext'],
  date: ['Datum', 'Erschienen', 'Jahr', 'Eingereicht', 'Stand', 'Veröffentlicht'],
  venue: ['Zeitschrift', 'Tagung', 'Erschienen in', 'Fach', 'Rubrik', 'Band'],
  original: ['Originaltitel', 'Englischer Titel', 'Im Original', 'Original', 'Englisch', 'Titel im Original'],
};

const spanish: Labels = {
  title: ['Título', 'Artículo', 'Trabajo', 'Publicación', 'Obra', 'Estudio'],
  authors: ['Autores', 'Autoría', 'Por', 'Autor', 'Equipo', 'Firmantes'],
  abstract: ['Resumen', 'En breve', 'Idea principal', 'Sinopsis', 'Contenido', 'Descripción'],
  link: ['Enlace', 'Dirección', 'Texto completo', 'Fuente', 'Leer', 'PDF'],
  code: ['Código', 'Repositorio', 'Página del proyecto', 'Datos', 'Programa', 'Demostración'],
  date: ['Fecha', 'Publicado', 'Año', 'Enviado', 'Actualizado', 'Aparición'],
  venue: ['Revista', 'Congreso', 'Publicado en', 'Área', 'Categoría', 'Actas'],
  original: ['Título original', 'Título en inglés', 'En inglés', 'Original', 'Inglés', 'Versión original'],
};

export const otherLanguages: readonly Labels[] = [chinese, japanese, french, german, spanish];

/** Parts of titles in another language: each title is put together of some. */
export const translatedParts: readonly (readonly string[])[] = [
  ['面向', '基于', '迈向', '关于', '重新思考', '可扩展的', '利用', '通过', '统一', '探索'],
  [
    '大型语言模型',
    '多模态',
    '扩散模型',
    '图神经网络',
    '长上下文',
    '视觉语言',
    '强化学习',
    '机器人操作',
    '语音识别',
    '代码生成',
    '检索增强',
    '三维场景',
    '医学影像',
    '联邦学习',
    '知识蒸馏',
  ],
  [
    '的高效推理',
    '的对齐方法',
    '的评估基准',
    '的统一框架',
    '的训练策略',
    '的理论分析',
    '的数据合成',
    '的可解释性研究',
    '的自适应压缩',
    '的端到端学习',
    '的综述',
    '的鲁棒性',
  ],
];
