import { createDeck, shareDeck } from '#store/decks.ts';
import { notify } from '#store/notices.ts';
import { ensurePerson } from '#store/people.ts';
import { type Fault, INITIAL, type Stage } from './stage.ts';
import { newCookie, Typist } from './typist.ts';
import { until } from './world.ts';

/** Says as another node would what everybody with the link may do. */
async function share(deckId: string, level: 'view' | 'edit'): Promise<void> {
  await shareDeck(deckId, { linkLevel: level });
  await notify('the fault tests', { kind: 'access', deckId });
}

const levelOf = ({ heard }: Typist): string | undefined => heard.findLast((message) => message.type === 'access')?.level;
const refusedAs = ({ heard }: Typist): number => heard.filter(({ type }) => type === 'rejected').length;

/** A deck that its owner edits, and a guest until the right is taken away. */
async function twoOnADeck(stage: Stage): Promise<{ owner: Typist; guest: Typist; deckId: string; close: () => void }> {
  const cookie = newCookie();
  const { id: ownerId } = await ensurePerson(cookie);
  const { id: deckId } = await createDeck({ markdown: INITIAL, ownerId });
  const address = () => `${stage.world.url}/sync/${deckId}?lectern=1`;
  const [owner, guest] = [
    new Typist({ name: 'owner', random: stage.random, cookie, address }),
    new Typist({ name: 'guest', random: stage.random, cookie: newCookie(), address }),
  ];
  await until('both were there', () => owner.synced && guest.synced);
  const close = () => {
    owner.close();
    guest.close();
  };
  return { owner, guest, deckId, close };
}

/** Both type; then the guest's right goes, and the owner goes on. `onOpenSocket`: the guest stays connected and goes on trying. */
async function loseTheRight(stage: Stage, onOpenSocket: boolean): Promise<void> {
  const { owner, guest, deckId, close } = await twoOnADeck(stage);
  stage.atEnd(close);
  const both = [owner, guest];
  for (let edits = 0; edits < 30; edits++) for (const one of both) one.type();
  await until('both were saved', () => both.every(({ saved }) => saved));
  const granted = guest.deeds.length;
  await share(deckId, 'view');
  stage.faults += 1;
  await until('the guest heard of it', () => levelOf(guest) === 'view' || guest.closeCodes.length > 0, 5000);
  if (!onOpenSocket) guest.online(false);
  for (let edits = 0; edits < 30; edits++) for (const one of both) one.type();
  if (!onOpenSocket) guest.online(true);
  await until('the owner was saved', () => owner.saved);
  const refused = () => (onOpenSocket ? refusedAs(guest) >= 30 : guest.closeCodes.includes(4403));
  await until('the guest was refused', refused);
  stage.expect(guest.acked === granted, `${guest.acked - granted} edits of the guest were acknowledged without the right`);
  const forbidden = guest.deeds.slice(granted).filter(({ kind }) => kind === 'write');
  stage.expect(!forbidden.some(({ token }) => owner.text.includes(token)), 'the owner got edits of the guest without the right');
}

export const guestRefused: Fault = {
  n: 16,
  name: 'a guest comes back without the right, while others save',
  minAcks: 100,
  run: async (stage) => {
    await stage.crowd(3);
    stage.startTyping();
    await loseTheRight(stage, false);
    await stage.moreAcks(100);
  },
};

export const rightTaken: Fault = {
  n: 17,
  name: 'a right is taken away on an open socket',
  minAcks: 100,
  run: async (stage) => {
    await stage.crowd(3);
    stage.startTyping();
    await loseTheRight(stage, true);
    await stage.moreAcks(100);
  },
};

export const sameProfileTwice: Fault = {
  n: 25,
  name: 'the same browser profile twice, and the server is killed',
  minAcks: 200,
  run: async (stage) => {
    const cookie = newCookie();
    const tabs = [1, 2, 3].map(() => stage.join(() => stage.world.port, cookie));
    await until('all tabs were there', () => tabs.every(({ synced }) => synced));
    stage.startTyping();
    await stage.moreAcks(80);
    tabs[0]?.reload();
    await stage.world.kill();
    stage.faults += 1;
    await stage.world.start();
    await stage.moreAcks(120);
  },
};

export const restored: Fault = {
  n: 26,
  name: 'an old revision is restored while others type',
  minAcks: 200,
  needs: 'pages',
  run: async (stage) => {
    const crowd = await stage.crowd(4);
    for (const one of crowd) one.onlyWrites = true;
    const api = `http://127.0.0.1:${stage.world.port}/api/v1/decks/${stage.deckId}/revisions`;
    const headers = { 'Content-Type': 'application/json', Cookie: `lectern_person=${crowd[0]?.cookie}` };
    const post = async (path: string, body?: object) => {
      const answer = await fetch(`${api}${path}`, { method: 'POST', headers, ...(body ? { body: JSON.stringify(body) } : {}) });
      if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
      return answer;
    };
    stage.startTyping();
    await stage.moreAcks(60);
    const { n } = (await (await post('', { name: 'before' })).json()) as { n: number };
    await stage.moreAcks(60);
    const restoring = post(`/${n}/restore`);
    stage.faults += 1;
    await restoring;
    // What was written before went with the revision, or came back with it: from here on all must stay.
    stage.forget();
    await stage.moreAcks(80);
  },
};
