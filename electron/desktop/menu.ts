import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { ShellTexts } from './texts.ts'

/**
 * Only what the system expects of a menu. The program's own commands are in the page, under its command palette, where
 * they are the same in both editions; keys that the page takes for itself (undo, find) never reach this menu.
 */
export function installMenu(texts: ShellTexts): void {
  const mac = process.platform === 'darwin'
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const about: MenuItemConstructorOptions = { role: 'about', label: texts.about }
  const quit: MenuItemConstructorOptions = { role: 'quit', label: texts.quit }
  const programMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      about,
      separator,
      { role: 'services', label: texts.services },
      separator,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.unhide },
      separator,
      quit,
    ],
  }
  const helpMenu: MenuItemConstructorOptions = { label: texts.help, role: 'help', submenu: [about] }
  const menus: MenuItemConstructorOptions[] = [
    {
      label: texts.file,
      submenu: [{ role: 'close', label: texts.close }, ...(mac ? [] : [separator, quit])],
    },
    {
      label: texts.edit,
      submenu: [
        { role: 'undo', label: texts.undo },
        { role: 'redo', label: texts.redo },
        separator,
        { role: 'cut', label: texts.cut },
        { role: 'copy', label: texts.copy },
        { role: 'paste', label: texts.paste },
        { role: 'selectAll', label: texts.selectAll },
      ],
    },
    {
      label: texts.view,
      submenu: [
        { role: 'resetZoom', label: texts.actualSize },
        { role: 'zoomIn', label: texts.zoomIn },
        { role: 'zoomOut', label: texts.zoomOut },
        separator,
        { role: 'togglefullscreen', label: texts.fullScreen },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: texts.developerTools } as const]),
      ],
    },
    {
      label: texts.window,
      role: 'window',
      submenu: [
        { role: 'minimize', label: texts.minimize },
        { role: 'zoom', label: texts.zoomWindow },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(mac ? [programMenu, ...menus] : [...menus, helpMenu]))
}
