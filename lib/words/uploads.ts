import { area } from './area.ts';
import { sizeIn } from './size.ts';

const slidesIn = (language: string, one: string, many: string) => {
  const list = new Intl.ListFormat(language);
  return (slides: readonly number[]): string => `${slides.length === 1 ? one : many} ${list.format(slides.map(String))}`;
};
const slidesEn = slidesIn('en', 'slide', 'slides');
const slidesDe = slidesIn('de', 'Folie', 'Folien');

const foreignEn: Readonly<Record<string, string>> = {
  address: 'only https addresses are fetched',
  unreachable: 'the other site cannot be reached',
  slow: 'the other site did not answer in time',
  'too-large': 'the file is too large',
  'file-too-large': 'the file is too large',
  redirects: 'the address leads on too often',
  'no-kind': 'it is no picture',
  'broken-picture': 'the file is damaged',
  'quota-used': 'there is no room left for pictures',
};
const foreignDe: Readonly<Record<string, string>> = {
  address: 'nur https-Adressen werden geholt',
  unreachable: 'die andere Seite ist nicht zu erreichen',
  slow: 'die andere Seite antwortete nicht rechtzeitig',
  'too-large': 'die Datei ist zu groß',
  'file-too-large': 'die Datei ist zu groß',
  redirects: 'die Adresse leitet zu oft weiter',
  'no-kind': 'es ist kein Bild',
  'broken-picture': 'die Datei ist beschädigt',
  'quota-used': 'für Bilder ist kein Platz mehr',
};

/** A part of a sentence, or nothing when there are none. */
const said = (count: number, what: string): string => (count > 0 ? `${count} ${what}` : '');

/** Pictures on their way into a deck. */
export const uploads = area({
  en: {
    title: 'Uploads',
    placeholder: (name: string) => (name ? `Uploading ${name} …` : 'Uploading …'),
    unnamed: 'Picture',
    choose: 'Choose pictures',
    chooseHelp: 'From this device. You can also paste pictures into the text, or drop them there.',
    orAddress: 'Or a picture from the web',
    waiting: 'waiting',
    working: 'almost done',
    cancel: (name: string) => `Cancel the upload of ${name}`,
    dismiss: (name: string) => `Dismiss the message about ${name}`,
    retry: 'Try again',
    progress: (name: string) => `Upload of ${name}`,
    problems: {
      'file-too-large': 'The file is too large.',
      'too-many-pixels': 'The picture has too many pixels. Make it smaller first.',
      'no-kind': 'This is no picture that can be shown. PNG, JPEG, WebP, GIF and AVIF are taken.',
      'svg-refused': 'SVG can contain scripts and is not taken. Save it as PNG first.',
      'heic-refused': 'Browsers do not show HEIC photos. Save it as JPEG first.',
      'broken-picture': 'The file is damaged and could not be read.',
      'quota-used': 'There is no room left for pictures. Delete some that are no longer used.',
      'disk-full': 'The server has no room left. Tell whoever runs it.',
      'storage-down': 'The storage for pictures does not answer. Try again in a few minutes.',
      forbidden: 'You may not change this deck any more.',
    } as Readonly<Record<string, string>>,
    tooLarge: (megabytes: number) => `The file is too large; at most ${megabytes} MB are taken.`,
    offline: 'There is no connection.',
    failed: 'It could not be uploaded.',
    pictures: 'Pictures of this deck',
    picturesLoading: 'Loading the pictures',
    picturesFailed: 'The pictures could not be loaded.',
    noPictures: 'There are none yet. Paste pictures into the text, or drop them there.',
    size: sizeIn('en'),
    room: (used: string, all: string) => `${used} of ${all} used in this deck`,
    roomOfYours: (used: string, all: string) => `${used} of ${all} used by you in all decks`,
    roomLabel: 'Room for pictures',
    notUsed: 'Not used in the text',
    usedOn: (slides: readonly number[]) => (slides.length === 0 ? 'Used outside the slides' : `On ${slidesEn(slides)}`),
    undescribed: (slides: readonly number[]) => `No description on ${slidesEn(slides)}`,
    download: 'Download',
    downloadOne: (name: string) => `Download ${name}`,
    replace: 'Replace',
    replaceOne: (name: string) => `Replace ${name}`,
    replaced: 'The picture is replaced everywhere. The old one is still here.',
    notReplaced: 'The picture was not replaced.',
    remove: 'Delete',
    removeOne: (name: string) => `Delete ${name}`,
    notDeleted: 'The picture was not deleted.',
    askUnused: 'Delete it for good? Older versions that show it will have a gap.',
    askUsed: (slides: readonly number[]) =>
      `Delete it for good? ${slides.length === 0 ? 'The text still uses it' : `There will be a gap on ${slidesEn(slides)}`}.`,
    foreign: {
      title: (pictures: number, hosts: number) =>
        `${pictures === 1 ? '1 picture' : `${pictures} pictures`} from ${hosts === 1 ? '1 other site' : `${hosts} other sites`}`,
      state: (kept: number, failed: number, waiting: number) =>
        `${[said(kept, 'kept here'), said(failed, 'could not be fetched'), said(waiting, 'not fetched yet')].filter(Boolean).join(', ')}.`,
      direct: 'Each reader loads them from there.',
      why: (code: string): string =>
        foreignEn[code] ?? (code.startsWith('status ') ? `the other site answered ${code.slice(7)}` : 'it failed'),
      again: 'Try again',
      notTried: 'It could not be tried again. Wait a few minutes.',
      keep: 'Keep copies here',
      kept: (pictures: number) =>
        `${pictures === 1 ? '1 picture' : `${pictures} pictures`} in the text now come from here. Undo takes that back.`,
    },
  },
  de: {
    title: 'Uploads',
    placeholder: (name: string) => (name ? `${name} wird hochgeladen …` : 'Wird hochgeladen …'),
    unnamed: 'Bild',
    choose: 'Bilder auswählen',
    chooseHelp: 'Von diesem Gerät. Sie können Bilder auch in den Text einfügen oder dort ablegen.',
    orAddress: 'Oder ein Bild aus dem Web',
    waiting: 'wartet',
    working: 'gleich fertig',
    cancel: (name: string) => `Hochladen von ${name} abbrechen`,
    dismiss: (name: string) => `Meldung zu ${name} schließen`,
    retry: 'Erneut versuchen',
    progress: (name: string) => `Hochladen von ${name}`,
    problems: {
      'file-too-large': 'Die Datei ist zu groß.',
      'too-many-pixels': 'Das Bild hat zu viele Pixel. Verkleinern Sie es zuerst.',
      'no-kind': 'Dieses Format kann nicht gezeigt werden. Möglich sind PNG, JPEG, WebP, GIF und AVIF.',
      'svg-refused': 'SVG kann Skripte enthalten und wird nicht angenommen. Speichern Sie es zuerst als PNG.',
      'heic-refused': 'Browser zeigen keine HEIC-Fotos. Speichern Sie das Foto zuerst als JPEG.',
      'broken-picture': 'Die Datei ist beschädigt und konnte nicht gelesen werden.',
      'quota-used': 'Für Bilder ist kein Platz mehr. Löschen Sie solche, die nicht mehr gebraucht werden.',
      'disk-full': 'Auf dem Server ist kein Platz mehr. Sagen Sie es den Betreibern.',
      'storage-down': 'Der Speicher für Bilder antwortet nicht. Versuchen Sie es in einigen Minuten erneut.',
      forbidden: 'Sie dürfen diese Präsentation nicht mehr ändern.',
    } as Readonly<Record<string, string>>,
    tooLarge: (megabytes: number) => `Die Datei ist zu groß; höchstens ${megabytes} MB sind möglich.`,
    offline: 'Es besteht keine Verbindung.',
    failed: 'Das Hochladen ist fehlgeschlagen.',
    pictures: 'Bilder dieser Präsentation',
    picturesLoading: 'Die Bilder werden geladen',
    picturesFailed: 'Die Bilder konnten nicht geladen werden.',
    noPictures: 'Es gibt noch keine. Fügen Sie Bilder in den Text ein oder legen Sie sie dort ab.',
    size: sizeIn('de'),
    room: (used: string, all: string) => `${used} von ${all} in dieser Präsentation belegt`,
    roomOfYours: (used: string, all: string) => `${used} von ${all} von Ihnen insgesamt belegt`,
    roomLabel: 'Platz für Bilder',
    notUsed: 'Im Text nicht verwendet',
    usedOn: (slides: readonly number[]) => (slides.length === 0 ? 'Außerhalb der Folien verwendet' : `Auf ${slidesDe(slides)}`),
    undescribed: (slides: readonly number[]) => `Keine Beschreibung auf ${slidesDe(slides)}`,
    download: 'Herunterladen',
    downloadOne: (name: string) => `${name} herunterladen`,
    replace: 'Ersetzen',
    replaceOne: (name: string) => `${name} ersetzen`,
    replaced: 'Das Bild ist überall ersetzt. Das alte ist noch hier.',
    notReplaced: 'Das Bild wurde nicht ersetzt.',
    remove: 'Löschen',
    removeOne: (name: string) => `${name} löschen`,
    notDeleted: 'Das Bild wurde nicht gelöscht.',
    askUnused: 'Endgültig löschen? Ältere Versionen, die es zeigen, haben dann eine Lücke.',
    askUsed: (slides: readonly number[]) =>
      `Endgültig löschen? ${slides.length === 0 ? 'Der Text verwendet es noch' : `Auf ${slidesDe(slides)} entsteht eine Lücke`}.`,
    foreign: {
      title: (pictures: number, hosts: number) =>
        `${pictures === 1 ? '1 Bild' : `${pictures} Bilder`} von ${hosts === 1 ? '1 anderen Seite' : `${hosts} anderen Seiten`}`,
      state: (kept: number, failed: number, waiting: number) =>
        `${[said(kept, 'hier aufbewahrt'), said(failed, 'nicht zu holen'), said(waiting, 'noch nicht geholt')].filter(Boolean).join(', ')}.`,
      direct: 'Alle, die lesen, laden sie von dort.',
      why: (code: string): string =>
        foreignDe[code] ?? (code.startsWith('status ') ? `die andere Seite antwortete ${code.slice(7)}` : 'es ging nicht'),
      again: 'Erneut versuchen',
      notTried: 'Der Versuch ging nicht. Warten Sie einige Minuten.',
      keep: 'Kopien hier behalten',
      kept: (pictures: number) =>
        `${pictures === 1 ? '1 Bild' : `${pictures} Bilder`} im Text kommen jetzt von hier. Rückgängig nimmt das zurück.`,
    },
  },
});
