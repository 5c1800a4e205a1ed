import { words } from '../words';
import type { Language } from './language';

export const spanish: Language = {
  code: 'es',
  locale: 'es-ES',
  families: words(`
    García ¦ Rodríguez ¦ González ¦ Fernández ¦ López ¦ Martínez ¦ Sánchez ¦ Pérez ¦ Gómez ¦ Martín ¦ Jiménez ¦ Ruiz ¦ Hernández ¦ Díaz ¦
    Moreno ¦ Muñoz ¦ Álvarez ¦ Romero ¦ Alonso ¦ Gutiérrez ¦ Navarro ¦ Torres ¦ Domínguez ¦ Vázquez ¦ Ramos ¦ Gil ¦ Ramírez ¦ Serrano ¦
    Blanco ¦ Molina ¦ Morales ¦ Suárez ¦ Ortega ¦ Delgado ¦ Castro ¦ Ortiz ¦ Rubio ¦ Marín ¦ Sanz ¦ Núñez ¦ García Márquez ¦ López-Pérez ¦
    de la Fuente ¦ Ibáñez Soto
  `),
  givens: words(`
    Antonio ¦ María ¦ Manuel ¦ Carmen ¦ José Luis ¦ Ana María ¦ Francisco ¦ Laura ¦ Juan Carlos ¦ Isabel ¦ David ¦ Cristina ¦ Javier ¦
    Lucía ¦ Daniel ¦ Elena ¦ Carlos ¦ Paula ¦ Miguel Ángel ¦ Sara ¦ Alejandro ¦ Marta ¦ Rosa ¦ Íñigo ¦ Beatriz ¦ Pilar
  `),
  titles: words(`
    {El} {de} ¦ {El} {de} {en} ¦ {El} {de}: {sub} ¦ Hacia {una} {de} ¦ Análisis {adj} {de} ¦ La influencia {de} en {la} ¦
    Introducción a {la} ¦ {El} y {la} {en} ¦ Estudio {adj} {de} {en} ¦ Modelos {de} para {la} ¦ ¿Qué sabemos {de}? {Sub} ¦
    Efectos {de} sobre {la} ¦ Historia {de} {en} ¦ Propuesta de {una2} {de}
  `),
  venues: words(`
    Revista española de {area} ¦ Revista de {area} ¦ Cuadernos de {area} ¦ Anales de {area} ¦ Boletín de {area} ¦ Estudios de {area} ¦
    Revista iberoamericana de {area} ¦ Actas del {#} Congreso de {area} ¦ Procesamiento del Lenguaje Natural ¦ Investigación y Ciencia ¦
    Gaceta de {area}
  `),
  publishers: words(`
    Alianza ¦ Siglo XXI ¦ Fondo de Cultura Económica ¦ Ariel ¦ Cátedra ¦ Síntesis ¦ Tecnos ¦ Paidós ¦ Universidad de Salamanca
  `),
  places: ['Madrid', 'Barcelona', 'México', 'Buenos Aires', 'Bogotá', 'Valencia', 'Sevilla', 'Santiago de Chile'],
  slots: {
    El: words(`
      El aprendizaje ¦ La evaluación ¦ Los efectos ¦ La gestión ¦ La enseñanza ¦ El análisis ¦ Las políticas ¦ La calidad ¦
      El desarrollo ¦ La representación ¦ Los determinantes ¦ La percepción ¦ El papel
    `),
    de: words(`
      de la lectura ¦ de las redes neuronales ¦ del cambio climático ¦ de los mercados laborales ¦ de las lenguas indígenas ¦ del agua ¦
      de los datos abiertos ¦ de la memoria histórica ¦ del patrimonio ¦ de los suelos agrícolas ¦ de la atención primaria ¦ del sueño ¦
      de los residuos ¦ de textos clínicos ¦ de la energía solar
    `),
    en: words(`
      en América Latina ¦ en educación secundaria ¦ en España ¦ durante el siglo XX ¦ en zonas áridas ¦ en la era digital ¦
      en pacientes mayores ¦ en el medio rural ¦ en Andalucía ¦ bajo incertidumbre
    `),
    la: words(`
      la salud mental ¦ el crecimiento económico ¦ la estadística ¦ la biodiversidad ¦ el rendimiento académico ¦
      la traducción automática ¦ la desigualdad ¦ el empleo juvenil ¦ la visión por computador
    `),
    una: ['una teoría', 'una didáctica', 'una historia', 'una nueva gobernanza', 'una tipología'],
    una2: ['un modelo', 'un índice', 'una metodología', 'un sistema', 'un protocolo'],
    adj: ['comparativo', 'espacial', 'cualitativo', 'experimental', 'bibliométrico', 'multivariante'],
    sub: words(`
      una revisión sistemática ¦ retos y oportunidades ¦ estado de la cuestión ¦ un estudio de caso ¦ teoría y práctica ¦
      evidencia empírica ¦ nuevas perspectivas
    `),
    Sub: ['Una revisión', 'Evidencia reciente', 'Un análisis'],
    area: words(`
      educación ¦ psicología ¦ economía ¦ lingüística ¦ salud pública ¦ geografía ¦ informática ¦ sociología ¦ derecho ¦ física ¦
      historia ¦ enfermería
    `),
    topic: ['la estadística', 'la lingüística', 'la educación', 'la inteligencia artificial', 'la salud', 'la ecología'],
  },
  and: ['y', 'y', '&', 'e', 'and'],
  etAl: ['et al.', 'y otros', 'y cols.', 'et al', 'y col.'],
  others: ['y {n} más', '(y {n} autores más)', 'y otros {n}'],
  headings: {
    references: words(`
      Referencias ¦ Bibliografía ¦ Referencias bibliográficas ¦ Obras citadas ¦ Lecturas ¦ Publicaciones ¦ Literatura citada
    `),
    topics: words(`
      Artículos ¦ Libros ¦ Capítulos ¦ Tesis ¦ Métodos ¦ Teoría ¦ Ponencias ¦ Recursos ¦ Datos ¦ Lecturas obligatorias ¦
      Bibliografía complementaria ¦ Generalidades
    `),
    sessions: ['Sesión {#}: {topic}', 'Semana {#}', 'Mesa {#}: {topic}', 'Sesión de mañana', 'Sesión de tarde', 'Pósteres', 'Tema {#}'],
  },
  prose: words(`
    Esta lista reúne trabajos sobre {topic}. ¦ Las clases son los {lunes|martes|jueves} en el aula {##}. ¦
    Lean el texto antes de la sesión. ¦ Si falta algo, escríbannos. ¦ Nuestro grupo investiga sobre {topic}. ¦
    La nota final depende del trabajo y del examen. ¦ El método funciona, pero la muestra es pequeña. ¦ Pendiente de leer. ¦
    La pausa para el café es a las {h}. ¦ Se ofrecen becas para trabajar en {topic}. ¦ Véanse también los apuntes del curso anterior.
  `),
  fields: {
    title: ['Título', 'Artículo'],
    authors: ['Autores', 'Autor', 'Autor/es'],
    venue: ['Revista', 'Fuente', 'Publicado en', 'Editorial'],
    year: ['Año', 'Fecha'],
    abstract: ['Resumen', 'Síntesis', 'Contenido'],
    link: ['Enlace', 'URL', 'DOI'],
  },
  locators: words(`
    vol. {volume}, núm. {issue}, pp. {pages} ¦ {volume}({issue}), {pages} ¦ n.º {issue}, pp. {pages} ¦ pp. {pages} ¦ {volume}, {pages} ¦
    {volume}:{pages}
  `),
};
