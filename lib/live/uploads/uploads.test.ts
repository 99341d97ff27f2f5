import { describe, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import { applyUpdate, Doc, encodeStateAsUpdate, UndoManager } from 'yjs';
import { ApiError } from '#live/api.ts';
import { APPLIED } from '#live/sync-session.ts';
import type { SyncSession } from '#live/sync-types.ts';
import { imageMarkdown } from './image-markdown.ts';
import { plainName } from './placeholder.ts';
import type { Sending, StoredPicture } from './send-picture.ts';
import { openUploads } from './uploads.ts';

const TYPED = 'typed';

/** A text that is written at with an undo, and a server that answers when it is told to. */
function writing(text: string) {
  const doc = new Doc();
  const ytext = doc.getText('content');
  ytext.insert(0, text);
  const undo = new UndoManager(ytext, { trackedOrigins: new Set<unknown>([APPLIED, TYPED]), captureTimeout: 500 });
  const session: SyncSession = { doc, ytext, undo, awareness: new Awareness(doc) };
  const asked: { file: File; sending: Sending; answer(picture: StoredPicture | ApiError): void }[] = [];
  const send = (file: File, sending: Sending) =>
    new Promise<StoredPicture>((resolve, reject) => {
      asked.push({ file, sending, answer: (picture) => (picture instanceof ApiError ? reject(picture) : resolve(picture)) });
    });
  const uploads = openUploads({
    ...{ session, send },
    placeholder: (name) => `Uploading ${name} …`,
    imageOf: (picture, description) => imageMarkdown(picture, 960, description),
    place: (_range, _image, replace) => replace(),
  });
  const type = (at: number, words: string) => doc.transact(() => ytext.insert(at, words), TYPED);
  return { session, uploads, asked, type, undo, text: () => ytext.toString() };
}
const picture = (name: string, width = 100): StoredPicture => ({ url: `/uploads/${name}`, width, height: 10 });
const file = (name: string) => new File(['x'], name, { type: 'image/png' });
const until = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 5 });

describe('a picture on its way', () => {
  test('has a placeholder that becomes the picture, wherever others have moved it', async () => {
    const { uploads, asked, text, session } = writing('one two');
    uploads.add([file('a.png')], 4);
    expect(text()).toBe('one ![Uploading a.png …]()two');
    const ben = new Doc();
    applyUpdate(ben, encodeStateAsUpdate(session.doc));
    ben.getText('content').insert(0, 'from ben ');
    ben.getText('content').insert(ben.getText('content').length, '!');
    applyUpdate(session.doc, encodeStateAsUpdate(ben));
    asked[0]?.answer(picture('x.png'));
    await until(() => expect(text()).toBe('from ben one ![](/uploads/x.png)two!'));
    expect(uploads.rows.get()).toEqual([]);
  });

  test('keeps what somebody wrote right beside the placeholder', async () => {
    const { uploads, asked, text, type } = writing('');
    uploads.add([file('a.png')], 0);
    type(0, 'before ');
    type(text().length, ' after');
    asked[0]?.answer(picture('x.png'));
    await until(() => expect(text()).toBe('before ![](/uploads/x.png) after'));
  });

  test('goes below a picture in whose description the cursor is', () => {
    const { uploads, text } = writing('a ![](/uploads/x.png) b');
    const end = uploads.add([file('a.png')], 4);
    expect(text().slice(end)).toBe(' b');
    expect(text()).toBe('a ![](/uploads/x.png)\n![Uploading a.png …]() b');
  });

  test('leaves nothing behind when those chosen with it fail, too', async () => {
    const { uploads, asked, text, undo } = writing('one\n\ntwo');
    uploads.add([file('a.svg'), file('b.svg'), file('c.svg')], 4);
    expect(text()).toBe('one\n![Uploading a.svg …]()\n![Uploading b.svg …]()\n![Uploading c.svg …]()\ntwo');
    for (const n of [0, 1, 2]) {
      await until(() => expect(asked[n]).toBeDefined());
      asked[n]?.answer(new ApiError(422, 'svg-refused', ''));
    }
    await until(() => expect(text()).toBe('one\n\ntwo'));
    undo.undo();
    expect(text()).toBe('one\n\ntwo');
  });

  test('takes its line with it when it fails between two that do not', async () => {
    const { uploads, asked, text } = writing('one\n');
    uploads.add([file('a.png'), file('b.svg'), file('c.png')], 4);
    asked[1]?.answer(new ApiError(422, 'svg-refused', ''));
    await until(() => expect(asked[2]).toBeDefined());
    asked[0]?.answer(picture('a.png'));
    asked[2]?.answer(picture('c.png'));
    await until(() => expect(text()).toBe('one\n![](/uploads/a.png)\n![](/uploads/c.png)'));
  });

  test('tells how far it is', () => {
    const { uploads, asked } = writing('');
    uploads.add([file('a.png')], 0);
    asked[0]?.sending.onProgress?.(0.5);
    expect(uploads.rows.get()).toEqual([{ id: 1, name: 'a.png', state: { kind: 'sending', share: 0.5 } }]);
  });

  test('that is wider than two slides gets half its width', async () => {
    const { uploads, asked, text } = writing('');
    uploads.add([file('a.png')], 0);
    asked[0]?.answer(picture('x.png', 1921));
    await until(() => expect(text()).toBe('![](/uploads/x.png =50%x)'));
  });

  test('that failed leaves no placeholder, and can be tried again in its place', async () => {
    const { uploads, asked, text, type } = writing('ab');
    uploads.add([file('a.png')], 1);
    asked[0]?.answer(new ApiError(503, 'storage-down', 'why'));
    await until(() => expect(text()).toBe('ab'));
    expect(uploads.rows.get()).toMatchObject([{ state: { kind: 'failed', status: 503, problem: 'storage-down' } }]);
    type(0, 'new ');
    uploads.retry(1);
    expect(text()).toBe('new a![Uploading a.png …]()b');
    asked[1]?.answer(picture('x.png'));
    await until(() => expect(text()).toBe('new a![](/uploads/x.png)b'));
  });

  test('that is cancelled is stopped and leaves nothing', () => {
    const { uploads, asked, text } = writing('ab');
    uploads.add([file('a.png')], 1);
    uploads.cancel(1);
    expect([text(), asked[0]?.sending.signal.aborted, uploads.rows.get().length]).toEqual(['ab', true, 0]);
  });

  test('stops when somebody deletes its placeholder', () => {
    const { uploads, asked, session } = writing('ab');
    uploads.add([file('a.png')], 1);
    session.ytext.delete(1, session.ytext.length - 2);
    expect([asked[0]?.sending.signal.aborted, uploads.rows.get().length]).toEqual([true, 0]);
  });

  test('takes what was written into the placeholder for its description', async () => {
    const { uploads, asked, text, type } = writing('');
    uploads.add([file('a.png')], 0);
    type(2, 'mine ');
    asked[0]?.answer(picture('x.png'));
    await until(() => expect(text()).toBe('![mine](/uploads/x.png)'));
  });
});

describe('several at once', () => {
  test('go two at a time, and one undo takes them all away', async () => {
    const { uploads, asked, text, undo, type } = writing('text');
    uploads.add([file('a.png'), file('b.png'), file('c.png')], 0);
    expect(asked.map(({ file: { name } }) => name)).toEqual(['a.png', 'b.png']);
    type(text().length, ' more');
    asked[1]?.answer(picture('b.png'));
    await until(() => expect(asked).toHaveLength(3));
    asked[0]?.answer(picture('a.png'));
    asked[2]?.answer(picture('c.png'));
    const whole = '![](/uploads/a.png)\n![](/uploads/b.png)\n![](/uploads/c.png)text';
    await until(() => expect(text()).toBe(`${whole} more`));
    undo.undo();
    expect(text()).toBe(whole);
    undo.undo();
    expect(text()).toBe('text');
    undo.redo();
    expect(text()).toBe(whole);
  });

  test('undone on their way stop, and go on when that is redone', async () => {
    const { uploads, asked, text, undo } = writing('text');
    uploads.add([file('a.png'), file('b.png')], 0);
    asked[0]?.answer(picture('a.png'));
    await until(() => expect(text()).toContain('/uploads/a.png'));
    undo.undo();
    expect([text(), asked[1]?.sending.signal.aborted, uploads.rows.get().length]).toEqual(['text', true, 0]);
    undo.redo();
    await until(() => expect(asked).toHaveLength(3));
    asked[2]?.answer(picture('b.png'));
    await until(() => expect(text()).toBe('![](/uploads/a.png)\n![](/uploads/b.png)text'));
    undo.undo();
    expect(text()).toBe('text');
  });

  test('are taken out of the text when the page is left', () => {
    const { uploads, text } = writing('text');
    uploads.add([file('a.png'), file('b.png')], 4);
    uploads.abandon();
    expect(text().trim()).toBe('text');
  });
});

test('a name means nothing in markdown or HTML', () => {
  expect(plainName('"><img src=x onerror=alert(1)>.png')).toBe('img src x onerror alert 1 .png');
  expect(plainName('](javascript:x)[`a`].png')).toBe('javascript x a .png');
  expect([...plainName('ä'.repeat(300))]).toHaveLength(40);
});
