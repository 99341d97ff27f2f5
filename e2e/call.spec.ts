import { playCall } from './support/call-story.ts';
import { signInAs, test } from './support/sign-in.ts';

test('the chair invites two groups, whose leads write their own sections and present, and one is removed', async ({
  anna,
  ben,
  chair,
  person,
  lectern,
  complaints,
}) => {
  test.slow();
  complaints.allow(/404|WebSocket/);
  for (const [name, { page }] of Object.entries({ anna, ben, chair })) await signInAs(page, name);
  await playCall({ anna, ben, chair, attendee: await person('attendee') }, lectern.url);
});
