const fence = '```';

const slides = [
  `<style>
.slides h1 { font-size: 64px; text-transform: none; }
.slides p, .slides li, .slides table { font-size: 32px; }
</style>

<!-- .slide: data-background="#024550" -->

# <span style="color:#91d4e3">Welcome to</span> <span style="color:#fff">Lectern</span>

<span style="color:#dbf2f7">Write together. Present. Follow along.</span>

Note: This is a speaker note. It starts with "Note:" and runs to the end of the slide. The speaker view shows it; attendees never receive it.`,

  `# One URL does it all

![Authors write, a presenter presents, attendees follow, all at one URL](/welcome/one-url.svg)

- Open it to **write**, together with others, in markdown.
- Press *Present* and it becomes the **stage**.
- Everybody else who opens it **follows** along.`,

  `# Try it right now

1. Change this line and watch the preview beside it.
2. Open this page in a second window: you see yourself there.
3. Press **Present**. The second window follows.
4. Edit while you present. The stage changes at once.`,

  `# Where slides begin

A line with three dashes, empty lines around it, starts the next slide:

${fence}markdown
# First slide

---

# Next slide
${fence}

Four dashes put a slide *below* the one before. This is one of those: go down.`,

  `## Below

Vertical slides hold what belongs together: details, backup, a long report.

<small>Press <kbd>O</kbd> on stage to see all slides from above.</small>`,

  `# Text

Words can be *emphasised*, **strong**, ~~taken back~~ or \`code\`, and [link elsewhere](https://commonmark.org).

> A quotation stands out by itself.

### Smaller headings help, too`,

  `# Lists

- A list tells the points
    - nested ones tell the details
        - as deep as you need
- Another point

1. Numbered lists
2. keep their count`,

  `# Tables

| Key | On stage |
|:----|:---------|
| arrows, space | next and back |
| O | all slides from above |
| G | go to a slide |
| B | black screen |
| ? | all keys |`,

  `# Code keeps its colours

${fence}js
// how long is a deck?
const minutes = sections
  .map((section) => section.minutes)
  .reduce((sum, next) => sum + next, 0);
${fence}`,

  `# Step by step

Put a comment behind what should appear later:

- This is here from the start
- This comes with the next step <!-- .element: class="fragment" -->
- and this one grows <!-- .element: class="fragment grow" -->

Attendees see the same step as you.`,

  `<!-- .slide: data-background="linear-gradient(135deg, #5f3dc4, #a61e4d)" data-transition="zoom" -->

<style>
.reveal .sunny h1, .reveal .sunny p { color: #fff; text-align: left; }
</style>

<div class="sunny">

# Your own looks

A comment at the top gives a slide its background and transition. HTML and styles work inside a slide, and nothing in them can reach the page around it.

</div>`,

  `# Speaker notes

Press <kbd>S</kbd> on stage: a second window shows the current and the next slide, the clock and your notes.

Note:
Hello, speaker!

- Notes are markdown, too.
- They stay with those who may edit the deck.`,

  `<!-- owner: @anna -->
<!-- time: 5m -->

# A call with many voices

Slides with the same heading make a section. It can name who speaks and for how long:

${fence}markdown
<!-- owner: @anna -->
<!-- time: 5m -->

# Team Storage
${fence}

The outline beside the text shows it. Drag there to move a slide or a section.`,

  `# The first lines

Settings stand at the very top, between two lines of dashes:

${fence}yaml
---
title: Welcome to Lectern
slideOptions:
  theme: white
  transition: slide
---
${fence}

Mistakes are named beside the first slide. Your text is never touched.`,

  `<!-- .slide: data-background="#024550" -->

# <span style="color:#fff">Now write your own</span>

<span style="color:#dbf2f7">*All decks*, then *New deck*. Or drop your .md files there: decks from HedgeDoc open as they are.</span>`,
];

/** These slides stand below the one before. */
const below: readonly number[] = [4];

const head = `---
title: Welcome to Lectern
description: What a deck can do, shown by one.
tags: lectern, welcome
slideOptions:
  theme: white
  transition: slide
---

`;

/** The deck that a new Lectern has: it explains itself and uses every common feature. */
export function welcome(): string {
  const [first, ...others] = slides;
  const rest = others.map((slide, index) => `\n${below.includes(index + 1) ? '----' : '---'}\n\n${slide}\n`);
  return `${head}${first}\n${rest.join('')}`;
}
