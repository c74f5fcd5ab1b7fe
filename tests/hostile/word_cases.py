"""Words of reports: labels, figures and titles in floods, and words that are nearly labels."""

from __future__ import annotations

from tests.hostile.cases import case
from tests.hostile.parts import PROACTIVE, REQUESTS, write

MANY = 100_000


@case("txt")
def repeated_headings() -> str:
    return write(overview="二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n" * MANY)


@case("txt")
def repeated_labels() -> str:
    return write("规章 | 1 | 2 | 3 |\n行政许可 | 4 |\n" * MANY)


@case("txt")
def repeated_labels_on_one_line() -> str:
    return write("规章 1 2 3 行政许可 4 " * MANY)


@case("txt")
def glued_labels() -> str:
    return write(PROACTIVE, "行政许可行政处罚行政强制" * MANY)


@case("txt")
def glued_lines() -> str:
    return write(PROACTIVE, "行政许可行政处罚行政强制规章\n" * MANY)


@case("txt")
def labels_begun() -> str:
    """The beginnings of labels, each of which may go on in the next line."""
    return write(PROACTIVE, "其他\n本年\n一\n结果\n" * MANY)


@case("txt")
def labels_of_one_character_a_line() -> str:
    return write(PROACTIVE, "\n".join("三本年度办理结果" * MANY))


@case("txt")
def nearly_labels() -> str:
    """Each is a slip away from a label, and each differs."""
    lines = (f"行政规范性文{chr(0x4E00 + number % 20_000)}件 | {number} | 1 | 2 |" for number in range(MANY))
    return write(PROACTIVE + "\n".join(lines))


@case("txt")
def nearly_headings() -> str:
    lines = (f"三、收到和处{chr(0x4E00 + number % 20_000)}政府信息公开申请情况" for number in range(MANY))
    return write(PROACTIVE + "\n".join(lines))


@case("txt")
def labels_without_end() -> str:
    return write(PROACTIVE, "政府信息公开" * 1_000_000)


@case("txt")
def brackets_behind_labels() -> str:
    return write(PROACTIVE, ("行政许可" + "（" * 60 + "）\n") * 50_000)


@case("txt")
def endless_digits() -> str:
    return write("规章 | " + "9" * 5_000_000 + " | " + "1," * 1_000_000 + " | -" + "0" * 1_000_000 + " |\n")


@case("txt")
def digits_just_too_long() -> str:
    """Python refuses to convert more than 4,300 digits with a ValueError of its own."""
    rows = (f"规章 | {'9' * 4_301} | {'1' * 19}.{'5' * 4_400} | 增加{'7' * 5_000} |\n" for _ in range(500))
    return write("".join(rows), REQUESTS)


@case("txt")
def figures_of_all_kinds() -> str:
    kinds = "1e999 | 1_000 | ١٢ | ² | ① | 一亿 | NaN | inf | -inf | 0x1F | 1.2万 | 12,34,567 | 50% | １２ | ½ | 1/0 | +-1 | --1"
    return write(f"规章 | {kinds} |\n" * 20_000)


@case("txt")
def figures_behind_one_label() -> str:
    return write("规章\n" + "1\n" * 500_000, REQUESTS)


@case("txt")
def figures_glued() -> str:
    return write(PROACTIVE, "一、本年新收政府信息公开申请数量" + "1234567890" * 500_000)


@case("txt")
def combining_marks() -> str:
    """A flood of marks over one character, and over many."""
    return write("规" + "\u0301" * 1_000_000 + "章 | 1 | 2 | 3 |\n" + "行\u0300政\u0301许\u0302可\u0303 | 4 |\n" * 20_000)


@case("txt")
def invisible_characters() -> str:
    return write("规\u200b\u200d\u2060\ufeff章 | 1\u202e2\u202c | 2 | 3 |\n" * 20_000 + "\u200b" * 1_000_000)


@case("txt")
def ligatures_that_expand() -> str:
    """One character that folds to eighteen."""
    return write("\ufdfa" * 300_000 + " | 1 |\n" + "㍻㋿﷽" * 200_000)


@case("txt")
def private_use() -> str:
    return write("规\ue000章\uf8ff | 1 | \U000f0000 | 3 |\n" * 20_000)


@case("txt")
def many_titles() -> str:
    return "青禾镇2024年政府信息公开工作年度报告\n" * MANY + write()


@case("txt")
def endless_title() -> str:
    return write(title="青禾" * 500_000 + "2024年政府信息公开工作年度报告")


@case("txt")
def many_years() -> str:
    return write(overview="".join(f"{1900 + number % 200}年" for number in range(500_000)))


@case("txt")
def many_dates() -> str:
    return write(other="无。\n" + "2025年1月20日\n二〇二五年一月二十日\n" * 50_000)


@case("txt")
def many_amounts() -> str:
    return write(other="收取信息处理费3940元，" * 50_000)


@case("txt")
def many_aspects() -> str:
    return write(overview="（一）主动公开情况。公开若干。\n（二）依申请公开情况\n" * 50_000)


@case("txt")
def metadata_rows() -> str:
    return "索引号 | 1 | 发布机构 | 青禾镇 |\n" * MANY + write()


@case("txt")
def ordinals() -> str:
    return write(PROACTIVE, "（一）（二）（三）" * 200_000 + "\n" + "一、二、三、\n" * 100_000)


@case("txt")
def header_cells() -> str:
    """A header of all columns, again and again in one row."""
    return write(
        "", "申请人情况 | " + "自然人 | 商业企业 | 总计 | " * 60_000 + "\n一、本年新收政府信息公开申请数量 | " + "1 | " * 180_000
    )


@case("txt")
def diagnostics_without_number() -> str:
    return write("规章 | 若干 | 约20 | 3/1 |\n" * MANY, REQUESTS)
