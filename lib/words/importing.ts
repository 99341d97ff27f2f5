import { area } from './area.ts';

const megabytes = (bytes: number, comma: string): string => (bytes / 1_048_576).toFixed(1).replace('.', comma);

export const importing = area({
  en: {
    progress: (done: number, all: number) => `Importing ${done} of ${all} …`,
    imported: (count: number) => (count === 1 ? '1 deck imported' : `${count} decks imported`),
    refused: (count: number) => (count === 1 ? '1 file was not imported' : `${count} files were not imported`),
    tooLarge: (bytes: number) =>
      `It has ${megabytes(bytes, '.')} MB; a deck may have 1 MB. Pictures inside the text make it large: link to them instead, or split it.`,
    utf16: 'It is saved as UTF-16. Save it as UTF-8 and import it again.',
    notUtf8: (line: number) => `Line ${line} is not UTF-8. Save the file with the encoding UTF-8 and import it again.`,
    notText: 'It is no text. Lectern imports markdown files (.md).',
    unreadable: 'The browser could not read it.',
    offline: 'The server did not answer. Check your connection and import it again.',
    server: (reason: string) => `The server did not take it: ${reason}`,
  },
  de: {
    progress: (done: number, all: number) => `${done} von ${all} wird importiert …`,
    imported: (count: number) => (count === 1 ? '1 Präsentation importiert' : `${count} Präsentationen importiert`),
    refused: (count: number) => (count === 1 ? '1 Datei wurde nicht importiert' : `${count} Dateien wurden nicht importiert`),
    tooLarge: (bytes: number) =>
      `Sie hat ${megabytes(bytes, ',')} MB, erlaubt ist 1 MB. Bilder im Text machen sie groß: verlinken Sie sie, oder teilen Sie die Datei.`,
    utf16: 'Sie ist als UTF-16 gespeichert. Speichern Sie sie als UTF-8 und importieren Sie sie erneut.',
    notUtf8: (line: number) =>
      `Zeile ${line} ist kein UTF-8. Speichern Sie die Datei mit der Kodierung UTF-8 und importieren Sie sie erneut.`,
    notText: 'Sie ist kein Text. Lectern importiert Markdown-Dateien (.md).',
    unreadable: 'Der Browser konnte sie nicht lesen.',
    offline: 'Der Server hat nicht geantwortet. Prüfen Sie Ihre Verbindung und importieren Sie sie erneut.',
    server: (reason: string) => `Der Server hat sie nicht angenommen: ${reason}`,
  },
});
