import { BOT, PERSON, WORKSPACE } from './state.js';

export function partialUser(id: string): object {
  return { object: 'user', id };
}

export function botUser(withOwner: boolean): object {
  const bot = {
    owner: { type: 'workspace', workspace: true },
    workspace_name: WORKSPACE.name,
    workspace_id: WORKSPACE.id,
    workspace_limits: { max_file_upload_size_in_bytes: 5_242_880 },
  };
  return {
    object: 'user',
    id: BOT.id,
    name: BOT.name,
    avatar_url: null,
    type: 'bot',
    bot: withOwner ? bot : {},
  };
}

export function personUser(): object {
  return {
    object: 'user',
    id: PERSON.id,
    name: PERSON.name,
    avatar_url: null,
    type: 'person',
    person: { email: PERSON.email },
  };
}

/** A user as it stands in a property. */
export function fullUser(id: string): object {
  if (id === BOT.id) return botUser(false);
  return id === PERSON.id ? personUser() : partialUser(id);
}
