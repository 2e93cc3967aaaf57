const DIGIT = '[〇零一二三四五六七八九]'
const NUMBER = '[〇零一二三四五六七八九十百千两]+'

/** Shares in words: `百分之五点二`, `千分之三`. */
export const SHARE_IN_WORDS = `[百千万]分之${NUMBER}(?:点${DIGIT}+)?`
/** Decimals in words, where what follows tells that they are one: `五点二个百分点`, but not `两点一线`. */
export const DECIMAL_IN_WORDS = `${NUMBER}点${DIGIT}+(?=个百分点|倍|[万亿])`
