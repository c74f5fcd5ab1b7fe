"""The block above a report: its labels and values in rows, in lines, and in a row of labels above a row of values."""

from __future__ import annotations

from datetime import date

import pytest

from gov_disclosure import parse_text
from gov_disclosure.metadata import read_metadata
from gov_disclosure.reading.text import read_text
from tests.core.documents import TITLE, codes, page, read, write


def metadata(text: str) -> dict[str, str]:
    document = read_text(text)
    return read_metadata(text, document.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "索引号 | 620/2025-7 | 发文字号 | | \n发布机构 | 青禾办 | 公开日期 | 2025-01-20 |",
        "索引号\t620/2025-7\n发布机构\t青禾办\n公开日期\t2025-01-20",
        "索引号 | 发布机构 | 公开日期 |\n620/2025-7 | 青禾办 | 2025-01-20 |",
        "索 引 号：620/2025-7  发布机构：青禾办  公开日期：2025-01-20",
        "• 索引号：620/2025-7\n- 发布机构: 青禾办\n【公开日期】：2025-01-20",
        "索引号：620/2025-7 | 发布机构：青禾办 | 公开日期：2025-01-20",
    ],
)
def test_names_and_values_are_read_in_every_arrangement(text: str) -> None:
    """Labels without a value are left out."""
    assert metadata(text) == {"index_number": "620/2025-7", "publisher": "青禾办", "published_on": "2025-01-20"}


@pytest.mark.parametrize("text", ["", "本镇索引号不详", "索引号：", "索引号 | |", "内容概述：" + "长" * 300, "题图：青禾"])
def test_what_tells_no_value_is_left_out(text: str) -> None:
    """An empty or overlong value is none, and words within a sentence are no label."""
    assert metadata(text) == {}


def test_the_first_value_of_a_name_is_kept() -> None:
    """Blocks repeat themselves at the end of pages."""
    assert metadata("索引号：1\n索引号：2") == {"index_number": "1"}


def test_the_report_tells_its_metadata_and_the_date_in_it() -> None:
    """The publisher signs where nobody else does."""
    report = read(title="索引号 | 620/2025-7 | 发布机构 | 青禾办 |\n公开日期 | 2025-01-20 |\n\n2024年政府信息公开工作年度报告")
    assert dict(report.metadata) == {"index_number": "620/2025-7", "publisher": "青禾办", "published_on": "2025-01-20"}
    assert (report.body, report.published_on) == ("青禾办", date(2025, 1, 20))


def test_a_signature_of_another_day_is_taken_and_both_are_told() -> None:
    """The date of the signature goes before that of the page."""
    report = parse_text(write(title=f"公开日期：2025-02-03\n{TITLE}") + "\n青禾镇人民政府\n2025年1月20日\n")
    assert report.published_on == date(2025, 1, 20)
    (remark,) = [each for each in report.diagnostics if each.code == "GD126"]
    assert remark.arguments == {"signed": "2025-01-20", "stated": "2025-02-03"}
    assert codes(read(title=f"公开日期：2025-01-20\n{TITLE}"), "published_on") == set()


def test_a_page_s_meta_tags_tell_the_date_last() -> None:
    """`<meta name="PubDate">` is what content systems write."""
    text = page("<p>3.jpg</p>").replace("<head>", '<head><meta name="PubDate" content="2025-01-22 09:30">')
    assert parse_text(text).published_on == date(2025, 1, 22)


def test_an_impossible_date_is_no_date() -> None:
    """The words stay in the metadata."""
    report = read(title=f"公开日期：2025-02-31\n{TITLE}")
    assert (report.published_on, report.metadata["published_on"]) == (None, "2025-02-31")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("信息来源:青禾办发布时间:2025-01-20 16:49被阅览数:", {"publisher": "青禾办", "published_on": "2025-01-20 16:49"}),
        ("来源:青禾办 时间:2025-01-20 10:01", {"published_on": "2025-01-20 10:01"}),
        ("作者:青禾办 | 来源:青禾办 | 时间:2025年1月20日 点击数:- 分享到:", {"published_on": "2025年1月20日"}),
        ("时间:2025-01-19 来源:\n发布日期:2025-01-20", {"published_on": "2025-01-20"}),
        ("信息来源:青禾办 发表时间:2025-01-20 字体:【】【】", {"publisher": "青禾办", "published_on": "2025-01-20"}),
        ("文 号: 文件分类: 所属机构:", {}),
        ("更新时间:2025-01-21 发布时间: |  来源:青禾办", {}),
        ("时间:2024年1月1日至12月31日", {}),
        ("统计时间：2024-01-01", {}),
        (
            "标      题 青禾镇2024年报\n索引号 620/2025-7 文      号\n发布机构 发布日期 2025-01-20 18:22:45",
            {"index_number": "620/2025-7", "published_on": "2025-01-20 18:22:45"},
        ),
        ("名称 数量\n分类 说明 1", {}),
        ("索引号：620/2025-7 办件类型：年报 备注：无", {"index_number": "620/2025-7"}),
        ("文号： 服务对象：全部\n发布单位：青禾办 分享：", {"publisher": "青禾办"}),
        ("文号: | 检索词: | 年报 |", {}),
        (
            "索引号\n620/2025-7\n文号\n发布机构\n青禾办\n发布日期\n2025-01-20",
            {"index_number": "620/2025-7", "publisher": "青禾办", "published_on": "2025-01-20"},
        ),
        ("索引号：\n620/2025-7\n发布机构：\n青禾镇2024年政府信息公开工作年度报告", {"index_number": "620/2025-7"}),
        ("名称\n青禾办\n分类\n年报\n索引\n甲\n标题", {}),
    ],
)
def test_lines_of_sites_name_the_day_in_many_ways(text: str, told: dict[str, str]) -> None:
    """By short names where only a date stands behind them, glued to what is before, or with blanks for colons."""
    assert metadata(text) == told
