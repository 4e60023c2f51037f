"""Short readers for the demo's courseware library."""

from __future__ import annotations

from reportlab.lib.units import mm

from trainer.documents.pdf import Paper

_LINES = {
    "行政处罚法要点": (
        "一、罚款、没收、暂扣许可证件之外，降低资质等级、限制开展生产经营活动等也是处罚种类。",
        "二、违法行为一般在二年内未被发现的，不再给予行政处罚；涉及公民生命健康安全、金融安全且有危害后果的为五年。",
        "三、当场处罚的限额：对公民处以二百元以下、对法人或者其他组织处以三千元以下罚款或者警告。",
        "四、当事人要求听证的，应当在行政机关告知后五日内提出。",
    ),
    "治超执法全过程记录": (
        "一、出发前检查记录设备的时间、电量和存储空间。",
        "二、从表明身份开始记录，到当事人签收文书为止，不间断。",
        "三、称重、告知、卸载、复称各环节单独留存影像编号。",
        "四、当天归集影像，任何人不得剪辑原始记录。",
    ),
    "说理式执法文书": (
        "一、先写查明的事实，再逐项列明证据证明什么。",
        "二、适用条款写到款、项，并说明为什么适用。",
        "三、对当事人的陈述申辩逐条回应采纳与否及理由。",
        "四、裁量要写明情节和对应的档次。",
    ),
}


def write_reader(title: str) -> bytes:
    """One page with four points."""
    paper = Paper(title)
    top = paper.height - 40 * mm
    paper.text(paper.width / 2, top, title, 22, "centre", bold=True)
    for number, line in enumerate(_LINES[title]):
        paper.paragraph(20 * mm, top - (25 + 24 * number) * mm, line, 14, paper.width - 40 * mm, 22)
    paper.next_page()
    return paper.finish()
