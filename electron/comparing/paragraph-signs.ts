/** What kind of paragraph stands around the sections of a report, told by its set phrases. All take the text of a paragraph. */

/** Nearly every report names its shortcomings once, before it turns to the plan. */
export function namesShortcomings(paragraph: string): boolean {
  const start = paragraph.slice(0, 160)
  return (
    /清醒|看到|认识到|深知|正视|感到|存在|面临|不足|[还仍][^。]{0,8}需|需(?:要)?(?:向.{0,6})?说明/.test(start) &&
    /不足|差距|短板|薄弱|有待|弱项|困难|问题|挑战|不够|不平衡|压力|制约/.test(start) &&
    /清醒|不足|差距|短板|不少|一些|许多|诸多|面临|说明的是/.test(start) &&
    !/^(?:[^。]{0,20})?(?:坚持|深入|全面)[^。]{0,12}问题导向/.test(start)
  )
}

/** Looks back on all that was done, thanks for it, says what was learnt, or calls upon everybody. */
export function recapsOrCalls(paragraph: string): boolean {
  const start = paragraph.slice(0, 170)
  return (
    /^(?:各位(?:代表|委员)|同志们)[^。]{0,12}[,，！!：:]/.test(start) ||
    /^(?:回顾|回望|回首|总结)/.test(start) ||
    /(?:成绩|成就|成效|进步|变化|收获|良好开局)[^。]{0,60}(?:来之不易|根本在于|的结果|离不开|归功于|得益于)|来之不易/.test(start) ||
    /(?:深切|深刻|深深)(?:地)?(?:体会|感到|感悟|认识)|(?:如下|以下|几点|共同)[^。]{0,4}体会|衷心(?:的)?感谢|崇高(?:的)?敬意|诚挚(?:的)?(?:感谢|谢意)/.test(
      start,
    ) ||
    callsUpon(paragraph)
  )
}

/** `让我们更加紧密地团结在……周围`; not `要让我们的部门习惯于被监督`. */
export function callsUpon(paragraph: string): boolean {
  return /让我们(?!的)|紧密(?:地)?团结/.test(paragraph)
}

const FIELDS =
  /国防动员|国防(?:教育|建设|和军队)|人民防空|人防|民族(?:团结|宗教|事务)?|宗教|双拥|退役军人|外事|侨务|侨联|港澳|对台|台务|档案|史志|方志|地方志|气象|地震|妇女|儿童|残疾人|残联|慈善|红十字|统计|审计|工会|共青团|青少年|老龄|关心下一代|老区|供销|保密|机关事务|参事|文史|仲裁|哲学社会科学|社科|科协|海关|海事|邮政|烟草|消防|援[疆藏青]|东西部协作|对口支援|民兵|预备役/g

/** What a paragraph is of, it says within so much of it. */
const MOST = 0.67

/** `同时，国防动员、民族宗教、外事侨务……取得新成绩`: the fields that get one paragraph together. */
export function listsSmallFields(paragraph: string): boolean {
  const lead = /^[^。]{4,26}。/.exec(paragraph)?.[0]
  if (paragraph.length > 420 || (lead && !new RegExp(FIELDS).test(lead))) return false
  return new Set(paragraph.match(FIELDS)).size >= Math.max(4, paragraph.length / 40)
}

/** And hardly anything else: a paragraph that comes to such fields only at its end is of what it says before. */
export function isOfSmallFields(paragraph: string): boolean {
  return listsSmallFields(paragraph) && listsSmallFields(paragraph.slice(0, paragraph.length * MOST))
}

/** The plainest words for it, which openings of a plan do not use. */
export function admitsShortcomings(paragraph: string): boolean {
  return /清醒|不足|差距|短板/.test(paragraph.slice(0, 120)) && namesShortcomings(paragraph)
}

/** How the government works on itself: in some reports a paragraph without heading after the last section. */
export function isAboutGovernment(text: string): boolean {
  return /自身建设|自身硬|人民满意的?[^。，]{0,8}政府|对政府(?:工作|自身)|政府系统|政府(?:自身)?(?:效能|治理|建设)|依法行政|作风(?:建设)?|主题教育|党纪学习教育|全面从严治党/.test(
    text,
  )
}

/** What a part begins with before it comes to its sections: what year it was, what is required, what is aimed at. */
export function setsTheScene(paragraph: string): boolean {
  const start = paragraph.slice(0, 90)
  return (
    /^(?:各位(?:代表|委员)[^。]{0,8}[,，！!：:])?\s*(?:刚刚过去的)?(?:(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年[^。]{0,12}[,，]?(?:是|为)|(?:今年|过去[^。]{0,3}年|去年|这一年|新的一年|今后[^。]{0,3}年)[,，]?(?:是|极))/.test(
      start,
    ) ||
    /总体?(?:的)?(?:要求|思路)|指导思想|(?:预期|奋斗|主要)目标|工作思路|按照上述要求|(?:实现|完成|围绕)(?:上述|以上|这些|今年)/.test(start)
  )
}

/** Who is addressed, on a line of its own or at the beginning. */
export function withoutAddress(paragraph: string): string {
  return paragraph.replace(/^(?:各位(?:代表|委员)|同志们)[^。]{0,10}?[,，！!：:]\s*/, '')
}
