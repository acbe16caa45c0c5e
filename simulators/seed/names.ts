/** Names of one language. `native|latin` gives the Latin spelling where dropping accents would leave none; `_` is a space. */
interface Language {
  readonly given: readonly string[];
  readonly surnames: readonly string[];
}

/** Common names, combined at random: whoever they resemble, the person is invented. */
export const LANGUAGES: readonly Language[] = [
  language("Anna Jürgen Björn Käthe Jörg Heike Uwe Sören", "Müller Groß Schäfer Weiß Köhler Böhm Krüger Meyer-Landrut"),
  language("Łukasz Agnieszka Paweł Zofia Małgorzata Michał", "Nowak Wiśniewska Wójcik Kamiński Dąbrowski Żak"),
  language("Siobhán Seán Aoife Niamh Pádraig Caoimhe", "O'Brien O'Connor Ó_Faoláin MacGiolla D'Arcy Byrne"),
  language("José María Íñigo Begoña Lucía Andrés", "García Fernández Núñez Ibáñez Peña-Ruiz Muñoz"),
  language("João Inês António Conceição Luísa Simão", "Gonçalves Araújo Simões Magalhães Conceição Brandão"),
  language("Chloé François Zoë Jean-Pierre Hélène Maël", "Dubois Lefèvre D'Aubigné Saint-Étienne Garçon Noël"),
  language("Hoa Đức Thảo Tuấn Ngọc Hương", "Nguyễn Trần Lê Phạm Đặng Võ"),
  language("Emre Ayşe Çağla Işık Özgür Gülşen", "Yılmaz Öztürk Şahin Çelik Doğan Kılıç"),
  language("Jiří Zdeněk Žaneta Tomáš Kateřina Ondřej", "Dvořák Černý Růžička Šťastná Hájek Křížová"),
  language("Åsa Bjørn Øyvind Sigríður Þórdís Ærlend", "Lindqvist Sørensen Åkesson Ødegård Þorvaldsdóttir Næss"),
  language("Ștefan Ioana Mihály Ágnes Győző Răzvan", "Țurcanu Popescu Szűcs Kovács Bălan Tóth-Kiss"),
  language("Priya Arjun Ananya Venkatesh Lakshmi Rohan", "Raman Iyer Chatterjee Subramaniam Kaur Patel"),
  language("Chinedu Adaeze Ọlá Ngozi Tunde Abiọ́dún", "Okonkwo Adéyẹmí Oyelaran N'Diaye Mensah Eze"),
  language("Mei Wei Xiùyīng Hao Lǚ Yan", "Lin Chen Wang Li Zhao Ouyang"),
  language("Ольга|Olga Дмитрий|Dmitri Наталья|Natalia", "Петрова|Petrova Соколов|Sokolov Ильина|Ilina"),
  language("Γιώργος|Giorgos Ελένη|Eleni Νίκος|Nikos", "Παππάς|Pappas Γεωργίου|Georgiou Ιωάννου|Ioannou"),
  language("美咲|Misaki 翔太|Shota 裕子|Yuko", "佐藤|Sato 田中|Tanaka 小林|Kobayashi"),
  language("Olivia Liam Grace Noah Emma William", "Smith Jones Taylor Brown Wilson Walker"),
];

/** Over 32 code points, the most that GoTo takes (docs/services/goto-admin-api.md §4.1). */
export const LONG_NAMES = {
  given: ["María de los Ángeles Guadalupe Inmaculada", "Karl-Theodor Maximilian Ferdinand Joachim"],
  surnames: ["Wolfeschlegelsteinhausenbergerdorff-Müller", "Venkatanarasimharajuvaripeta Raghunathan"],
} as const;

/** People who have one name only. */
export const SINGLE_NAMES = ["Wulandari", "Sukarti", "Ngawang", "Mahendran", "Þórdís", "Zarina"] as const;

/** The name as it is shown. */
export function shown(name: string): string {
  return name.split("|")[0] ?? name;
}

/** The name as plain ASCII letters, hyphens and apostrophes, in lower case: what a directory makes addresses of. */
export function latin(name: string): string {
  return (name.split("|")[1] ?? name)
    .replace(/[ßłøđıæþð]/gi, (letter) => PLAIN[letter.toLowerCase()] ?? "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z'-]/g, "");
}

/** Letters that decomposition does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  ł: "l",
  ø: "o",
  đ: "d",
  ı: "i",
  æ: "ae",
  þ: "th",
  ð: "d",
};

function language(given: string, surnames: string): Language {
  const list = (text: string) => text.split(" ").map((name) => name.replace("_", " "));
  return { given: list(given), surnames: list(surnames) };
}
