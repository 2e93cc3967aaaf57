import { z } from 'zod'
import type { PassageLink } from '../interchange/passage-link.ts'
import type { FolderListing, HostInfo } from '../model/host.ts'
import type { SavedLayout, Settings, Workspace } from '../model/settings.ts'
import { savedLayout, settings, workspace } from '../schemas.ts'
import { engine, host } from './method.ts'
import { nothing, path } from './shapes.ts'

/** What belongs to the user, and what the program that owns the window does. */
export const window = {
  'settings.get': engine(nothing).returns<Settings>(),
  'settings.update': engine(settings.omit({ lastLibrary: true }).partial()).returns<Settings>(),
  'workspace.get': engine(nothing).returns<Workspace | null>(),
  'workspace.save': engine(workspace).returns<null>(),
  /** Layouts of panes under names, in the order of their names. */
  'workspaces.list': engine(nothing).returns<SavedLayout[]>(),
  /** Adds one, or with the id of another takes its place. A name that another one has is a conflict. */
  'workspaces.save': engine(savedLayout).returns<null>(),
  'workspaces.remove': engine(savedLayout.pick({ id: true })).returns<null>(),

  'host.info': host(nothing).returns<HostInfo>(),
  /** Native dialogs (desktop). The paths that come back are granted. Null when the user closed the dialog. */
  'host.pick': host(
    z.object({ what: z.enum(['reports', 'folder', 'library', 'new-library', 'export-folder', 'annotations', 'archive']) }).strict(),
  ).returns<string[] | null>(),
  /** A folder's content, inside the allowed roots (browser edition); `path` null is the user's own folder. */
  'host.browse': host(z.object({ path: path.nullable() }).strict()).returns<FolderListing>(),
  /** The user chose this path while browsing; from now on it may be opened. */
  'host.grant': host(z.object({ path }).strict()).returns<{ path: string }>(),
  'host.makeFolder': host(z.object({ parent: path, name: z.string().min(1).max(200) }).strict()).returns<{ path: string }>(),
  /**
   * The next passage that a link in another program asks for; waits for it. Null when somebody else has asked meanwhile, and
   * where no such links come (browser edition).
   */
  'host.nextLink': host(nothing).returns<PassageLink | null>(),
  /**
   * What the page prints as a PDF, in a file that the user names in a dialog (desktop); `name`: the one proposed. Null when the dialog
   * was closed; not-permitted in the browser edition, whose own dialog prints to PDF, and where the folder cannot be written.
   */
  'host.savePdf': host(z.object({ name: z.string().min(1).max(200) }).strict()).returns<{ path: string } | null>(),
  /** Shows a granted file or folder in the system's file manager (desktop); elsewhere not-permitted. */
  'host.reveal': host(z.object({ path }).strict()).returns<null>(),
} as const
