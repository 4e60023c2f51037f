"""Made-up statutes, whole and broken."""

from datetime import date

from trainer.law.reading.statute import read_statute
from trainer.law.values import StatuteText, VersionDraft

TITLE = "示例规定"
OLD = """示例规定

2024年3月1日 示例部门令2024年第1号公布

第一章　总　则

第一条　为了演示，制定本规定。

第二条　本规定适用于示例活动。

第二章　期　限

第三条　申请应当在十日内提出。
逾期的，按下列规定办理：
（一）不足五日的，提醒；
（二）五日以上的，不予受理。

第四条　受理后应当出具凭证。

第五条　本规定自2024年4月1日起施行。
"""
NEW = OLD.replace("2024年3月1日 示例部门令2024年第1号公布", "2026年3月1日 示例部门令2026年第2号修订").replace(
    "在十日内提出", "在十五日内提出"
).replace("第四条　受理后应当出具凭证。", "第四条　申请可以在网上提出。\n\n第五条　受理后应当出具凭证。").replace(
    "第五条　本规定自2024年4月1日", "第六条　本规定自2026年4月1日"
)  # fmt: skip


def text_of(content: str, name: str = "示例规定.txt") -> StatuteText:
    return read_statute(name, content.encode())


def draft_of(
    content: str,
    revised: date = date(2024, 3, 1),
    effective: date | None = None,
    title: str = TITLE,
    name: str = "示例规定.txt",
) -> VersionDraft:
    return VersionDraft(title, "", revised, effective, "本单位收藏", name, content.encode())
