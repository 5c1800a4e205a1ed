import { words } from '../words';
import type { Language } from './language';

export const polish: Language = {
  code: 'pl',
  locale: 'pl-PL',
  families: words(`
    Nowak ¦ Kowalski ¦ Wiśniewski ¦ Wójcik ¦ Kowalczyk ¦ Kamiński ¦ Lewandowski ¦ Zieliński ¦ Szymański ¦ Woźniak ¦ Dąbrowska ¦
    Kozłowska ¦ Jankowska ¦ Mazur ¦ Wojciechowska ¦ Kwiatkowska ¦ Krawczyk ¦ Kaczmarek ¦ Piotrowski ¦ Grabowski ¦ Zając ¦ Pawłowski ¦
    Michalska ¦ Król ¦ Wieczorek ¦ Jabłońska ¦ Wróbel ¦ Nowakowski ¦ Majewska ¦ Stępień
  `),
  givens: words(`
    Jan ¦ Anna ¦ Piotr ¦ Maria ¦ Krzysztof ¦ Katarzyna ¦ Andrzej ¦ Małgorzata ¦ Tomasz ¦ Agnieszka ¦ Paweł ¦ Barbara ¦ Michał ¦ Ewa ¦
    Łukasz ¦ Joanna ¦ Zofia ¦ Stanisław ¦ Jakub ¦ Grzegorz
  `),
  titles: words(`
    Analiza {gen} {in} ¦ Badania {gen} ¦ Wpływ {gen} na {acc} ¦ O {loc} ¦ Zastosowanie {gen} w {loc2} ¦ Wprowadzenie do {gen} ¦
    Rola {gen} {in} ¦ Modelowanie {gen}: {sub} ¦ Metody {gen} ¦ Historia {gen} {in} ¦ Problemy {gen}. {Sub}
  `),
  venues: words(`
    Przegląd {area} ¦ Zeszyty Naukowe {uni} ¦ Studia {area2} ¦ Roczniki {area2} ¦ Kwartalnik {area3} ¦ Prace {area2} ¦
    Acta Universitatis {uni2} ¦ Rocznik {area3}
  `),
  publishers: ['PWN', 'Wydawnictwo UW', 'Ossolineum', 'Znak', 'Universitas', 'Wydawnictwo Naukowe UAM'],
  places: ['Warszawa', 'Kraków', 'Wrocław', 'Poznań', 'Gdańsk', 'Łódź'],
  slots: {
    gen: words(`
      sieci neuronowych ¦ języka polskiego ¦ rynku pracy ¦ zmian klimatu ¦ procesów losowych ¦ systemów rozproszonych ¦ gleb leśnych ¦
      literatury współczesnej ¦ edukacji zdalnej ¦ dużych zbiorów danych ¦ sygnałów mowy ¦ polityki regionalnej ¦ materiałów kompozytowych
    `),
    in: words(`
      w Polsce ¦ w szkole podstawowej ¦ w okresie międzywojennym ¦ w ujęciu regionalnym ¦ na obszarach wiejskich ¦ w warunkach niepewności
    `),
    acc: ['jakość życia', 'wyniki uczniów', 'wzrost gospodarczy', 'plonowanie pszenicy', 'właściwości betonu'],
    loc: ['granicach poznania', 'pojęciu sprawiedliwości', 'uczeniu maszynowym', 'tłumaczeniu poezji'],
    loc2: ['medycynie', 'rozpoznawaniu obrazów', 'prognozowaniu', 'badaniach społecznych', 'diagnostyce maszyn'],
    sub: ['przegląd metod', 'studium przypadku', 'teoria i praktyka', 'nowe wyniki'],
    Sub: ['Wyniki badań', 'Próba syntezy', 'Zarys'],
    area: ['Socjologiczny', 'Statystyczny', 'Elektrotechniczny', 'Filozoficzny', 'Geograficzny', 'Historyczny'],
    area2: ['Językoznawcze', 'Ekonomiczne', 'Pedagogiczne', 'Informatyczne', 'Filologiczne'],
    area3: ['Historyczny', 'Pedagogiczny', 'Filozoficzny', 'Ekonomiczny'],
    uni: ['Politechniki Śląskiej', 'UEK', 'Uniwersytetu Szczecińskiego', 'AGH'],
    uni2: ['Lodziensis', 'Wratislaviensis', 'Nicolai Copernici'],
    topic: ['uczenia maszynowego', 'statystyki', 'językoznawstwa', 'historii'],
  },
  and: ['i', 'i', 'oraz', ','],
  etAl: ['i in.', 'et al.', 'i inni', 'i wsp.'],
  others: ['i {n} innych', '(oraz {n} innych autorów)'],
  headings: {
    references: ['Bibliografia', 'Literatura', 'Spis literatury', 'Piśmiennictwo', 'Publikacje', 'Lektury'],
    topics: ['Artykuły', 'Monografie', 'Rozdziały', 'Metody', 'Teoria', 'Źródła', 'Rozprawy', 'Literatura uzupełniająca', 'Dane'],
    sessions: ['Sesja {#}', 'Tydzień {#}', 'Zajęcia {#}', 'Sesja plakatowa', 'Panel {A|B|C}'],
  },
  prose: words(`
    Lista zawiera teksty z zakresu {topic}. ¦ Zajęcia odbywają się w {poniedziałki|środy} w sali {##}. ¦
    Proszę przeczytać tekst przed zajęciami. ¦ Uwagi proszę przesyłać pocztą. ¦ Nasz zespół prowadzi badania z zakresu {topic}. ¦
    Ocena zależy od projektu i egzaminu. ¦ Metoda ciekawa, ale próba mała. ¦ Do przeczytania.
  `),
  fields: {
    title: ['Tytuł', 'Artykuł'],
    authors: ['Autorzy', 'Autor'],
    venue: ['Czasopismo', 'Źródło', 'Wydawnictwo'],
    year: ['Rok', 'Data'],
    abstract: ['Streszczenie', 'Abstrakt', 'Opis'],
    link: ['Link', 'URL', 'DOI'],
  },
  locators: ['t. {volume}, nr {issue}, s. {pages}', '{volume}({issue}), s. {pages}', 's. {pages}', 'nr {issue}, s. {pages}'],
};
