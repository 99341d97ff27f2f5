import { expect } from '@playwright/test';
import type { Person } from './person.ts';

type Wish = { readonly server: string; readonly markdown: string; readonly linkLevel: 'none' | 'view' | 'edit' };

/** Makes a deck that belongs to this person, as their browser would. @returns its address */
export async function ownDeck({ page, context }: Person, { server, markdown, linkLevel }: Wish): Promise<string> {
  await page.goto(server);
  const made = await context.request.post(`${server}/api/v1/decks`, { data: markdown, headers: { 'Content-Type': 'text/markdown' } });
  const { id } = await made.json();
  const shared = await context.request.patch(`${server}/api/v1/decks/${id}`, { data: { linkLevel } });
  expect(shared.ok(), await shared.text()).toBe(true);
  return `${server}/d/${id}`;
}
