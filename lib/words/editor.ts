import { area } from './area.ts';
import { editorDe } from './editor-de.ts';
import { editorEn } from './editor-en.ts';

/** The editing screen. */
export const editor = area({ en: editorEn, de: editorDe });
