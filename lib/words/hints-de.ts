import type { HintWords } from './hints-type.ts';

const yaml: HintWords['yaml'] = {
  tab: 'Hier ist mit einem Tabulator eingerückt. YAML erlaubt nur Leerzeichen.',
  quote: 'Dieser Wert muss in Anführungszeichen stehen.',
  duplicate: 'Diesen Schlüssel gibt es zweimal.',
  alias: 'Anker und Verweise (& und *) werden nicht gelesen.',
  bracket: 'Hier fehlt eine schließende Klammer oder ein Anführungszeichen.',
  indent: 'Diese Zeile ist anders eingerückt als die Zeilen darüber.',
  other: 'Diese Zeile ist kein „Schlüssel: Wert“.',
};

const because: Readonly<Record<string, string>> = {
  import: ': Dort wird nichts von anderswo geladen. Kopieren Sie die nötigen Regeln hierher.',
  'font-face': ': Dort werden keine Schriften geladen. Nehmen Sie die Schriften eines Themes.',
};

/** Hints about a deck's text, in German. */
export const hintsDe: HintWords = {
  yaml,
  says: {
    'front-matter': ({ why }) => `Die Kopfdaten werden nicht gelesen. ${yaml[why]}`,
    'front-matter-list': () => 'Die Kopfdaten werden nicht gelesen. Sie bestehen nicht aus Zeilen „Schlüssel: Wert“.',
    'front-matter-size': ({ characters }) => `Die Kopfdaten werden nicht gelesen. Sie sind länger als ${characters} Zeichen.`,
    'front-matter-late': () => 'Die Kopfdaten gehören an den Anfang der Präsentation.',
    'front-matter-open': () => 'Die Kopfdaten sind nicht abgeschlossen. An ihrem Ende fehlt eine Zeile „---“.',
    'front-matter-comment': () => 'Ein Kommentar in den Kopfdaten beginnt mit „#“.',
    'front-matter-second': () => 'Das sieht nach zweiten Kopfdaten aus. Nur die ersten werden gelesen.',
    'front-matter-merge': () => 'Zusammenführungen („<<“) werden nicht gelesen.',
    'front-matter-key': ({ key, to }) => `„${key}“ wird nicht gelesen. Meinten Sie „${to}“?`,
    'front-matter-value': ({ key }) =>
      key === 'lang' ? '„lang“ ist ein Sprachkürzel wie „en“ oder „de-DE“.' : '„dir“ ist „ltr“ oder „rtl“.',
    'options-list': () => '„slideOptions“ besteht nicht aus Zeilen „Schlüssel: Wert“.',
    'option-value': ({ key, value }) => `slideOptions: „${key}“ kann nicht „${value}“ sein.`,
    'option-unhonoured': ({ key }) => `slideOptions: „${key}“ wirkt in einer gemeinsamen Präsentation nicht.`,
    'option-unknown': ({ key }) => `slideOptions: „${key}“ gibt es nicht.`,
    'near-separator': ({ mark }) =>
      mark === '---' || mark === '----'
        ? `Soll hier eine neue Folie beginnen? Vor und nach „${mark}“ gehört eine Leerzeile.`
        : `Soll hier eine neue Folie beginnen? „${mark}“ trennt keine Folien, „---“ schon.`,
    'fence-open': () => 'Dieser Code-Block ist nicht abgeschlossen. Er endet mit seiner Folie.',
    'comment-open': () => 'Dieser Kommentar ist nicht abgeschlossen. Er erscheint als Text.',
    'slides-limit': ({ slides }) => `Eine Präsentation hat höchstens ${slides} Folien: Ab hier gehört alles zur letzten.`,
    'slide-size': ({ characters }) => `Diese Folie ist länger als ${characters} Zeichen und erscheint als reiner Text.`,
    'notes-again': ({ first }) => `Die Notizen haben schon in Zeile ${first} begonnen und gehen hier weiter.`,
    'image-alt': () => 'Dieses Bild hat keine Beschreibung für Menschen, die es nicht sehen können.',
    'image-failed': ({ src }) => `Dieses Bild lässt sich nicht laden: ${src}`,
    'heading-jump': ({ from, to }) => `Diese Überschrift springt von Ebene ${from} auf Ebene ${to}.`,
    'style-rule': ({ rule }) => `„@${rule}“ wirkt in einer Präsentation nicht${because[rule] ?? '.'}`,
    'style-address': ({ address }) =>
      `Stile laden keine Bilder von anderswo. Zeigen Sie es als Bild oder als Hintergrund einer Folie: ${address}`,
    overflow: () => 'Auf dieser Folie steht mehr, als Platz hat. Ab hier ist sie abgeschnitten.',
  },
  fixes: {
    separate: () => 'Zum Trenner machen',
    'separate-all': (count) => `Alle ${count} zu Trennern machen`,
    close: () => 'Abschließen',
    remove: () => 'Zeile entfernen',
    rename: (to) => `In „${to}“ ändern`,
    quote: () => 'In Anführungszeichen setzen',
    untab: () => 'Tabulatoren ersetzen',
    remark: () => 'Mit „#“ beginnen',
    unlabel: () => 'Wort entfernen',
    describe: () => 'Beschreiben',
    relevel: (to) => `In „${to}“ ändern`,
    shrink: () => 'Verkleinern, bis es passt',
    split: () => 'Hier teilen',
    cut: () => 'Entfernen',
  },
};
