import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'

/** CommonMark with tables, tasks and strike-through; emphasis also holds beside full-width punctuation. Knows no HTML. */
export function parseMemo(text: string): Root {
  return fromMarkdown(text, {
    extensions: [
      { disable: { null: ['htmlFlow', 'htmlText'] } },
      gfmTable(),
      gfmTaskListItem(),
      gfmStrikethrough(),
      cjkFriendlyExtension(),
    ],
    mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown(), gfmStrikethroughFromMarkdown()],
  })
}
