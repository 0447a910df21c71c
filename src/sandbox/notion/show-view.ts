import type { Json } from '../reply.js';
import { bareId } from './ids.js';
import { minute, precise, showParent } from './show.js';
import { partialUser } from './show-user.js';
import { BOT, type Comment, type NotionWorld, PERSON, type View } from './state.js';

export function showView(world: NotionWorld, view: View): object {
  const container = view.databaseId ?? world.views.get(view.dashboardId ?? '')?.databaseId ?? '';
  return {
    object: 'view',
    id: view.id,
    parent: { type: 'database_id', database_id: container },
    ...(view.dashboardId === null ? {} : { dashboard_view_id: view.dashboardId }),
    data_source_id: view.dataSourceId,
    name: view.name,
    type: view.type,
    created_time: precise(view.createdAt),
    created_by: partialUser(view.createdBy),
    last_edited_time: precise(view.editedAt),
    last_edited_by: partialUser(view.editedBy),
    url: `https://app.notion.com/p/${bareId(container)}?v=${bareId(view.id)}`,
    filter: view.filter,
    sorts: view.sorts,
    quick_filters: view.quickFilters,
    configuration: view.configuration satisfies Json,
  };
}

export function showComment(world: NotionWorld, comment: Comment): object {
  return {
    object: 'comment',
    id: comment.id,
    parent: showParent(world, comment.parent),
    discussion_id: comment.discussionId,
    created_time: minute(comment.createdAt),
    last_edited_time: minute(comment.editedAt),
    created_by: partialUser(comment.createdBy),
    rich_text: comment.text,
    display_name: comment.byPerson
      ? { type: 'user', resolved_name: PERSON.name }
      : { type: 'integration', resolved_name: BOT.name },
  };
}
