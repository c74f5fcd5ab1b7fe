"""
Text as printed → text for comparing, character for character.

`fold` keeps the length: each character becomes one character, or `DROPPED` where it does not count
(blanks, zero-width characters, punctuation, brackets, glosses in Latin letters). So an offset in the
folded text is an offset in the text. `key` is the folded text without the dropped characters: what
labels are compared by.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gov_disclosure.numerals import VALUES

__all__ = ["DROPPED", "UNSEEN", "compact", "fold", "key", "ordinal_value", "readable", "split_ordinal", "stands_in"]

DROPPED = "\0"
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
"""Characters that nobody sees."""

# Traditional → simplified, for the words of headings, labels and page furniture only.
_TRADITIONAL = (
    "總总體体況况動动開开處处理理請请復复複复覆复議议訴诉訟讼問问題题進进報报項项條条內内製制發发數数廢废現现規规範范"
    "決决許许罰罚強强業业費费額额單单萬万據据關关係系爲为為为於于組组織织機机構构會会務务總总計计結结轉转辦办區区"
    "屬属國国穩稳護护權权類类過过執执詢询無无沒没補补後后確确訪访舉举舊旧當当獲获認认繳缴納纳繼继維维糾纠審审經经"
    "採采購购減减對对臺台檯台監监責责導导領领縣县鄉乡鎮镇廳厅門门號号備备專专項项團团體体麵面佈布週周鑑鉴"
    "標标準准資资產产電电話话網网頁页聯联絡络編编簡简見见觀观說说讀读證证調调查查評评這这個个來来時时間间與与"
    "衛卫龍龙東东蘇苏廣广慶庆陝陕寧宁臨临鎭镇雲云貴贵濟济瀋沈陽阳陰阴溫温灣湾澤泽豐丰樂乐興兴華华長长馬马"
    "黨党員员顧顾際际歷历應应該该還还將将從从爭争點点線线級级統统協协劃划圖图書书畫画實实質质選选擇择題题類类"
    "變变義义術术學学習习語语譯译設设計计訊讯傳传達达優优勢势勞劳動动創创業业財财稅税價价帳账賬账積积極极"
    "檔档案案衝冲準准則则劉刘島岛橋桥樓楼層层檢检測测驗验歸归緊紧練练細细終终給给絕绝續续繫系聽听聲声職职"
    "衆众眾众參参圍围徑径熱热輿舆訓训談谈負负輯辑錯错聞闻閱阅閲阅隱隐駁驳祕秘佔占諮咨稱称紀纪視视記记較较郵邮銀银難难預预"
    "農农養养園园宮宫帶带擬拟環环館馆氣气營营衞卫説说"
    "幾几儀仪億亿兩两嚴严喪丧麗丽舉举麼么烏乌喬乔習习鄒邹劑剂剛刚刪删別别則则劍剑勁劲匯汇區区醫医歐欧毆殴"
)
# Words that programs put for those of the forms when they write them in the traditional script of Taiwan.
_OF_TAIWAN = {"資訊": "信息", "專案": "项目", "檔案": "文件", "資料": "数据"}
_WORD_OF_TAIWAN = re.compile("|".join(_OF_TAIWAN))
# CJK radicals that NFKC leaves alone, as PDF text has them.
_RADICALS = (
    "⺠民⻓长⻔门⻚页⻛风⻜飞⻝食⻢马⻥鱼⻦鸟⻩黄⻬齐⻰龙⻋车⻅见⻉贝⻄西⻘青⺟母⻆角⻣骨⻤鬼⻨麦⻮齿⻁虎⻙韦⺝月⺼月⻑长⻒长"
    "⾭青⼾户⿈黄"
)
# Other characters that stand for one another in labels.
_SAME = "它他号号〇零"


def _pairs(text: str) -> dict[str, str]:
    return {text[i]: text[i + 1] for i in range(0, len(text), 2)}


_LETTERS = _pairs(_TRADITIONAL) | _pairs(_RADICALS) | _pairs(_SAME)
_UNCOUNTED = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me", "Lm", "Sk"))


class _Table(dict[int, str]):
    """The folding table, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(char: str) -> str:
    known = _LETTERS.get(char)
    if known is not None:
        return known
    category = unicodedata.category(char)
    if category in _UNCOUNTED:
        return DROPPED
    normal = unicodedata.normalize("NFKC", char)
    if normal != char:
        # `⒈` and `㈠` stand for one numeral with its mark; what stands for several characters stays.
        counted = [folded for folded in map(_fold_character, normal) if folded != DROPPED]
        return counted[0] if len(counted) == 1 else char if counted else DROPPED
    if category[0] in "PS":
        return DROPPED
    return char.lower() if len(char.lower()) == 1 else char


_TABLE = _Table()
# A gloss in Latin letters behind a character: 務(wù), 中(zhong)(zhong).
_GLOSS = re.compile(r"[(（][ \t]*+[A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]{1,8}+[ \t]*+[)）]")
# What Markdown keeps of markup: line breaks, blanks, emphasis.
_MARKUP = re.compile(r"</?(?:br|b|strong|i|em|span|p|font|u|sup|sub)\b[^<>]{0,200}+>|&(?:nbsp|ensp|emsp|amp|#160);")
# The mark of an item at the front of a label: 一、 （二） 3. ４． ⒌ ㈥ 第三、 and ⼀、 as the text of a PDF has it.
_ORDINAL = re.compile(
    r"[ \t\u3000\u00a0#*_>\\]*+(?:"
    r"(?P<bracket>[(（〔\[【]\s*+(?P<b>[0-9０-９]{1,2}|[一二三四五六七八九十⼀⼆⼋⼗]{1,3})\s*+[)）〕\]】]|[\u3220-\u3229\u2474-\u2487]|[㊀-㊉①-⑳])[、.．\s]?"
    r"|(?P<han>[一二三四五六七八九十壹贰叁肆伍陆⼀⼆⼋⼗]{1,3})\s*+[、.．,，:：·]"
    r"|(?P<digit>[0-9０-９]{1,2})\s*+\\?[、.．,，)）](?![0-9０-９])"
    r"|(?P<levels>[1-9１-９](?:[.．][0-9０-９]{1,2}){1,3}[.．、]?)"
    r"(?=[ \t\u3000\u00a0]*+[\u3400-\u9fff《])(?![ \t]*+[万亿千百元件条次篇个份倍余多])"
    r"|第\s?(?P<part>[一二三四五六七八九十]{1,2})\s?(?:部分|章)[、.．:：]?"
    r"|(?P<mark>[\u2488-\u249b]|[\u2160-\u216b\u2170-\u217b][、.．\s]?)"
    r"|(?P<lost>[、.．])"
    r")[ \t\u3000\u00a0*_\\]*+"
)


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match[0])


def fold(text: str) -> str:
    """Return the text for comparing, of the same length; what does not count is `DROPPED`."""
    if "(" in text or "（" in text:
        text = _GLOSS.sub(_blanked, text)
    if "<" in text or "&" in text:
        text = _MARKUP.sub(_blanked, text)
    if "資" in text or "專" in text or "檔" in text:
        text = _WORD_OF_TAIWAN.sub(lambda word: _OF_TAIWAN[word[0]], text)
    return text.translate(_TABLE)


_SHORT = 80
"""Longer words are no label."""


def key(text: str) -> str:
    """Return what a label is compared by: the folded text without what does not count."""
    return _short_key(text) if len(text) <= _SHORT else fold(text).replace(DROPPED, "")


@lru_cache(maxsize=2_048)
def _short_key(text: str) -> str:
    """Return the key of words as short as labels are: all reports have the same, and ask for them again and again."""
    return fold(text).replace(DROPPED, "")


def split_ordinal(text: str) -> tuple[str, int]:
    """
    Split the mark of an item off the front of a text.

    Returns:
        The kind of mark (`han` 一、 · `bracket` （一） · `digit` 1. · `levels` 1.2.1 · `lost` a bare 、 · `""` none) and
        the length of the mark with the blanks around it.
    """
    match = _ORDINAL.match(text)
    if match is None:
        return "", 0
    kind = match.lastgroup or ""
    if match["bracket"] is not None:
        kind = "bracket"
    elif kind == "part":
        kind = "han"
    elif kind == "mark":
        kind = "digit"
    return kind, match.end()


def ordinal_value(text: str) -> int | None:
    """Return the number that the mark at the front of a text says, from 1 to 19, or None."""
    return _short_value(text) if len(text) <= _SHORT else _value(text)


def _value(text: str) -> int | None:
    mark, length = split_ordinal(text)
    if mark == "levels":
        return None
    digits = key(text[:length]).removeprefix("第").removesuffix("部分").removesuffix("章")
    if digits.isascii() and digits.isdigit():
        return int(digits)
    if len(digits) == 2 and digits[0] == "十" and digits[1] in VALUES:
        return 10 + VALUES[digits[1]]
    return VALUES.get(digits)


_short_value = lru_cache(maxsize=1_024)(_value)
"""That of words as short as headings are, which all reports have."""


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a long text: where one of their characters does not, that is told thirty times as fast."""
    return all(map(text.__contains__, words)) and words in text


def compact(text: str) -> str:
    """Return words without blanks, those of no width included."""
    return "".join(text.split()).replace("\u200b", "").replace("\ufeff", "")


_UNREADABLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]+")
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_ODD = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\u2e80-\u2fdf]")


def readable(text: str) -> str:
    """Return words for people: without glosses and invisible characters, radicals as the characters they stand for."""
    # Most texts have neither of these: one look tells.
    odd = _ODD.search(text) is not None
    if odd:
        text = _UNREADABLE.sub("", text)
    if "(" in text or "（" in text:
        text = _GLOSS.sub("", text)
    return _RADICAL.sub(_letter, text) if odd else text


def _letter(radical: re.Match[str]) -> str:
    return _LETTERS.get(radical[0]) or unicodedata.normalize("NFKC", radical[0])
