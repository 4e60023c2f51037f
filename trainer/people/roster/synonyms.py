"""How offices write headings and values in their rosters. Data: what is read, not what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from trainer.people.roster.values import Column
from trainer.people.values import Category, Education, Establishment, Leaving, Sex

HEADINGS: Mapping[Column, tuple[str, ...]] = MappingProxyType(
    {
        Column.NAME: ("姓名", "名字", "人员姓名", "学员姓名", "执法人员姓名"),
        Column.SEX: ("性别",),
        Column.ID_NUMBER: (
            "身份证号",
            "身份证号码",
            "公民身份号码",
            "公民身份证号",
            "公民身份证号码",
            "居民身份证号",
            "居民身份证号码",
            "身份证",
            "身份证件号码",
            "证件号码",
        ),
        Column.BIRTH_DATE: ("出生日期", "出生年月日", "生日"),
        Column.UNIT: ("单位", "所在单位", "工作单位", "单位名称", "所属单位", "执法单位", "执法机构", "所在执法机构"),
        Column.DEPARTMENT: (
            "部门",
            "所在部门",
            "所属部门",
            "科室",
            "所在科室",
            "中队",
            "所在中队",
            "内设机构",
            "部门名称",
        ),
        Column.POST: ("职务", "岗位", "职务岗位", "岗位职务", "现任职务", "职位"),
        Column.KEY_POST: ("重点岗位", "是否重点岗位", "关键岗位"),
        Column.CATEGORY: ("人员类别", "人员类型", "人员性质", "类别"),
        Column.ESTABLISHMENT: ("编制性质", "编制", "编制类型", "编制类别", "身份性质"),
        Column.WORK_NUMBER: ("工号", "警号", "员工编号", "人员编号", "职工号", "胸牌号", "胸号"),
        Column.CERTIFICATE_NUMBER: (
            "执法证号",
            "执法证编号",
            "执法证号码",
            "行政执法证号",
            "行政执法证编号",
            "行政执法证件编号",
            "行政执法证件号",
            "执法证件号",
            "执法证件编号",
            "执法证件号码",
        ),
        Column.CERTIFICATE_VALID_UNTIL: (
            "执法证有效期",
            "执法证有效期至",
            "执法证件有效期",
            "执法证有效期限",
            "有效期至",
            "有效期",
            "有效期限",
            "证件有效期",
        ),
        Column.FIELDS: ("执法门类", "执法领域", "执法类别", "执法种类", "门类", "执法范围"),
        Column.EDUCATION: ("学历", "文化程度", "最高学历", "学历层次"),
        Column.MAJOR: ("专业", "所学专业", "毕业专业"),
        Column.LEGAL_QUALIFICATION: (
            "法律职业资格",
            "国家统一法律职业资格",
            "法律职业资格证",
            "法律职业资格证书",
            "是否取得法律职业资格",
            "是否有法律职业资格",
            "是否具有法律职业资格",
        ),
        Column.LEGAL_REVIEWER: ("法制审核", "法制审核人员", "是否法制审核人员", "法制审核员", "是否法制审核"),
        Column.PHONE: ("电话", "手机", "手机号", "手机号码", "联系电话", "电话号码", "联系方式", "移动电话"),
        Column.LEAVING: ("人员离开原因", "离开原因", "离岗原因", "离职原因", "离任原因", "减员原因"),
    }
)

WORDS: Mapping[Column, Mapping[StrEnum, tuple[str, ...]]] = MappingProxyType(
    {
        Column.SEX: {Sex.MALE: ("男", "男性"), Sex.FEMALE: ("女", "女性")},
        Column.CATEGORY: {
            Category.OFFICER: ("持证执法人员", "执法人员", "持证人员", "持证", "行政执法人员"),
            Category.UNCERTIFIED: (
                "在编未取证",
                "在编未取证人员",
                "未取证",
                "未取证人员",
                "未持证",
                "无证",
                "未持证人员",
            ),
            Category.AUXILIARY: (
                "执法辅助人员",
                "辅助人员",
                "协管",
                "协管员",
                "协管人员",
                "执法辅助",
                "辅助",
                "执法辅助人员(协管)",
            ),
            Category.REVIEWER: ("法制审核", "法制审核人员", "法制审核员", "法制人员"),
            Category.CLERK: ("内勤", "工勤", "后勤", "内勤人员", "工勤人员", "后勤人员", "内勤/工勤"),
            Category.SECONDED: ("借调", "借调人员", "借用", "借用人员", "挂职"),
            Category.OUTSIDE: ("外单位学员", "外单位", "外单位人员", "外来学员"),
        },
        Column.ESTABLISHMENT: {
            Establishment.CIVIL_SERVANT: ("公务员", "行政编制", "行政", "公务员编制"),
            Establishment.SUPERVISED: (
                "参公",
                "参照公务员管理",
                "参照公务员法管理",
                "参公事业",
                "参公编制",
                "参公管理",
            ),
            Establishment.INSTITUTION: (
                "事业",
                "事业编制",
                "事业编",
                "事业单位",
                "全额事业",
                "差额事业",
                "自收自支事业",
            ),
            Establishment.WORKER: ("工勤", "工勤编制", "工人", "机关工勤", "事业工勤"),
            Establishment.CONTRACT: (
                "合同",
                "合同制",
                "聘用",
                "聘用制",
                "编外",
                "编外人员",
                "劳务派遣",
                "派遣",
                "临聘",
            ),
        },
        Column.LEAVING: {
            Leaving.TRANSFERRED: ("调离", "调出", "调动", "调走", "工作调动"),
            Leaving.RESIGNED: ("辞职", "辞去公职"),
            Leaving.DISMISSED: ("辞退", "开除", "解聘", "解除合同"),
            Leaving.RETIRED: ("退休", "离休", "提前退休", "内退"),
            Leaving.DIED: ("死亡", "去世", "病故", "因公牺牲"),
            Leaving.OTHER: ("其他", "其他原因"),
        },
        Column.EDUCATION: {
            Education.DOCTOR: ("博士", "博士研究生"),
            Education.MASTER: ("硕士", "硕士研究生", "研究生"),
            Education.BACHELOR: ("本科", "大学", "大学本科", "学士", "全日制本科", "在职本科", "双学士"),
            Education.COLLEGE: ("大专", "专科", "大学专科", "大学大专", "高职"),
            Education.SECONDARY: ("高中", "中专", "高中及以下", "高中或中专", "技校", "中技", "职高", "初中", "中等"),
        },
    }
)

YES = ("是", "有", "√", "✓", "✔", "Y", "YES", "1", "已取得", "取得", "具有", "A证", "B证", "C证", "A", "B", "C", "TRUE")
NO = ("否", "无", "×", "✗", "N", "NO", "0", "未取得", "没有", "不具有", "FALSE")
NOTHING = ("/", "//", "-", "--", "—", "——", "\\", "未说明", "不详")
"""Marks that stand for an empty cell."""

TOTALS = ("合计", "小计", "总计", "共计")
"""What stands in the name column of a line that is not a person."""
