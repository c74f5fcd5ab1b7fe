"""Labels that are nearly right: how far, and never in two ways."""

from __future__ import annotations

import pytest

from gov_disclosure.lexing.near import NearIndex, bound, distance


def test_the_bound_grows_with_the_length() -> None:
    """Short words must stand exactly, long ones may have a few slips."""
    bounds = [bound(length) for length in range(80)]
    assert bounds == sorted(bounds)
    assert bounds[:4] == [0, 0, 0, 0]
    assert 1 <= bounds[12] <= bounds[-1] <= 3


@pytest.mark.parametrize(
    ("left", "right", "most", "expected"),
    [
        ("行政许可", "行政许可", 2, 0),
        ("行政许可", "行政可许", 2, 1),
        ("行政许可", "行政许", 2, 1),
        ("行政许可", "行政的许可", 2, 1),
        ("行政许可", "行政处罚", 2, 2),
        ("行政许可", "国家秘密", 2, 3),
        ("行政许可", "行", 2, 3),
        ("", "", 1, 0),
        ("", "一", 1, 1),
        ("甲乙丙丁", "乙甲丁丙", 3, 2),
    ],
)
def test_a_slip_is_a_character_lost_added_replaced_or_swapped(left: str, right: str, most: int, expected: int) -> None:
    """More slips than allowed are told as one more than allowed, both ways round."""
    assert distance(left, right, most) == distance(right, left, most) == expected


def test_the_nearest_word_is_found_with_its_slips() -> None:
    """Of several words within the bound the nearest is taken."""
    index = NearIndex(["属于国家秘密", "社会公益组织", "法律服务机构"])
    assert index.nearest("社会公盖组织") == ("社会公益组织", 1)
    assert index.nearest("法律服务构机") == ("法律服务机构", 1)
    assert index.nearest("国家机关") is None


def test_a_character_typed_twice_says_no_more_than_once() -> None:
    """下 turns 年度 round, and is not turned by itself."""
    index = NearIndex(["结转下年度继续办理", "补正后申请内容仍不明确"])
    assert index.nearest("结转下下年度继续办理") == ("结转下年度继续办理", 1)
    assert index.nearest("补正申请内容仍不明确") == ("补正后申请内容仍不明确", 1)
    assert index.nearest("结转年度继续办理") is None
    assert index.nearest("结转上年度继续办理") is None


def test_a_word_as_near_to_two_labels_is_near_to_none() -> None:
    """A tie is no answer."""
    words = ["甲乙丙丁子丑", "甲乙丙丁子寅"]
    assert NearIndex(words).nearest("甲乙丙丁子卯") is None
    assert NearIndex(words, dict.fromkeys(words, 1)).nearest("甲乙丙丁子卯") == (words[0], 1)
    assert NearIndex(words, {words[0]: 1, words[1]: 2}).nearest("甲乙丙丁子卯") is None


def test_an_exact_word_beats_a_near_one() -> None:
    """Nothing is nearer than the word itself, in whatever order the words came."""
    words = ["信访举报投诉类申请", "举报投诉类申请"]
    assert NearIndex(words).nearest("举报投诉类申请") == NearIndex(words[::-1]).nearest("举报投诉类申请") == ("举报投诉类申请", 0)


@pytest.mark.parametrize("word", ["", "规章", "规草", "科研机枸们都是", "一二三四五六七八九十"])
def test_what_is_too_short_or_too_far_is_near_to_none(word: str) -> None:
    """Words below four characters and words beyond the bound are left alone."""
    assert NearIndex(["规章", "科研机构", "自然人"]).nearest(word) is None
