export type {
  Complaint,
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
