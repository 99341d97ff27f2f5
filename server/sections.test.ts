import { describe, expect, vi } from 'vitest';
import { findDeck, shareDeck } from '#store/decks.ts';
import type { SectionRule } from '#store/rights.ts';
import { rooms } from '#store/rooms-door.ts';
import { PUT as putMarkdown } from '../app/api/v1/decks/[id]/markdown/route.ts';
import { personOf } from './test-support/api.ts';
import type { Editor } from './test-support/editor.ts';
import type { TestLectern } from './test-support/lectern.ts';
import { annasToken, bensToken, test, until } from './test-support/test.ts';

const text = '# Call\n\n---\n\n# Ben’s team\n\nReport by @ben\n\nmine\n\n---\n\n# Carla’s team\n\nReport by @carla\n\nhers\n';

async function deckOf(lectern: TestLectern, sectionRule: SectionRule): Promise<string> {
  const id = await lectern.deck(text, { ownerId: await personOf(annasToken) });
  await shareDeck(id, { linkLevel: 'edit', sectionRule });
  return id;
}

const write = ({ text: ytext }: Editor, before: string, words: string) => ytext.insert(ytext.toString().indexOf(before), words);
const undone = ({ heard }: Editor) => heard.flatMap((message) => (message.type === 'rejected' ? [message] : []));
const calledBen = async (ben: Editor) => {
  ben.say({ type: 'name', name: 'ben' });
  await vi.waitFor(
    () => expect(ben.heard).toContainEqual(expect.objectContaining({ type: 'access', sections: { rule: 'owners', callings: ['ben'] } })),
    until,
  );
};

describe('where sections are changed by their owners alone', () => {
  test('a change of somebody else’s is undone at once and told, one’s own and nobody’s stays', async ({ lectern, open }) => {
    const id = await deckOf(lectern, 'owners');
    const [anna, ben] = [await open(id, annasToken), await open(id, bensToken)];
    await calledBen(ben);
    ben.doc.transact(() => {
      write(ben, 'mine', 'still ');
      write(ben, 'hers', 'not ');
      ben.text.insert(ben.text.toString().indexOf('# Call') + 6, ' of all');
    });
    const wanted = text.replace('mine', 'still mine').replace('# Call', '# Call of all');
    await vi.waitFor(() => expect(ben.text.toString()).toBe(wanted), until);
    await vi.waitFor(() => expect(anna.text.toString()).toBe(wanted), until);
    expect(undone(ben)).toEqual([{ type: 'rejected', why: 'section', section: { topic: 'Carla’s team', owners: ['carla'] } }]);
    await vi.waitFor(() => expect(ben.acked()).toBe(ben.sent()), until);
    write(ben, 'mine', 'and ever ');
    await vi.waitFor(() => expect(anna.text.toString()).toContain('and ever mine'), until);
    expect((await findDeck(id))?.sectionRule).toBe('owners');
  });

  test('the deck’s owner changes all of it', async ({ lectern, open }) => {
    const id = await deckOf(lectern, 'owners');
    const anna = await open(id, annasToken);
    write(anna, 'hers', 'not only ');
    await vi.waitFor(async () => expect(await rooms().textOf(id)).toContain('not only hers'), until);
    expect(undone(anna)).toEqual([]);
  });

  test('what was written offline is held to it, too', async ({ lectern, open }) => {
    const id = await deckOf(lectern, 'owners');
    const ben = await open(id, bensToken);
    await calledBen(ben);
    ben.provider.disconnect();
    write(ben, 'hers', 'not ');
    write(ben, 'mine', 'still ');
    ben.provider.connect();
    await vi.waitFor(async () => expect(await rooms().textOf(id)).toBe(text.replace('mine', 'still mine')), until);
    await vi.waitFor(() => expect(ben.text.toString()).toBe(text.replace('mine', 'still mine')), until);
  });

  test('a rule that is set while one writes holds from the next letter on', async ({ lectern, open }) => {
    const id = await deckOf(lectern, 'open');
    const ben = await open(id, bensToken);
    write(ben, 'hers', 'yet ');
    await vi.waitFor(async () => expect(await rooms().textOf(id)).toContain('yet hers'), until);
    await shareDeck(id, { sectionRule: 'frozen' });
    await rooms().accessChanged(id);
    write(ben, 'mine', 'no more ');
    await vi.waitFor(() => expect(undone(ben)).toMatchObject([{ why: 'section', section: { topic: null, owners: [] } }]), until);
    await vi.waitFor(() => expect(ben.text.toString()).toBe(text.replace('hers', 'yet hers')), until);
  });

  test('the API is held to it', async ({ lectern }) => {
    const id = await deckOf(lectern, 'owners');
    const put = (body: string, by: string) => {
      const headers = { Host: 'decks.test', 'Content-Type': 'text/markdown', Cookie: `lectern_person=${by}` };
      return putMarkdown(new Request('http://decks.test/x', { method: 'PUT', headers, body }), { params: Promise.resolve({ id }) });
    };
    expect((await put(text.replace('hers', 'his'), bensToken)).status).toBe(403);
    expect((await put(text.replace('# Call', '# The call'), bensToken)).status).toBe(204);
    expect((await put(text.replace('hers', 'his'), annasToken)).status).toBe(204);
  });
});
