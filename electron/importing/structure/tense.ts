/**
 * Chinese verbs have no tense, but work reports have: what was done comes with results and counts of them, what is to come
 * with intentions. Measured on real reports whose parts have plain headings (see outline.ts for the use).
 */
const DONE =
  /过去[一二三四五]?年|去年|一年来|五年来|这一年|回顾|获(?:评|批|得|奖|授|国家|全国)|荣获|增长\d|下降\d|达到?\d|完成投资|位居|居全|排名|圆满|建成|新增|累计|竣工|投用|通车|成功|首次|率先|实现[^。，]{0,12}(?:突破|翻番|增长|零)|明显|显著|成效|成绩|[^为除]了(?=[一-鿿])|被(?:评为|授予|列为|确定)/g
const AHEAD =
  /将(?=[^军领士帅])|要(?=[^求素点闻案])|力争|争取|确保|今年|明年|今后|未来|新的一年|左右|以上(?=[，。；、])|加快|推进|推动|着力|大力|持续|坚持|深化|强化|加强|落实|完善|健全|优化|提升|打造|支持|鼓励|探索|启动|实施|争创|谋划|积极/g

/** From -1 (tells what was done) to 1 (tells what is to come), near 0 for short texts. */
export function tenseOf(text: string): number {
  const done = text.match(DONE)?.length ?? 0
  const ahead = (text.match(AHEAD)?.length ?? 0) * 0.5
  return (ahead - done) / (ahead + done + 4)
}
