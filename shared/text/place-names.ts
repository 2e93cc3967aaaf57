/** Peoples in the names of autonomous areas, which the short name leaves out: 延边 for 延边朝鲜族自治州. */
const PEOPLES =
  '壮族|回族|维吾尔|满族|蒙古族|蒙古|藏族|羌族|彝族|苗族|侗族|瑶族|白族|土家族|哈尼族|哈萨克|哈萨克族|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|布依族|布朗族|撒拉族|毛南族|仡佬族|锡伯|普米族|朝鲜族|塔吉克|怒族|鄂温克族|鄂伦春|保安族|裕固族|各族|独龙族'
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:${PEOPLES})*自治[区州县旗]$`)
const PLAIN = /^(.{2,}?)(?:特别行政区|地区|林区|新区|[省市县区盟旗])$/

/** Short name of a place: 青禾 for 青禾市, 延边 for 延边朝鲜族自治州; the name itself when it has no shorter one. */
export function shortPlaceName(name: string): string {
  return (AUTONOMOUS.exec(name) ?? PLAIN.exec(name))?.[1] ?? name
}
