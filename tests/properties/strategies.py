"""What properties are tried on: words of the forms, figures, noise and what may stand between them."""

from __future__ import annotations

from hypothesis import strategies as st

from gov_disclosure.forms import known_forms
from tests.core.documents import PROACTIVE, write

LABELS = sorted({wording for form in known_forms().values() for wordings in form.layout.labels.values() for wording in wordings})
"""Every wording of every label of the known forms: headings, aspects, rows, header cells."""

labels = st.sampled_from(LABELS)
counts = st.integers(0, 99_999)
figures = st.one_of(
    counts.map(str),
    counts.map("{:,}".format),
    st.sampled_from(
        [
            "",
            " ",
            "/",
            "-",
            "—",
            "无",
            "&nbsp;",
            "0",
            "1,2",
            "12:30",
            "3/1",
            "约20",
            "17（其中修订9件）",
            "812.36万元",
            "增加5",
            "未增未减",
            "１２",
        ]
    ),
    st.decimals(0, 9_999, places=4).map(str),
)
noise = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "，",
            "（",
            "）",
            '"',
            "注：",
            "单位：件",
            "- 4 -",
            "2024年",
            "。",
            "2.jpg",
            "序号",
            "备注",
            "小计",
            "\u200b",
            "```",
            "---",
            "<br>",
            "\\|",
        ]
    ),
)
separators = st.sampled_from(
    [" | ", "|", "｜", "\t", " ", "  ", "　", "\n", "\n\n", "\r\n", "\r", ",", "，", ";", "、", " |\n", "\n|\n", "", " | | "]
)


@st.composite
def jumbles(draw: st.DrawFn) -> str:
    """A report whose tables are a jumble of labels, figures and noise."""
    parts = draw(st.lists(st.tuples(st.one_of(labels, figures, figures, noise), separators), max_size=60))
    text = "".join(word + between for word, between in parts)
    whole = write(draw(st.sampled_from(["", PROACTIVE])), text)
    return whole if draw(st.booleans()) else text
