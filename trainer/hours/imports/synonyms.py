"""How offices write headings, ways and categories in their sheets of hours. Data: what is read, not what is shown."""

from __future__ import annotations

from types import MappingProxyType

from trainer.hours.imports.values import Column
from trainer.hours.values import HourCategory, Way

HEADINGS = MappingProxyType(
    {
        Column.NAME: ("姓名", "名字", "人员姓名", "学员姓名", "参训人员", "参加人员", "执法人员", "执法人员姓名"),
        Column.NUMBER: ("工号", "警号", "编号", "人员编号", "职工号", "胸牌号", "执法证号", "执法证编号", "执法证件号"),
        Column.ID_NUMBER: ("身份证号", "身份证号码", "身份证", "公民身份号码", "证件号码"),
        Column.UNIT: ("单位", "所在单位", "工作单位", "部门", "所在部门", "科室", "中队", "单位部门", "所属单位"),
        Column.DATE: (
            "日期",
            "时间",
            "培训日期",
            "培训时间",
            "学习日期",
            "学习时间",
            "起止日期",
            "起止时间",
            "培训起止时间",
            "开始日期",
            "开始时间",
            "起始日期",
        ),
        Column.UNTIL: ("结束日期", "结束时间", "截止日期", "终止日期"),
        Column.TOPIC: (
            "培训名称",
            "培训内容",
            "培训主题",
            "培训班名称",
            "学习内容",
            "学习名称",
            "课程",
            "课程名称",
            "主题",
            "内容",
            "名称",
            "班名",
            "项目",
            "培训项目",
            "培训学习名称",
        ),
        Column.ORGANISER: ("主办单位", "举办单位", "组织单位", "培训机构", "承办单位", "主办"),
        Column.WAY: ("培训方式", "方式", "培训形式", "学习方式", "形式", "学习形式"),
        Column.CATEGORY: ("学时类别", "类别", "培训类别", "学时类型", "类型", "培训类型"),
        Column.HOURS: ("学时", "学时数", "课时", "课时数", "培训学时", "学习学时", "所获学时", "获得学时", "认定学时"),
        Column.ACTIVITY: ("活动", "活动类型", "学时项目"),
        Column.FIELD: ("学时门类", "培训门类", "课程门类", "内容门类"),
        Column.PUBLIC_LAW: ("公共法律", "公共法律知识", "公共法律学时", "公共法律知识学时", "法律知识", "法律学时"),
        Column.PROFESSIONAL: (
            "业务技能",
            "业务与技能",
            "业务知识",
            "业务学时",
            "业务知识和执法技能",
            "专业法律",
            "专业知识",
            "业务技能学时",
        ),
        Column.POLITICAL: ("政治道德", "政治与职业道德", "政治理论", "职业道德", "政治学时", "政治理论学时"),
    }
)
TOTALS = frozenset(("合计", "总计", "小计", "共计", "平均", "备注", "填表人", "审核人", "制表人", "制表", "填报人"))
WAYS = MappingProxyType(
    {
        Way.LECTURE: ("讲授", "面授", "集中", "培训班", "讲座", "授课式", "线下", "脱产"),
        Way.SEMINAR: ("研讨", "讨论", "学法", "座谈", "交流"),
        Way.CASE: ("案例", "案卷", "评查", "旁听"),
        Way.DEMONSTRATION: ("现场", "示范", "实操", "演练", "实训", "观摩"),
        Way.ONLINE: ("线上", "网络", "在线", "网上", "视频", "直播", "云课堂"),
        Way.SELF_STUDY: ("自学", "自主", "阅读"),
        Way.EXAM: ("考试", "测试", "考核", "测验"),
        Way.TEACHING: ("授课", "主讲", "任教"),
    }
)
CATEGORIES = MappingProxyType(
    {
        HourCategory.PUBLIC_LAW: ("公共法律", "公共", "通用法律", "法律知识", "法律"),
        HourCategory.PROFESSIONAL: ("业务", "技能", "专业", "执法实务"),
        HourCategory.POLITICAL: ("政治", "道德", "廉政", "党", "思想"),
    }
)
