import { answering } from '#store/api-answer.ts';
import { kindOf, LecternError } from '#store/errors.ts';
import { paperOf } from '#store/paper/paper-of.ts';
import { paperKindSchema } from '#store/paper/wish.ts';

type Context = { params: Promise<{ id: string }> };

/** A deck as it is printed, for the print dialog of a browser: `?as=pages`, `steps` or `handout`, `?notes` for those who may see them. */
export const GET = answering(async (request, { params }: Context) => {
  const query = new URL(request.url).searchParams;
  const kind = paperKindSchema.safeParse(query.get('as') ?? 'pages');
  if (!kind.success) throw new LecternError('malformed', '`as` is one of pages, steps, handout.');
  const { id } = await params;
  try {
    const { html, headers } = await paperOf(request, id, { kind: kind.data, notes: query.has('notes') });
    return new Response(html, { headers });
  } catch (error) {
    if (kindOf(error) === 'no-deck' && isPerson(request)) return toDeck(id);
    throw error;
  }
});

const isPerson = ({ headers }: Request): boolean => headers.get('accept')?.includes('text/html') === true;

/** The deck's own page says that there is none, and what to do. */
const toDeck = (id: string) =>
  new Response(null, { status: 303, headers: { Location: `/d/${encodeURIComponent(id)}`, 'Cache-Control': 'no-store' } });
