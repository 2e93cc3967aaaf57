/** The few words that the shell itself shows; those of the page are in renderer/locale. */
export interface ShellTexts {
  readonly file: string
  readonly edit: string
  readonly view: string
  readonly window: string
  readonly help: string
  readonly about: string
  readonly services: string
  readonly hide: string
  readonly hideOthers: string
  readonly unhide: string
  readonly quit: string
  readonly close: string
  readonly undo: string
  readonly redo: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
  readonly actualSize: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly fullScreen: string
  readonly developerTools: string
  readonly minimize: string
  readonly zoomWindow: string
  readonly pickReports: string
  readonly pickFolder: string
  readonly pickLibrary: string
  readonly newLibrary: string
  readonly newLibraryName: string
  readonly pickExportFolder: string
  readonly pickAnnotations: string
  readonly pickArchive: string
  readonly savePdf: string
  readonly cannotStart: string
  readonly pageGone: string
  readonly pageHangs: string
  readonly reload: string
  readonly wait: string
}

const english: ShellTexts = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  help: 'Help',
  about: 'About Duidu',
  services: 'Services',
  hide: 'Hide Duidu',
  hideOthers: 'Hide Others',
  unhide: 'Show All',
  quit: 'Quit Duidu',
  close: 'Close Window',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fullScreen: 'Full Screen',
  developerTools: 'Developer Tools',
  minimize: 'Minimize',
  zoomWindow: 'Zoom',
  pickReports: 'Choose report files',
  pickFolder: 'Choose a folder of reports',
  pickLibrary: 'Open a library (a folder ending in .duidu)',
  newLibrary: 'Make a new library',
  newLibraryName: 'My library',
  pickExportFolder: 'Choose where the notes go',
  pickAnnotations: 'Choose a File of Annotations',
  pickArchive: 'Choose an Archive or a Backup of a Library',
  savePdf: 'Save the Report as PDF',
  cannotStart: 'Duidu cannot start.',
  pageGone: 'The window stopped working. Nothing that was confirmed is lost.',
  pageHangs: 'The window does not answer.',
  reload: 'Load again',
  wait: 'Wait',
}

const chinese: ShellTexts = {
  file: '文件',
  edit: '编辑',
  view: '显示',
  window: '窗口',
  help: '帮助',
  about: '关于对读',
  services: '服务',
  hide: '隐藏对读',
  hideOthers: '隐藏其他',
  unhide: '全部显示',
  quit: '退出对读',
  close: '关闭窗口',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  actualSize: '实际大小',
  zoomIn: '放大',
  zoomOut: '缩小',
  fullScreen: '全屏',
  developerTools: '开发者工具',
  minimize: '最小化',
  zoomWindow: '缩放',
  pickReports: '选择报告文件',
  pickFolder: '选择报告所在的文件夹',
  pickLibrary: '打开书库（名称以 .duidu 结尾的文件夹）',
  newLibrary: '新建书库',
  newLibraryName: '我的书库',
  pickExportFolder: '选择笔记导出到哪里',
  pickAnnotations: '选择批注文件',
  pickArchive: '选择书库的打包文件或备份',
  savePdf: '把报告存为 PDF',
  cannotStart: '对读无法启动。',
  pageGone: '窗口停止了工作。已确认保存的内容都还在。',
  pageHangs: '窗口没有响应。',
  reload: '重新加载',
  wait: '等待',
}

/** `locale` is the user's setting or, for `system`, what the system speaks. */
export function shellTexts(locale: string, systemLocale: string): ShellTexts {
  const language = locale === 'system' ? systemLocale : locale
  return language.toLowerCase().startsWith('zh') ? chinese : english
}
