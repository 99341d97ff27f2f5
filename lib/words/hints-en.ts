import type { HintWords } from './hints-type.ts';

const yaml: HintWords['yaml'] = {
  tab: 'a tab is used for indentation. YAML takes spaces only.',
  quote: 'this value needs quotes around it.',
  duplicate: 'this key is there twice.',
  alias: 'anchors and aliases (& and *) are not read.',
  bracket: 'a bracket or a quote is opened here and not closed.',
  indent: 'this line’s indentation does not fit the lines above it.',
  other: 'this line is no “key: value”.',
};

const because: Readonly<Record<string, string>> = {
  import: ': its styles load nothing from elsewhere. Copy the rules you need in here.',
  'font-face': ': its styles load no fonts. Use the fonts of a theme.',
};

/** Hints about a deck's text, in English. */
export const hintsEn: HintWords = {
  yaml,
  says: {
    'front-matter': ({ why }) => `The front matter is not read: ${yaml[why]}`,
    'front-matter-list': () => 'The front matter is not read: it is no list of “key: value” lines.',
    'front-matter-size': ({ characters }) => `The front matter is not read: it is longer than ${characters} characters.`,
    'front-matter-late': () => 'The front matter should be the first thing in the deck.',
    'front-matter-open': () => 'The front matter is never closed. It needs a line “---” at its end.',
    'front-matter-comment': () => 'A comment in the front matter begins with “#”.',
    'front-matter-second': () => 'This looks like a second front matter. Only the first one is read.',
    'front-matter-merge': () => 'Merge keys (“<<”) are not read.',
    'front-matter-key': ({ key, to }) => `“${key}” is not read. Did you mean “${to}”?`,
    'front-matter-value': ({ key }) => (key === 'lang' ? '“lang” is a language code like “en” or “de-DE”.' : '“dir” is “ltr” or “rtl”.'),
    'options-list': () => '“slideOptions” is no list of “key: value” lines.',
    'option-value': ({ key, value }) => `slideOptions: “${key}” cannot be “${value}”.`,
    'option-unhonoured': ({ key }) => `slideOptions: “${key}” has no effect in a shared deck.`,
    'option-unknown': ({ key }) => `slideOptions: there is no “${key}”.`,
    'near-separator': ({ mark }) =>
      mark === '---' || mark === '----'
        ? `Did you mean a new slide? “${mark}” needs a blank line before and after it.`
        : `Did you mean a new slide? “${mark}” begins none; “---” does.`,
    'fence-open': () => 'This code block is never closed. It ends with its slide.',
    'comment-open': () => 'This comment is never closed. It is shown as text.',
    'slides-limit': ({ slides }) => `A deck has at most ${slides} slides: from here on all is text of the last one.`,
    'slide-size': ({ characters }) => `This slide is longer than ${characters} characters and is shown as plain text.`,
    'notes-again': ({ first }) => `The notes began at line ${first} already and go on here.`,
    'image-alt': () => 'This image has no description for people who cannot see it.',
    'image-failed': ({ src }) => `This image does not load: ${src}`,
    'heading-jump': ({ from, to }) => `This heading jumps from level ${from} to level ${to}.`,
    'style-rule': ({ rule }) => `“@${rule}” has no effect in a deck${because[rule] ?? '.'}`,
    'style-address': ({ address }) => `Styles load no pictures from elsewhere. Show it as an image or as a slide’s background: ${address}`,
    overflow: () => 'This slide has more on it than fits. From here on it is cut off.',
  },
  fixes: {
    separate: () => 'Make it a separator',
    'separate-all': (count) => `Make all ${count} separators`,
    close: () => 'Close it',
    remove: () => 'Remove the line',
    rename: (to) => `Change to “${to}”`,
    quote: () => 'Put it in quotes',
    untab: () => 'Replace tabs by spaces',
    remark: () => 'Begin it with “#”',
    unlabel: () => 'Remove the label',
    describe: () => 'Describe it',
    relevel: (to) => `Change to “${to}”`,
    shrink: () => 'Shrink to fit',
    split: () => 'Split here',
    cut: () => 'Remove it',
  },
};
