import { words } from '../words';
import type { Language } from './language';

export const portuguese: Language = {
  code: 'pt',
  locale: 'pt-BR',
  families: words(`
    Silva ¦ Santos ¦ Oliveira ¦ Souza ¦ Rodrigues ¦ Ferreira ¦ Alves ¦ Pereira ¦ Lima ¦ Gomes ¦ Costa ¦ Ribeiro ¦ Martins ¦ Carvalho ¦
    Almeida ¦ Lopes ¦ Soares ¦ Fernandes ¦ Vieira ¦ Barbosa ¦ Rocha ¦ Dias ¦ Nascimento ¦ Andrade ¦ Moreira ¦ Nunes ¦ Marques ¦ Machado ¦
    Mendes ¦ Freitas ¦ Cardoso ¦ Ramos ¦ Gonçalves ¦ Teixeira ¦ Araújo ¦ da Silva ¦ dos Santos ¦ Silva Neto
  `),
  givens: words(`
    José ¦ Maria ¦ João ¦ Ana ¦ Antônio ¦ Francisca ¦ Carlos Eduardo ¦ Adriana ¦ Paulo ¦ Juliana ¦ Pedro Henrique ¦ Márcia ¦ Lucas ¦
    Fernanda ¦ Luiz ¦ Patrícia ¦ Marcos ¦ Aline ¦ Gabriel ¦ Camila ¦ Rafael ¦ Beatriz ¦ Tiago ¦ Inês ¦ Conceição
  `),
  titles: words(`
    {O} {de} ¦ {O} {de} {em} ¦ {O} {de}: {sub} ¦ Análise {adj} {de} ¦ A influência {de} {em} ¦ Introdução à {a} ¦
    Avaliação {de} {em}: {sub} ¦ Por uma {a} {de} ¦ Efeitos {de} sobre a {a} ¦ Uso {de} para a {a} ¦ {O} e a {a} {em} ¦
    Uma abordagem {adj} {de}
  `),
  venues: words(`
    Revista brasileira de {area} ¦ Revista de {area} ¦ Cadernos de {area} ¦ Anais do {#}º Simpósio Brasileiro de {area} ¦
    Boletim de {area} ¦ Estudos de {area} ¦ {area} em Debate ¦ Arquivos brasileiros de {area}
  `),
  publishers: ['Editora Unesp', 'Atlas', 'Vozes', 'Edusp', 'Contexto', 'Zahar', 'Almedina', 'Fiocruz', 'Companhia das Letras'],
  places: ['São Paulo', 'Rio de Janeiro', 'Lisboa', 'Porto Alegre', 'Coimbra', 'Belo Horizonte', 'Brasília', 'Recife'],
  slots: {
    O: words(`
      O ensino ¦ A gestão ¦ Os impactos ¦ A formação ¦ O desenvolvimento ¦ As políticas públicas ¦ A qualidade ¦ O papel ¦ A modelagem ¦
      Os desafios ¦ A percepção
    `),
    de: words(`
      de redes neurais ¦ da leitura ¦ da água ¦ do solo ¦ da mudança climática ¦ dos professores ¦ da agricultura familiar ¦
      de dados abertos ¦ da memória ¦ da saúde mental ¦ do trabalho remoto ¦ de sistemas distribuídos ¦ das línguas indígenas
    `),
    em: words(`
      no Brasil ¦ na Amazônia ¦ em escolas públicas ¦ no semiárido ¦ em Portugal ¦ na educação infantil ¦ no século XIX ¦
      em hospitais universitários ¦ em áreas urbanas
    `),
    a: words(`
      aprendizagem ¦ economia ¦ estatística ¦ cidadania ¦ produtividade ¦ saúde ¦ classificação de imagens ¦ desigualdade ¦ linguística
    `),
    adj: ['comparativa', 'espacial', 'qualitativa', 'estatística', 'crítica', 'computacional'],
    sub: words(`
      uma revisão sistemática ¦ um estudo de caso ¦ desafios e perspectivas ¦ teoria e prática ¦ evidências recentes ¦
      limites e possibilidades
    `),
    area: words(`
      educação ¦ saúde pública ¦ economia ¦ linguística ¦ computação ¦ geografia ¦ psicologia ¦ sociologia ¦ enfermagem ¦ informática ¦
      história ¦ zootecnia
    `),
    topic: ['educação', 'estatística', 'redes neurais', 'ecologia', 'linguística'],
  },
  and: ['e', 'e', '&', ';'],
  etAl: ['et al.', 'et al', 'e outros', 'e cols.'],
  others: ['e mais {n}', '(e outros {n} autores)'],
  headings: {
    references: ['Referências', 'Bibliografia', 'Referências bibliográficas', 'Leituras', 'Publicações', 'REFERÊNCIAS'],
    topics: words(`
      Artigos ¦ Livros ¦ Capítulos ¦ Teses ¦ Métodos ¦ Dissertações ¦ Trabalhos em eventos ¦ Leitura obrigatória ¦
      Bibliografia complementar ¦ Dados ¦ Teoria
    `),
    sessions: ['Sessão {#}: {topic}', 'Semana {#}', 'Aula {#}', 'Mesa {#}', 'Sessão de pôsteres', 'Manhã', 'Tarde'],
  },
  prose: words(`
    Esta lista reúne textos sobre {topic}. ¦ As aulas são às {segundas|terças|quintas} na sala {##}. ¦ Leiam o texto antes da aula. ¦
    Sugestões são bem-vindas. ¦ Nosso grupo pesquisa {topic}. ¦ A nota é a média dos trabalhos e da prova. ¦
    O método é simples, mas a amostra é pequena. ¦ Ainda não li. ¦ Intervalo para o café às {h}h. ¦
    Há bolsas para quem quer trabalhar com {topic}.
  `),
  fields: {
    title: ['Título', 'Artigo'],
    authors: ['Autores', 'Autor', 'Autoria'],
    venue: ['Revista', 'Periódico', 'Fonte', 'Evento'],
    year: ['Ano', 'Data'],
    abstract: ['Resumo', 'Síntese'],
    link: ['Link', 'URL', 'DOI'],
  },
  locators: words(`
    v. {volume}, n. {issue}, p. {pages} ¦ {volume}({issue}), {pages} ¦ p. {pages} ¦ v. {volume}, p. {pages} ¦ n. {issue}, pp. {pages}
  `),
};
