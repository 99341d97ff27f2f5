import { answering } from '#store/api-answer.ts';
import { LecternError } from '#store/errors.ts';

const unknown = answering(() => Promise.reject(new LecternError('no-route', 'docs/protocol.md lists the addresses of the API.')));

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
