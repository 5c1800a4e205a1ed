import { words } from './words';

export interface JunkPattern {
  readonly heads: readonly string[];
  readonly rows: readonly string[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
}

/** Lists of everyday in other languages: books, dishes, rules, agendas, notices. */
export const junkOfLanguages: Readonly<Record<string, readonly JunkPattern[]>> = {
  de: [
    {
      heads: words('Zutaten ¦ Einkaufsliste ¦ Speisekarte'),
      rows: words('{#} {unit} {food} ¦ {food} und {food} ¦ {dish} mit {food}, {#},50 € ¦ {dish} ({food}, {food})'),
      slots: {
        unit: words('g ¦ ml ¦ EL ¦ TL ¦ Stück'),
        food: words('Mehl ¦ Zwiebeln ¦ Butter ¦ Linsen ¦ Petersilie ¦ Kartoffeln ¦ Sahne ¦ Äpfel ¦ Quark'),
        dish: words('Gemüsesuppe ¦ Rinderbraten ¦ Apfelkuchen ¦ Kartoffelsalat ¦ Forelle'),
      },
    },
    {
      heads: words('§ {#} {Topic} ¦ {Topic} ¦ Artikel {#}'),
      rows: words('({#}) {Rule} ¦ {Rule} ¦ § {#} {Rule} ¦ {#}. {Rule}'),
      slots: {
        Topic: words('Geltungsbereich ¦ Begriffsbestimmungen ¦ Arbeitszeit ¦ Mitgliedschaft ¦ Übergangsvorschriften ¦ Nachtarbeit'),
        Rule: words(
          'Die werktägliche Arbeitszeit darf acht Stunden nicht überschreiten. ¦ Der Beitrag ist bis zum 31. März zu zahlen. ¦ Das Nähere regelt eine Verordnung. ¦ Ordnungswidrig handelt, wer vorsätzlich gegen Absatz 1 verstößt. ¦ Die Aufsichtsbehörde kann Ausnahmen bewilligen. ¦ Als Nachtzeit gilt die Zeit von 23 bis 6 Uhr.',
        ),
      },
    },
    {
      heads: words('Tagesordnung ¦ Termine ¦ Protokoll'),
      rows: words('TOP {#}: {Topic} ¦ {h}:30 Uhr {Topic} ¦ {person} berichtet: {said} ¦ {Topic} ({person}) ¦ {dd}.{h}. {Topic}'),
      slots: {
        Topic: words('Begrüßung ¦ Haushalt ¦ Wahlen ¦ Verschiedenes ¦ Sommerfest ¦ Bericht der Kasse ¦ Raumplanung'),
        said: words('die Rechnung ist bezahlt ¦ der Antrag wurde abgelehnt ¦ der Server läuft wieder'),
      },
    },
    {
      heads: words('Romane ¦ Filme ¦ Bücherkiste'),
      rows: words('{person}: {book} ¦ {book} ({person}, {year}) ¦ {book}, Regie: {person} ¦ {book} – {person}'),
      slots: {
        book: words(
          'Der stille Garten ¦ Die Brücke am Fluss ¦ Das Haus im Nebel ¦ Winterreise ¦ Der letzte Zug nach Prag ¦ Die Tochter des Uhrmachers ¦ Nachtfahrt',
        ),
      },
    },
  ],
  fr: [
    {
      heads: words('Ingrédients ¦ Menu ¦ Courses'),
      rows: words('{#} g de {food} ¦ {dish} aux {food} ¦ {dish}, {#} € ¦ {food}'),
      slots: {
        food: words('farine ¦ beurre ¦ oignons ¦ carottes ¦ pommes ¦ lentilles ¦ champignons'),
        dish: words('Tarte ¦ Soupe ¦ Gratin ¦ Salade ¦ Poulet rôti'),
      },
    },
    {
      heads: words('Article {#} ¦ Règlement ¦ Ordre du jour'),
      rows: words('Art. {#}. {Rule} ¦ {#}. {Rule} ¦ {Rule} ¦ {h} h 30 : {Topic} ({person})'),
      slots: {
        Rule: words(
          "Le présent décret entre en vigueur le 1er janvier. ¦ L'adhésion est annuelle. ¦ Les copies en retard perdent deux points. ¦ Le bureau est élu pour trois ans.",
        ),
        Topic: words('Accueil ¦ Budget ¦ Pause café ¦ Vote ¦ Questions diverses'),
      },
    },
    {
      heads: words('Romans ¦ Films ¦ Lectures de vacances ¦ Disques'),
      rows: words('{person}, {book} ¦ {book} de {person} ({year}) ¦ « {book} », {person} ¦ {book} - {person} - {year}'),
      slots: {
        book: words(
          "Le Jardin des pierres ¦ L'Île perdue ¦ La Nuit du train ¦ Une maison en hiver ¦ Les Oiseaux de Lisbonne ¦ La Dame au miroir",
        ),
      },
    },
  ],
  es: [
    {
      heads: words('Ingredientes ¦ Menú ¦ Compras'),
      rows: words('{#} g de {food} ¦ {dish} con {food} ¦ {dish} ... {#},50 €'),
      slots: {
        food: words('harina ¦ arroz ¦ tomates ¦ ajo ¦ garbanzos ¦ aceite ¦ cebolla'),
        dish: words('Sopa ¦ Tortilla ¦ Ensalada ¦ Pollo asado ¦ Empanada'),
      },
    },
    {
      heads: words('Artículo {#} ¦ Orden del día ¦ Normas'),
      rows: words('Art. {#}. {Rule} ¦ {#}. {Rule} ¦ {h}:00 {Topic} ({person})'),
      slots: {
        Rule: words(
          'La presente ley entrará en vigor al día siguiente. ¦ Los socios pagarán una cuota anual. ¦ No se admiten entregas tardías. ¦ La asistencia es obligatoria.',
        ),
        Topic: words('Bienvenida ¦ Presupuesto ¦ Pausa ¦ Ruegos y preguntas ¦ Clausura'),
      },
    },
    {
      heads: words('Novelas ¦ Películas ¦ Cuentos'),
      rows: words('{person}, {book} ¦ {book} ({person}, {year}) ¦ "{book}", de {person} ¦ {book} / {person}'),
      slots: {
        book: words(
          'La casa del viento ¦ El último tren ¦ Los días azules ¦ La ciudad sin nombre ¦ El jardín de invierno ¦ Cartas a nadie',
        ),
      },
    },
  ],
  pt: [
    {
      heads: words('Ingredientes ¦ Cardápio ¦ Regulamento ¦ Pauta'),
      rows: words('{#} g de {food} ¦ {dish} com {food} ¦ Art. {#}. {Rule} ¦ {h}h30 {Topic} ({person})'),
      slots: {
        food: words('farinha ¦ arroz ¦ feijão ¦ alho ¦ cebola'),
        dish: words('Sopa ¦ Bolo ¦ Salada ¦ Moqueca'),
        Rule: words('Esta lei entra em vigor na data de sua publicação. ¦ A presença é obrigatória. ¦ Os sócios pagam anuidade.'),
        Topic: words('Abertura ¦ Orçamento ¦ Intervalo ¦ Encerramento'),
      },
    },
    {
      heads: words('Romances ¦ Filmes ¦ Contos'),
      rows: words('{person}, {book} ¦ {book} ({person}, {year}) ¦ "{book}" - {person}'),
      slots: { book: words('A casa do rio ¦ O último verão ¦ Os dias claros ¦ Cartas do norte ¦ A filha do mar') },
    },
  ],
  it: [
    {
      heads: words('Ingredienti ¦ Menù ¦ Statuto ¦ Ordine del giorno'),
      rows: words('{#} g di {food} ¦ {dish} con {food} ¦ Art. {#}. {Rule} ¦ ore {h}.30 {Topic} ({person})'),
      slots: {
        food: words('farina ¦ riso ¦ pomodori ¦ aglio ¦ funghi'),
        dish: words('Risotto ¦ Zuppa ¦ Torta ¦ Insalata'),
        Rule: words(
          'La presente legge entra in vigore il giorno successivo. ¦ I soci versano una quota annuale. ¦ La frequenza è obbligatoria.',
        ),
        Topic: words('Saluti ¦ Bilancio ¦ Pausa caffè ¦ Varie ed eventuali'),
      },
    },
    {
      heads: words('Romanzi ¦ Film ¦ Racconti'),
      rows: words('{person}, {book} ¦ {book} ({person}, {year}) ¦ «{book}» di {person}'),
      slots: { book: words("La casa sul fiume ¦ L'ultimo treno ¦ Il giardino d'inverno ¦ Lettere da nessuno ¦ La notte bianca") },
    },
  ],
  pl: [
    {
      heads: words('Składniki ¦ Regulamin ¦ Porządek obrad ¦ Powieści'),
      rows: words('{#} g {food} ¦ § {#}. {Rule} ¦ {h}.30 {Topic} ({person}) ¦ {person}, {book} ¦ {book} ({person}, {year})'),
      slots: {
        food: words('mąki ¦ masła ¦ cebuli ¦ ziemniaków'),
        Rule: words('Ustawa wchodzi w życie po 14 dniach. ¦ Obecność jest obowiązkowa. ¦ Członkowie opłacają składki.'),
        Topic: words('Powitanie ¦ Budżet ¦ Przerwa ¦ Wolne wnioski'),
        book: words('Dom nad rzeką ¦ Ostatni pociąg ¦ Zimowy ogród ¦ Listy z północy'),
      },
    },
  ],
  ru: [
    {
      heads: words('Ингредиенты ¦ Меню ¦ Покупки'),
      rows: words('{#} г {food} ¦ {dish} с {food} ¦ {dish} — {##} руб.'),
      slots: { food: words('муки ¦ масла ¦ лука ¦ картофеля ¦ сметаны'), dish: words('Суп ¦ Пирог ¦ Салат ¦ Борщ') },
    },
    {
      heads: words('Статья {#} ¦ Повестка дня ¦ Правила ¦ Расписание'),
      rows: words('{#}. {Rule} ¦ Ст. {#}. {Rule} ¦ {h}:30 {Topic} ({person}) ¦ {Topic} — ауд. {##}'),
      slots: {
        Rule: words(
          'Настоящий закон вступает в силу со дня опубликования. ¦ Члены общества платят взносы. ¦ Опоздания не допускаются. ¦ Договор составлен в двух экземплярах.',
        ),
        Topic: words('Открытие ¦ Бюджет на {year} год ¦ Перерыв ¦ Выборы ¦ Разное ¦ Матанализ'),
      },
    },
    {
      heads: words('Романы ¦ Фильмы ¦ Рассказы ¦ Песни'),
      rows: words('{person}. {book} ¦ {book} ({person}, {year}) ¦ {person} «{book}» ¦ «{book}», реж. {person}'),
      slots: { book: words('Дом у реки ¦ Последний поезд ¦ Зимний сад ¦ Белая ночь ¦ Письма с севера ¦ Тихая станция') },
    },
  ],
  zh: [
    {
      heads: words('食材 ¦ 菜单 ¦ 购物清单'),
      rows: words('{food} {#} 克 ¦ {food}、{food} ¦ {dish} {#} 元 ¦ {dish}:{food},{food}'),
      slots: { food: words('面粉 ¦ 土豆 ¦ 鸡蛋 ¦ 豆腐 ¦ 青椒 ¦ 牛肉'), dish: words('番茄炒蛋 ¦ 红烧肉 ¦ 酸辣汤 ¦ 凉拌黄瓜') },
    },
    {
      heads: words('第{#}条 ¦ 会议纪要 ¦ 日程安排 ¦ 通知 ¦ 更新日志'),
      rows: words('第{#}条 {Rule} ¦ {#}. {Rule} ¦ {h}:30 {Topic}({person}) ¦ {person}:{said} ¦ 【{Topic}】{said} ¦ v{h}.{#} {said}'),
      slots: {
        Rule: words('本办法自发布之日起施行。 ¦ 会员应当按时缴纳会费。 ¦ 迟交作业按零分处理。 ¦ 劳动者每日工作时间不超过八小时。'),
        Topic: words('开幕式 ¦ 茶歇 ¦ 预算 ¦ 招生通知 ¦ 合影 ¦ 选课说明'),
        said: words('服务器下周迁移 ¦ 修复若干问题 ¦ 报名截止到月底 ¦ 新增导出功能 ¦ 请大家按时参加'),
      },
    },
    {
      heads: words('小说 ¦ 电影 ¦ 歌单 ¦ 书单'),
      rows: words('《{book}》 {person} ¦ {person}《{book}》 ¦ {book} - {person} ({year}) ¦ {book},导演:{person} ¦ {book}'),
      slots: { book: words('风中的城 ¦ 最后一班列车 ¦ 冬日花园 ¦ 北方来信 ¦ 山河故人录 ¦ 夜航船上 ¦ 小镇的夏天') },
    },
  ],
  ja: [
    {
      heads: words('材料 ¦ 献立 ¦ 買い物'),
      rows: words('{food} {#}g ¦ {food}と{food} ¦ {dish} {##}円'),
      slots: { food: words('小麦粉 ¦ じゃがいも ¦ 卵 ¦ 豆腐 ¦ ねぎ'), dish: words('味噌汁 ¦ 肉じゃが ¦ 親子丼 ¦ 焼き魚') },
    },
    {
      heads: words('第{#}条 ¦ 議事録 ¦ 日程 ¦ お知らせ'),
      rows: words('第{#}条 {Rule} ¦ {#}. {Rule} ¦ {h}:30 {Topic}({person}) ¦ {person}より{Topic}について報告 ¦ {year}.{h}.{dd} {Topic}'),
      slots: {
        Rule: words('この規則は公布の日から施行する。 ¦ 会員は年会費を納めるものとする。 ¦ 遅刻は欠席とみなす。'),
        Topic: words('開会 ¦ 予算 ¦ 休憩 ¦ 懇親会 ¦ 役員選挙 ¦ サーバー移行 ¦ 教室変更'),
      },
    },
    {
      heads: words('小説 ¦ 映画 ¦ 漫画 ¦ 曲目'),
      rows: words('{person}『{book}』 ¦ 『{book}』{person} ¦ {book}({person}、{year}年) ¦ {book} / {person}'),
      slots: { book: words('川のほとりの家 ¦ 最後の列車 ¦ 冬の庭 ¦ 北からの手紙 ¦ 白い夜 ¦ 海辺の駅 ¦ 風の図書館') },
    },
  ],
  en: [
    {
      heads: words('Letter ¦ Chat ¦ Thread ¦ Inbox ¦ Log'),
      rows: words(
        '{person}: {say} ¦ [{h}:{#}] <{person}> {say} ¦ {person}, {h}:{#} PM: {say} ¦ > {say} ¦ Re: {subject} ¦ {subject} ({person}) ¦ From: {person} ¦ {year}-{h}-{dd} {h}:{#} INFO {say}',
      ),
      slots: {
        say: words(
          'can you send me the file again? ¦ I will be ten minutes late ¦ the heating in the office is broken ¦ sounds good, see you then ¦ who has the key to the lab? ¦ has anybody seen my charger ¦ the invoice is attached ¦ build finished in 42 s ¦ connection refused, retrying',
        ),
        subject: words(
          'Your order has shipped ¦ Meeting moved to Thursday ¦ Invitation: Summer party ¦ Password reset ¦ Draft of the contract ¦ Holiday photos',
        ),
      },
    },
    {
      heads: words('Contents ¦ Table of contents ¦ Chapters ¦ Outline ¦ Appendix'),
      rows: words(
        '{h}.{h} {chapter} {#} ¦ Chapter {h}: {chapter} ¦ {chapter} .......... {##} ¦ {h} {chapter} ¦ {chapter} ¦ Lecture {h}: {chapter} (slides) ¦ Part {h}. {chapter}',
      ),
      slots: {
        chapter: words(
          'Introduction ¦ Linear Regression ¦ The Normal Distribution ¦ Getting Started ¦ Sorting and Searching ¦ Hidden Markov Models ¦ The French Revolution ¦ Supply and Demand ¦ Matrices ¦ Nouns and Verbs ¦ Exercises ¦ Installing the Tools ¦ Support Vector Machines ¦ Trees and Forests ¦ Further Topics ¦ Memory Management',
        ),
      },
    },
    {
      heads: words('Grants ¦ Awards ¦ Teaching ¦ Education ¦ Talks ¦ Service ¦ Patents ¦ Media'),
      rows: words(
        '{year}-{year} {job}, {place} ¦ {job} ({place}), {year} ¦ {year}: {award} ¦ {award}, {place}, {year} ¦ Reviewer for {place} ¦ {person} ({job}, {year}) ¦ Invited talk, {place}, {year} ¦ US Patent {##},{##} ({year})',
      ),
      slots: {
        job: words('Teaching assistant ¦ PhD in Physics ¦ Research engineer ¦ Guest researcher ¦ MSc Mathematics ¦ Supervisor ¦ Intern'),
        place: words('University of Oslo ¦ Lausanne ¦ Seoul ¦ City College ¦ NeurIPS ¦ Nature ¦ Science Museum ¦ Radio 4'),
        award: words('Best teacher award ¦ Travel grant ¦ Early career fellowship ¦ Young scientist prize ¦ EUR 200,000 for instruments'),
      },
    },
    {
      heads: words('Example ¦ Usage ¦ Code ¦ Options ¦ Configuration ¦ API'),
      rows: words(
        'const {name} = {fn}({#}); ¦ import {name} from "{name}" ¦ $ npm install {name}@{h}.{#} ¦ --{name} <path>  {about} ¦ `{fn}({name})` - {about} ¦ {name}: {##}  # {about} ¦ def {fn}({name}): return {name} + {#} ¦ | `{name}` | string | {about} |',
      ),
      slots: {
        name: words('input ¦ options ¦ cache ¦ index ¦ parser ¦ verbose ¦ timeout ¦ callback'),
        fn: words('open ¦ read_all ¦ parseText ¦ map ¦ get ¦ createServer'),
        about: words(
          'path of the file ¦ returns a promise ¦ defaults to false ¦ number of workers ¦ the text to search ¦ throws where the file is missing',
        ),
      },
    },
  ],
};
