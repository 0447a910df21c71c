import { ok, type Reply } from '../reply.js';
import { invalidUrl, NotionError } from './errors.js';
import { listBody, queryPaging, slice } from './paging.js';
import { pathId, type Request } from './request.js';
import { botUser, personUser } from './show-user.js';
import { BOT, PERSON } from './state.js';

export function userRoute(request: Request, path: readonly string[]): Reply {
  const [id, ...rest] = path;
  if (request.call.method !== 'GET' || rest.length > 0) throw invalidUrl();
  if (id === 'me') return ok(botUser(true));
  if (id === undefined) {
    const users = [personUser(), botUser(true)] as { id: string }[];
    const { items, next } = slice(request.world, users, (user) => user.id, queryPaging(request));
    return ok(listBody('user', items, next));
  }
  const userId = pathId(id, 'user_id');
  if (userId === BOT.id) return ok(botUser(true));
  if (userId === PERSON.id) return ok(personUser());
  throw new NotionError(404, 'object_not_found', `Could not find user with ID: ${userId}.`, {
    additionalData: { integration_id: BOT.id },
  });
}
