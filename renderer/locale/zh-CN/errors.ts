import type { ErrorCode } from '../../../shared/errors.ts'

/** One sentence for each code: what happened, what is safe, what to do. */
export const errors: Record<ErrorCode, string> = {
  'bad-input': '程序没有看懂这个请求，什么都没有改动。',
  'unknown-method': '程序没有看懂这个请求，什么都没有改动。',
  'not-permitted': '没有权限使用这个位置。请在程序里重新选择文件夹或文件。',
  'not-found': '要找的内容已经不在书库里了。',
  conflict: '内容刚刚被改动过，请再试一次。',
  cancelled: '已取消。',
  'too-large': '文件太大，没有读入。请拆分后再试。',
  'nothing-to-import': '这里没有可以读入的报告：{{path}}。请选择放有报告的文件夹（txt、md、docx、pdf、html、csv、xlsx、zip）。',
  unreadable: '读不了这个文件或文件夹：{{path}}。请检查它是否还在、是否有读取权限。',
  'unsupported-format': '还不支持这种格式：{{path}}。',
  'no-library': '没有打开的书库。请先打开或新建一个书库。',
  'library-missing': '找不到书库：{{path}}。它可能被移走或改名了。',
  'not-a-library': '这不是对读的书库：{{path}}。',
  'library-newer': '这个书库是用更新版本的对读建立的，为了不损坏它，没有打开。请升级程序。',
  'library-locked': '这个书库正在另一个窗口或程序中打开。请先在那里关闭它。',
  'library-damaged': '书库文件已损坏，没有改动它。可从书库文件夹中的 backups 恢复。',
  'library-read-only': '书库所在的位置不能写入。请检查磁盘或文件夹的权限。',
  'disk-full': '磁盘已满，最后这一步没有保存，之前的内容都在。请腾出空间后再试。',
  'nothing-to-undo': '没有可以撤销的操作。',
  'nothing-to-redo': '没有可以重做的操作。',
  'engine-stopped': '程序的后台停止后已重新启动。已确认的内容都在，请再试一次。',
  'connection-lost': '与程序的连接断开了。已确认的内容都在。',
  'browser-missing': '找不到浏览器。',
  unexpected: '出现了意外的问题，这一步没有完成，之前的内容都在。',
}
