import { expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import { applyUpdate, Doc, encodeStateAsUpdate, UndoManager } from 'yjs';
import { onFirstEdit } from './first-edit.ts';

test('the first own edit is told, once; those of others are not', () => {
  const doc = new Doc();
  const ytext = doc.getText('content');
  const told: string[] = [];
  const said = vi.spyOn(console, 'error');
  const stop = onFirstEdit({ doc, ytext, awareness: new Awareness(doc), undo: new UndoManager(ytext) }, () => told.push(ytext.toString()));
  const bens = new Doc();
  bens.getText('content').insert(0, 'ben');
  applyUpdate(doc, encodeStateAsUpdate(bens), 'network');
  expect([ytext.toString(), told]).toEqual(['ben', []]);
  ytext.insert(3, ' and anna');
  ytext.insert(0, 'again ');
  expect(told).toEqual(['ben and anna']);
  stop();
  expect(said, 'stopping twice is no error').not.toHaveBeenCalled();
  said.mockRestore();
  doc.destroy();
});
