export const comparing = {
  views: { label: '比较方式', aligned: '对读' },
  choose: {
    title: '把报告放在一起比较',
    text: '选 2 到 6 份报告，程序按内容把相应的部分排在同一行：各地同一年的报告，或同一地区前后几年的报告。',
    one: '再选一份，就可以对读。',
    hint: '也可以在书库里选中几份报告，按“比较所选”。',
    toLibrary: '到书库选择',
    add: '加一份报告',
    full: '最多比较 {{count}} 份',
  },
}
