export { slideOfAnchor } from './anchors.ts';
export type { Complaint, ComplaintCode, ComplaintOf, ComplaintValues, YamlTrouble } from './complaint.ts';
export { applyEdits, diffText } from './edits.ts';
export { definesMacros } from './features/math-html.ts';
export { type Repair, repairOf } from './fixes.ts';
export { hintsOf } from './hints.ts';
export { type FailedImages, failedOn } from './images.ts';
export { type ImportLook, lookAt, type PicturePlaces } from './import-look.ts';
export { moveSection, moveSlides, type SlideMove } from './move.ts';
export { publicReader, publicText, withoutNotes } from './notes.ts';
export { type Fix, type FixName, type Hint, withFixes } from './offers.ts';
export { outlineOf } from './outline.ts';
export { overflowOf } from './overflow.ts';
export { countSlides, MAX_SLIDE, parseDeck, slideAt } from './parse.ts';
export { foreignAddress, isRelative, picturesIn, withPictures } from './pictures.ts';
export { proposeSeparators } from './propose-separators.ts';
export { rawAddressesOf } from './raw-address.ts';
export { renameDeck } from './rename.ts';
export { renderSlide } from './render.ts';
export { type LockedSection, lockedSections, type Undone, undoLocked } from './section-locks.ts';
export type { SeparatorStyle, Separators } from './separator-lines.ts';
export { type Rewritten, rewriteSeparators } from './separators.ts';
export { withTags } from './tags.ts';
export { tickTask } from './tasks.ts';
export { type Day, fillTemplate, type TemplateValues } from './template.ts';
export { firstSlideText, titleOf } from './title.ts';
export type {
  ElementDirective,
  ElementTarget,
  ParsedDeck,
  RenderedSlide,
  Section,
  Settings,
  SlideOptions,
  SlideSource,
  TextEdit,
} from './types.ts';
