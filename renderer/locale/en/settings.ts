import type { Words } from '../words.ts'

export const settings: Words['settings'] = {
  title: 'Settings',
  locale: { label: 'Language', system: 'As the system', 'zh-CN': '简体中文', en: 'English' },
  theme: { label: 'Appearance', system: 'As the system', light: 'Light', sepia: 'Sepia', dark: 'Dark' },
  reading: {
    size: 'Type size',
    sizeValue: '{{value}} px',
    line: 'Line height',
    lineValue: '{{value}}',
    measure: 'Line length',
    measureValue: '{{value}} characters',
  },
  inks: {
    title: 'What colours mean in this library',
    help: 'Bar, margin, filters and exports use these names. Left empty, a colour has its own name.',
    field: 'Meaning of {{ink}}',
  },
  shortcuts: 'Keys',
  preview: {
    label: 'Preview',
    text: '常委会坚持问题导向，把听取审议专项工作报告同执法检查、专题询问结合起来，推动解决了一批群众关心的实际问题。全年召开常委会会议七次，作出决议决定十二项。',
  },
}
