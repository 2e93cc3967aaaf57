/**
 * Programs that print web pages to PDF write many common characters as radicals, which look the same and are other
 * characters: no search would find 工作 in ⼯作. Unicode itself folds those of Kangxi; the others are named here.
 */
export function unified(text: string): string {
  if (!/[\u2e80-\u2fdf]/.test(text)) return text
  return text.replace(/[\u2e80-\u2fdf]/g, radical => OTHERS.get(radical) ?? radical.normalize('NFKC'))
}

/** Radicals of the block U+2E80, each followed by the character that it stands for. */
const PAIRS =
  '⺁厂⺇几⺈刀⺊卜⺌小⺎兀⺏尢⺒巳⺓幺⺛旡⺝月⺟母⺠民⺣灬⺤爪⺥爪⺩王⺫目⺬示⺮竹⺯糸⺱网⺲网⺳网⺴网⺶羊⺷羊⺹老⺼肉⺽臼⻀艹⻁虎⻂衣⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝' +
  '⻊足⻋车⻌辶⻍辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阝⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀⻳龟'
const OTHERS = new Map(Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS[at * 2] ?? '', PAIRS[at * 2 + 1] ?? ''] as const))
