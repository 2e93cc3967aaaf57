export const settings = {
  title: '设置',
  locale: { label: '语言', system: '跟随系统', 'zh-CN': '简体中文', en: 'English' },
  theme: { label: '外观', system: '跟随系统', light: '浅色', sepia: '护眼', dark: '深色' },
  reading: {
    size: '字号',
    sizeValue: '{{value}} 像素',
    line: '行高',
    lineValue: '{{value}} 倍',
    measure: '每行字数',
    measureValue: '{{value}} 字',
  },
  inks: { title: '本书库中颜色的含义', help: '在工具条、批注栏、筛选和导出里都用这些名称。空着用颜色本名。', field: '{{ink}}的含义' },
  shortcuts: '快捷键',
  preview: {
    label: '预览',
    text: '常委会坚持问题导向，把听取审议专项工作报告同执法检查、专题询问结合起来，推动解决了一批群众关心的实际问题。全年召开常委会会议七次，作出决议决定十二项。',
  },
}
