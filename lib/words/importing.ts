import { area } from './area.ts';

const megabytes = (bytes: number, comma: string): string => (bytes / 1_048_576).toFixed(1).replace('.', comma);

export const importing = area({
  en: {
    progress: (done: number, all: number) => `Importing ${done} of ${all} …`,
    imported: (count: number) => (count === 1 ? '1 deck imported' : `${count} decks imported`),
    refused: (count: number) => (count === 1 ? '1 file was not imported' : `${count} files were not imported`),
    tooLarge: (bytes: number) =>
      `It has ${megabytes(bytes, '.')} MB; a deck may have 1 MB. Pictures inside the text make it large: link to them instead, or split it.`,
    notUtf8: (line: number) =>
      `Line ${line} is neither UTF-8 nor UTF-16 nor Windows-1252. Save the file with the encoding UTF-8 and import it again.`,
    notText: 'It is no text. Lectern imports markdown files (.md).',
    unreadable: 'The browser could not read it.',
    offline: 'The server did not answer. Check your connection and import it again.',
    server: (reason: string) => `The server did not take it: ${reason}`,
    readAs: (encoding: string) => `Read as ${encoding}.`,
    rewritten: (right: number, down: number) =>
      `${right + down === 1 ? '1 separator' : `${right + down} separators`} rewritten: ${right} to the right, ${down} below.`,
    settingsKept: (count: number) =>
      count === 1 ? 'The settings of 1 slide became a comment.' : `The settings of ${count} slides became comments.`,
    rulesMade: (count: number) =>
      count === 1
        ? '1 line of dashes that separates nothing became “* * *”.'
        : `${count} lines of dashes that separate nothing became “* * *”.`,
    more: 'More ways to import',
    choose: 'Separators …',
    separatorsTitle: 'How are the slides separated?',
    looksOther: (file: string) => `“${file}” does not look like a deck from HedgeDoc. Lectern can rewrite what separates its slides.`,
    looksLikeHedgeDoc: (file: string) => `“${file}” looks like a deck from HedgeDoc.`,
    separators: {
      hedgedoc: { name: 'HedgeDoc, HackMD', help: '--- or ---- between blank lines' },
      'reveal-md': { name: 'reveal-md', help: '--- on a line of its own; ----, ---v or -- for below' },
      slidev: { name: 'Slidev, Marp', help: '--- on a line of its own; settings of a slide become a comment' },
      custom: { name: 'Custom', help: 'other lines' },
    },
    slides: (count: number) => (count === 1 ? '1 slide' : `${count} slides`),
    right: 'To the right',
    down: 'Below',
    ownHelp: 'The whole line, as it stands in the text. \\n\\n\\n means three blank lines; an empty field means none.',
    nothingRewritten: 'The text stays as it is.',
    forOthers: (count: number) => (count === 1 ? 'The same for the other file' : `The same for the other ${count} files`),
    skip: 'Skip this file',
  },
  de: {
    progress: (done: number, all: number) => `${done} von ${all} wird importiert …`,
    imported: (count: number) => (count === 1 ? '1 Präsentation importiert' : `${count} Präsentationen importiert`),
    refused: (count: number) => (count === 1 ? '1 Datei wurde nicht importiert' : `${count} Dateien wurden nicht importiert`),
    tooLarge: (bytes: number) =>
      `Sie hat ${megabytes(bytes, ',')} MB, erlaubt ist 1 MB. Bilder im Text machen sie groß: verlinken Sie sie, oder teilen Sie die Datei.`,
    notUtf8: (line: number) =>
      `Zeile ${line} ist weder UTF-8 noch UTF-16 noch Windows-1252. Speichern Sie die Datei mit der Kodierung UTF-8 und importieren Sie sie erneut.`,
    notText: 'Sie ist kein Text. Lectern importiert Markdown-Dateien (.md).',
    unreadable: 'Der Browser konnte sie nicht lesen.',
    offline: 'Der Server hat nicht geantwortet. Prüfen Sie Ihre Verbindung und importieren Sie sie erneut.',
    server: (reason: string) => `Der Server hat sie nicht angenommen: ${reason}`,
    readAs: (encoding: string) => `Als ${encoding} gelesen.`,
    rewritten: (right: number, down: number) =>
      `${right + down === 1 ? '1 Trenner' : `${right + down} Trenner`} umgeschrieben: ${right} nach rechts, ${down} nach unten.`,
    settingsKept: (count: number) =>
      count === 1 ? 'Die Einstellungen von 1 Folie wurden zum Kommentar.' : `Die Einstellungen von ${count} Folien wurden zu Kommentaren.`,
    rulesMade: (count: number) =>
      count === 1
        ? '1 Zeile aus Strichen, die nichts trennt, wurde zu „* * *“.'
        : `${count} Zeilen aus Strichen, die nichts trennen, wurden zu „* * *“.`,
    more: 'Weitere Arten zu importieren',
    choose: 'Trenner …',
    separatorsTitle: 'Wie sind die Folien getrennt?',
    looksOther: (file: string) =>
      `„${file}“ sieht nicht nach einer Präsentation aus HedgeDoc aus. Lectern kann umschreiben, was ihre Folien trennt.`,
    looksLikeHedgeDoc: (file: string) => `„${file}“ sieht nach einer Präsentation aus HedgeDoc aus.`,
    separators: {
      hedgedoc: { name: 'HedgeDoc, HackMD', help: '--- oder ---- zwischen Leerzeilen' },
      'reveal-md': { name: 'reveal-md', help: '--- allein auf einer Zeile; ----, ---v oder -- für darunter' },
      slidev: { name: 'Slidev, Marp', help: '--- allein auf einer Zeile; Einstellungen einer Folie werden zum Kommentar' },
      custom: { name: 'Eigene', help: 'andere Zeilen' },
    },
    slides: (count: number) => (count === 1 ? '1 Folie' : `${count} Folien`),
    right: 'Nach rechts',
    down: 'Nach unten',
    ownHelp: 'Die ganze Zeile, wie sie im Text steht. \\n\\n\\n bedeutet drei Leerzeilen, ein leeres Feld keine.',
    nothingRewritten: 'Der Text bleibt, wie er ist.',
    forOthers: (count: number) => (count === 1 ? 'Ebenso für die andere Datei' : `Ebenso für die anderen ${count} Dateien`),
    skip: 'Datei auslassen',
  },
});
