"""Makes the case files of the rules on the narrative: one made-up department, its figures, and what its text says of them."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path

from gov_disclosure import RuleSet, check, parse_file
from tests.rules import across_cases

CASES = Path(__file__).parent.parent / "cases"
DEFAULT = "柳溪县水务局"
QUIET = "本局依照条例公开信息，各项工作有序开展。"
TABLES = """二、主动公开政府信息情况
第二十条第（一）项 |
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | 0 | 0 |
行政规范性文件 | 3 | 1 | 14 |
第二十条第（五）项 |
信息内容 | 本年处理决定数量 |
行政许可 | 308 |
第二十条第（六）项 |
信息内容 | 本年处理决定数量 |
行政处罚 | 12 |
行政强制 | 0 |
第二十条第（八）项 |
信息内容 | 本年收费金额（单位：万元） |
行政事业性收费 | 36.25 |
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况
自然人 | 法人或其他组织 | 总计
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他
一、本年新收政府信息公开申请数量 | 10 | 2 | 0 | 0 | 0 | 0 | 12 |
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
三、本年度办理结果 | （一）予以公开 | 3 | 2 | 0 | 0 | 0 | 0 | 5 |
（二）部分公开（区分处理的，只计这一情形，不计其他情形） | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
（三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
4.保护第三方合法权益 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
（四）无法提供 | 1.本机关不掌握相关政府信息 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
2.没有现成信息需要另行制作 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
（五）不予处理 | 1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
（六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
（七）总计 | 9 | 2 | 0 | 0 | 0 | 0 | 11 |
四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 |
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
3 | 1 | 0 | 2 | 6 | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0
"""
RECEIVED = "一、本年新收政府信息公开申请数量 | 10 | 2 | 0 | 0 | 0 | 0 | 12 |"
RECEIVED_BLANK = RECEIVED.replace("| 12 |", "|  |")
TOTAL = "（七）总计 | 9 | 2 | 0 | 0 | 0 | 0 | 11 |"
OUT = "四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |"
IN = "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"
DISPUTES = "3 | 1 | 0 | 2 | 6 | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0"
UNPAID = "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
Change = tuple[str, str]


def write(
    overview: str = QUIET,
    *changes: Change,
    body: str = DEFAULT,
    five: str = "公开的时效还不够，下一步将按月检查。",
    six: str = "无。",
    before: str = "",
) -> str:
    """Return a report whose text says what is given, with rows of its tables changed."""
    tables = TABLES
    for old, new in changes:
        assert tables.count(old) == 1, old
        tables = tables.replace(old, new)
    front = f"{body}2024年政府信息公开工作年度报告\n" + (f"{before}\n" if before else "")
    return f"{front}一、总体情况\n{overview}\n{tables}五、存在的主要问题及改进情况\n{five}\n六、其他需要报告的事项\n{six}\n"


def blank(row: str, cell: str) -> Change:
    """Return the change that leaves the last cell of a row with a value blank."""
    head, _, tail = row.rpartition(f"| {cell} |")
    return row, f"{head}|  |{tail}"


NORMATIVE = "行政规范性文件 | 3 | 1 | 14 |"
PENALTIES = "行政处罚 | 12 |"
FEES = "行政事业性收费 | 36.25 |"
SAID = "全年受理政府信息公开申请12件。"
CASE: dict[str, dict[str, str]] = {
    "GD501": {
        "holds": write("全年新收政府信息公开申请12件。"),
        "holds-with-carried-in": write("2024年，我局共受理政府信息公开申请13件（含上年结转1件）。"),
        "holds-round": write("全年收到政府信息公开申请10余件。"),
        "violated": write("全年受理政府信息公开申请31件。"),
        "violated-numeral": write("本年度共收到依申请公开事项二十一件。"),
        "not-evaluable": write(SAID, (RECEIVED, RECEIVED_BLANK)),
        "not-evaluable-part": write("收到涉及征地补偿的政府信息公开申请5件。"),
        "lawful-other-year": write("2023年受理政府信息公开申请20件。"),
        "lawful-other-things": write("全年受理信访事项40件，回复网民留言35条，办理建议提案6件。"),
        "lawful-office": write("全县本级受理政府信息公开申请5件。", body="柳溪县人民政府"),
    },
    "GD502": {
        "holds": write("受理申请12件，上年结转1件。"),
        "violated": write("新收政府信息公开申请12件，上年度结转3件。"),
        "not-evaluable": write("新收政府信息公开申请12件，上年度结转3件。", blank(IN, "1")),
    },
    "GD503": {
        "holds": write("全年答复政府信息公开申请11件。"),
        "violated": write("收到政府信息公开申请12件，办结14件。"),
        "not-evaluable": write("全年答复政府信息公开申请11件。", blank(TOTAL, "11")),
        "lawful-one-outcome": write("对政府信息公开申请答复予以公开5件。"),
    },
    "GD504": {
        "holds": write("收到政府信息公开申请12件，另有2件结转下年度办理。"),
        "violated": write("收到政府信息公开申请12件，结转下年度继续办理4件。"),
        "not-evaluable": write("收到政府信息公开申请12件，顺延到下年度2件。", blank(OUT, "2")),
    },
    "GD505": {
        "holds": write("答复政府信息公开申请11件，其中予以公开5件，部分公开3件，不予公开1件，无法提供2件。"),
        "holds-joint": write("政府信息公开申请中，予以公开和部分公开共8件。"),
        "violated": write("答复政府信息公开申请11件，其中予以公开7件。"),
        "violated-column": write("答复政府信息公开申请11件，其中予以公开2件。"),
        "not-evaluable": write(
            "答复政府信息公开申请11件，其中无法提供2件。",
            blank("1.本机关不掌握相关政府信息 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |", "2"),
        ),
    },
    "GD506": {
        "holds": write("收到政府信息公开申请12件，其中自然人10件，法人或其他组织2件。"),
        "violated": write("收到政府信息公开申请12件，其中自然人8件。"),
        "not-evaluable": write(
            "收到政府信息公开申请12件，其中自然人8件。", (RECEIVED, RECEIVED.replace("| 10 |", "|  |"))
        ),
    },
    "GD507": {
        "holds": write("因政府信息公开引发行政复议6件。"),
        "holds-closed": write("政府信息公开行政复议4件。"),
        "violated": write("政府信息公开行政复议5件。"),
        "not-evaluable": write("政府信息公开行政复议6件。", (DISPUTES, DISPUTES.replace("| 6 |", "|  |"))),
        "lawful-own-cases": write("全年办理行政复议案件9件。"),
    },
    "GD508": {
        "holds": write("政府信息公开行政诉讼1件。"),
        "violated": write("政府信息公开行政诉讼4件。"),
        "not-evaluable": write("政府信息公开行政诉讼1件。", (DISPUTES, DISPUTES.replace("0 | 1 | 0 | 0", "0 |  | 0 | 0"))),
        "lawful-instance": write("政府信息公开行政诉讼中，二审3件。"),
    },
    "GD509": {
        "holds": write("政府信息公开行政复议、行政诉讼共7件。"),
        "violated": write("政府信息公开行政复议和行政诉讼案件共9件。"),
        "not-evaluable": write("政府信息公开行政复议、行政诉讼共7件。", (DISPUTES, DISPUTES.replace("| 6 |", "|  |"))),
    },
    "GD510": {
        "holds": write("行政复议6件，其中结果维持3件，结果纠正1件，尚未审结2件。"),
        "violated": write("政府信息公开行政复议6件，其中结果纠正2件。"),
        "not-evaluable": write("政府信息公开行政复议6件，其中结果纠正2件。", (DISPUTES, DISPUTES.replace("3 | 1 |", "3 |  |"))),
    },
    "GD511": {
        "holds": write("收到政府信息公开申请12件，予以公开5件，占41.7%。"),
        "violated": write("收到政府信息公开申请12件，予以公开5件，占51.7%。"),
        "not-evaluable": write("政府信息公开申请受理约12件，占比20%。"),
        "lawful-of-some": write("答复政府信息公开申请11件，予以公开5件，占土地类申请的90%。"),
    },
    "GD512": {
        "holds": write("全年制发行政规范性文件3件，废止1件，现行有效14件。"),
        "holds-amended": write("全年制定规范性文件5件（含修改2件）。"),
        "violated": write("现行有效行政规范性文件15件。"),
        "not-evaluable": write("现行有效行政规范性文件14件。", blank(NORMATIVE, "14")),
        "lawful-policy": write("全年制发政策性文件11件，审查规范性文件9件。"),
    },
    "GD513": {
        "holds": write("全年作出行政处罚决定12件，行政许可308件。"),
        "violated": write("全年作出行政处罚决定21件。"),
        "not-evaluable": write("全年作出行政处罚决定12件。", blank(PENALTIES, "12")),
        "lawful-items": write("公开行政许可事项120项，公示行政处罚信息40条。"),
    },
    "GD514": {
        "holds": write("全年没有实施行政强制。"),
        "violated": write("全年未发生因政府信息公开引发的行政复议、行政诉讼。"),
        "violated-requests": write("本年度未收到政府信息公开申请。"),
        "violated-all-closed": write("全年收到政府信息公开申请12件，已全部办结。"),
        "violated-in-the-text": write(
            "收到政府信息公开申请12件，均已办结。结转下年度申请2件。", (OUT, OUT.replace("2", "0"))
        ),
        "not-evaluable": write("全年无行政复议。", (DISPUTES, DISPUTES.replace("| 6 |", "|  |"))),
        "lawful-in-time": write("受理政府信息公开申请12件，均在法定期限内予以答复。"),
        "lawful-office": write("县政府办公室未收到政府信息公开申请。", body="柳溪县人民政府"),
    },
    "GD515": {
        "holds": write(six="全年收取信息处理费3940元。"),
        "violated": write(six="全年收取信息处理费3945元。"),
        "violated-by-piece": write(six="按件计收，全年收取信息处理费250元。"),
        "violated-unit": write(QUIET, (FEES, "行政事业性收费 | 0.2 |"), six="全年收取信息处理费3940元。"),
        "not-evaluable": write(QUIET, (FEES, "行政事业性收费 |  |"), six="全年收取信息处理费3940元。"),
        "lawful-no-fee": write(six="全年没有收取信息处理费。"),
    },
    "GD516": {
        "holds": write(six="本年度未发出收费通知。"),
        "violated": write(
            QUIET,
            (UNPAID, UNPAID.replace("0 | 0 | 0 | 0 | 0 | 0 | 0", "2 | 0 | 0 | 0 | 0 | 0 | 2")),
            six="本年度未发出收费通知。",
        ),
        "not-evaluable": write(
            QUIET,
            (UNPAID, UNPAID.replace("0 | 0 | 0 | 0 | 0 | 0 | 0", "2 | 0 | 0 | 0 | 0 | 0 | ")),
            six="本年度未发出收费通知。",
        ),
        "lawful-not-collected": write(
            QUIET,
            (UNPAID, UNPAID.replace("0 | 0 | 0 | 0 | 0 | 0 | 0", "2 | 0 | 0 | 0 | 0 | 0 | 2")),
            six="本年度未收取信息处理费。",
        ),
    },
    "GD518": {
        "holds": write("2024年，本局公开信息60条，较2023年增加5条。"),
        "violated": write("2023年，本局公开信息60条，召开会议两次。"),
        "violated-announced": write(before="现将柳溪县水务局2023年政府信息公开工作情况报告如下。"),
        "not-evaluable": write().replace("2024年政府信息公开", "政府信息公开"),
        "lawful-history": write("2023年印发的公开办法继续实施。"),
    },
    "GD519": {
        "holds": write(before="本报告统计期限为2024年1月1日至2024年12月31日。"),
        "violated": write(before="本报告统计期限为2024年1月1日至2024年11月30日。"),
        "not-evaluable": write(before="本报告统计期限为2024年1月1日至12日31日。"),
        "lawful-no-period": write(),
    },
    "GD520": {
        "holds": write("全年共发布信息120条。"),
        "violated": write("全年共发布信息××条，召开会议   次，接受咨询____件。"),
        "lawful-hidden-names": write("办理张××诉本局一案，宣传栏尺寸为2×3米。"),
    },
    "GD521": {
        "holds": write("政府信息公开申请办理结果中，予以公开、部分公开、不予公开分别为5、3、1件。"),
        "holds-disputes": write("行政复议、行政诉讼分别为6件和1件。"),
        "violated": write("行政复议、行政诉讼分别为1件和6件。"),
        "not-evaluable": write("政府信息公开申请办理结果中，予以公开、部分公开、不予公开分别为5、3件。"),
    },
    "GD531": {
        "holds": write(),
        "violated": write(five="无。"),
        "not-evaluable": write().replace("五、存在的主要问题及改进情况\n公开的时效还不够，下一步将按月检查。\n", ""),
    },
    "GD532": {
        "holds": write(),
        "violated": write(five="一是更新不够及时；二是解读形式单一，覆盖面窄。"),
        "not-evaluable": write().replace("五、存在的主要问题及改进情况\n公开的时效还不够，下一步将按月检查。\n", ""),
        "lawful-no-problem-named": write(five="对照上级要求逐项自查，结果已报送主管部门。"),
    },
    "GD533": {
        "holds": write("受理政府信息公开申请12件。全年共受理政府信息公开申请12件。"),
        "violated": write("收到政府信息公开申请12件。全年收到政府信息公开申请23件。"),
        "violated-denied": write("全年未收到政府信息公开申请。收到政府信息公开申请12件。"),
        "lawful-round": write("全年收到政府信息公开申请20余件。收到政府信息公开申请23件。"),
        "lawful-both-ways": write("收到政府信息公开申请12件。连同上年结转的，全年共收到政府信息公开申请13件。"),
    },
    "GD535": {
        "holds": write("公开工作纳入年度考核，开展社会评议一次，未发生责任追究情形。", body="柳溪县人民政府"),
        "violated": write("定期开展业务培训。", body="柳溪县人民政府"),
        "not-evaluable": write("定期开展业务培训。", body="柳溪"),
        "lawful-department": write("定期开展业务培训。"),
    },
}  # fmt: skip


BEFORE = (
    (RECEIVED, "一、本年新收政府信息公开申请数量 | 8 | 2 | 0 | 0 | 0 | 0 | 10 |"),
    (IN, "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"),
    (OUT, "四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"),
    (TOTAL, "（七）总计 | 7 | 2 | 0 | 0 | 0 | 0 | 9 |"),
)
"""The year before: 10 received, none carried in, 9 processed, 1 carried out."""


def earlier(*changes: Change) -> str:
    """Return the report on the year before."""
    made = write(QUIET, *(changes or BEFORE))
    return made.replace("2024年", "2023年")


AGAIN = (RECEIVED, "一、本年新收政府信息公开申请数量 | 6 | 2 | 0 | 0 | 0 | 0 | 8 |")
SERIES: dict[str, dict[str, dict[str, str]]] = {
    "GD517": {
        "holds": {"2023": earlier(), "2024": write("收到政府信息公开申请12件，同比增长20%。")},
        "holds-pieces": {"2023": earlier(), "2024": write("收到政府信息公开申请12件，较2023年增加2件。")},
        "holds-with-carried-in": {
            "2023": earlier(), "2024": write("共受理政府信息公开申请13件（含上年结转1件），同比上升30.0%。"),
        },
        "holds-processed": {"2023": earlier(), "2024": write("全年答复政府信息公开申请11件，比上年增长22.2%。")},
        "holds-about": {"2023": earlier(), "2024": write("收到政府信息公开申请12件，同比增长约两成，即增长20%左右。")},
        "violated": {"2023": earlier(), "2024": write("收到政府信息公开申请12件，同比增长50%。")},
        "violated-way": {"2023": earlier(), "2024": write("收到政府信息公开申请12件，同比下降20%。")},
        "violated-pieces": {"2023": earlier(), "2024": write("收到政府信息公开申请12件，较上年增加5件。")},
        "not-evaluable": {"2024": write("收到政府信息公开申请12件，同比增长20%。")},
        "not-evaluable-other-number": {"2023": earlier(), "2024": write("收到政府信息公开申请9件，同比增长50%。")},
        "not-evaluable-blank": {
            "2023": earlier(blank(RECEIVED, "12"), blank(TOTAL, "11")),
            "2024": write("收到政府信息公开申请12件，同比增长20%。"),
        },
        "lawful-none-told": {"2023": earlier(), "2024": write("收到政府信息公开申请12件。")},
        "lawful-corrected": {
            "2023": earlier(AGAIN), "2023-corrected": earlier(),
            "2024": write("收到政府信息公开申请12件，同比增长20%。"),
        },
        "lawful-other-things": {"2023": earlier(), "2024": write("收到政府信息公开申请12件，接听热线4200次，同比增长50%。")},
    },
}  # fmt: skip


def main() -> None:
    """Write the files; what the rules say is looked through by eye before it is kept."""
    for code, folders in SERIES.items():
        for name, files in folders.items():
            folder = CASES / code / name
            folder.mkdir(parents=True, exist_ok=True)
            for file, text in files.items():
                (folder / f"{file}.txt").write_text(text, encoding="utf-8")
            said = across_cases.found(folder)
            (folder / "expected.json").write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            sys.stdout.write(f"{code} {name}: {[[*each[1:3], *each[4:]] for each in said]}\n")
    for code, cases in CASE.items():
        folder = CASES / code
        folder.mkdir(exist_ok=True)
        for name, text in cases.items():
            file = folder / f"{name}.txt"
            file.write_text(text, encoding="utf-8")
            rules = RuleSet.default(plugins=False).only(code)
            found = [
                [each.rule, each.verdict.value, list(each.paths), _plain(each.expected), _plain(each.actual)]
                for each in check(parse_file(file), rules, include_not_evaluable=True)
            ]
            file.with_suffix(".json").write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            sys.stdout.write(f"{code} {name}: {[each[1:] for each in found]}\n")


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Decimal) else value


if __name__ == "__main__":
    main()
