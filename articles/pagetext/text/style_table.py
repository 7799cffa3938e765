"""The house styles of Chinese newspapers in one table: marks, credit words, datelines, jumps, folios, cues.

Whoever meets a new form adds it here; the recognisers only read. Words are written as printed;
`spaced` lets a word be letter-spaced, as pages do to justify a line (``记 者``).
"""

from __future__ import annotations

import re

from articles.pagetext.values import CreditRole


def words(*parts: str) -> tuple[str, ...]:
    """The words of a table: parted by blanks, so that the table can be read."""
    return tuple(word for part in parts for word in part.split())


def spaced(word: str) -> str:
    """A pattern for a word whose characters may have blanks between them."""
    return r"[ \u3000]*".join(word)


def any_of(choices: tuple[str, ...], *, letter_spaced: bool = False) -> str:
    """A pattern for one of several words, longest first."""
    ordered = sorted(choices, key=len, reverse=True)
    return "(?:" + "|".join(spaced(word) if letter_spaced else word for word in ordered) + ")"


BULLETS = "".join(map(chr, range(0x25A0, 0x2600))) + "★☆⬛⬜⬤✦✧✪❖❏❐❑❒✎✏✐✍☞➢➤•※|｜丨"
"""Marks before a byline, a photo credit, a column head or a caption: all of Unicode's geometric shapes, from ■ to ◿,
and others that papers set."""

SENTENCE_ENDS = "。！？!?…"
"""A sentence may end with one of these; test before any NFKC, which turns … into dots."""

CLOSERS = "”’）)】》〉」』\"'］]"
OPENERS = "“‘（(【《〈「『［["

CREDIT_OPENERS = "（(【[［〔〈<＜"
CREDIT_CLOSERS = "）)】]］〕〉>＞"
"""Brackets around a whole credit."""

WORDS_BY_ROLE: dict[CreditRole, tuple[str, ...]] = {
    CreditRole.REPORTER: words(
        "记者 本报记者 首席记者 见习记者 实习记者 实习生 小记者 融媒记者 融媒体记者 全媒体记者 全媒记者 "
        "特派记者 特约记者 驻站记者 评论员 特约评论员 作者 撰文 撰稿 文 文字 执笔 采写 采访 口述 "
        "記者 實習記者 見習記者 特約記者"
    ),
    CreditRole.CORRESPONDENT: words("通讯员 特约通讯员 报道组 译 編譯 编译 通訊員"),
    CreditRole.PHOTOGRAPHER: words(
        "摄影 摄影记者 摄影通讯员 摄影报道 摄 图 图片 供图 湖图 插图 制图 翻拍 绘图 漫画 题图 视频 攝影 攝"
    ),
    CreditRole.EDITOR: words("编辑 责编 责任编辑 整理 指导老师 指导教师 统筹 策划 編輯 責任編輯"),
}

CREDIT_WORDS: dict[str, CreditRole] = {word: role for role, some in WORDS_BY_ROLE.items() for word in some}
"""What a credited person did, by the word that stands with the name.

The translator counts as a correspondent and a pupil's teacher as an editor: the roles of our model are few.
"""

WEAK_CREDIT_WORDS = words(
    "文 图 译 作者 图片 整理 摄 编辑 文字 撰文 撰稿 执笔 采写 采访 口述 编译 編譯 绘图 漫画 题图 视频 统筹 策划 攝"
)
"""Words that live in sentences too: they credit only with a slash, a colon, a bar, or closing the line."""
BYLINE_WORDS = tuple(word for word in CREDIT_WORDS if word not in WEAK_CREDIT_WORDS)
"""All others: with one of these in it a bracket is a byline."""

BOTH_WORDS = words(
    "文/图 图/文 文／图 图／文 文、图 图、文 文图 图文 文/摄 文／摄 文、摄 摄/文 摄／文 文/摄影 文／摄影 文、摄影"
)
"""Words and pictures by the same people, before or behind their names."""
WROTE_WORDS = words("文 采写 撰文 整理 供稿 综合")
TOOK_WORDS = words("摄 摄影 摄影报道 供图 翻拍 插图 图 漫画 绘图 制图 攝 攝影")
TRANSLATED_WORDS = words("译 编译")
"""Behind the names. A writer keeps the role that was printed before the name, a photographer does not."""
GLUED_WORDS = words("摄 摄影 摄影报道 供图 翻拍 整理 采写 供稿 攝 攝影")
"""These may be glued to the name: 张三摄. The others end names too (张立文) and want a blank or a slash."""

SENT_FROM = r"(?:[ \u3000]*发自[\u4e00-\u9fff]{2,8}|[ \u3000]+[\u4e00-\u9fff]{0,4}(?<!摄影)(?:报道|報道))$"
"""Behind the names: where from, and that they report; no names."""

DESKS = words(
    "本报 本台 本网 本刊 本社 本站 锡报 晚报 日报 晨报 早报 商报 时报 都市报 快报 特区报 文汇报 融媒 融媒体 全媒体 "
    "全媒 新华社 中新社 中新网 人民网 新华网 央视 实习 见习 首席 新华社发 中新社发 本報"
)
"""Who sends the reporter: may stand before 记者 and is no name."""

DESK_ENDS = words("报 社 网 台 中心 站 融媒 融媒体 全媒体 全媒 集团")
"""A longer name of a desk ends so; 驻 and a place may follow."""

AGENCIES = words(
    "新华社 新华网 中新社 中新网 中国新闻社 人民网 央视网 央视新闻 央广网 光明网 "
    "法新社 路透社 美联社 共同社 塔斯社 韩联社 德新社 埃菲社"
)
SOURCE_WORDS = words("来源 稿源 文章来源 转自 转载自")
"""Before the paper or agency that a text was taken from."""
PICTURE_SOURCES = words("图片来源 照片来源 图源")

END_MARKS = r"(?:[（(](?:完|附图片|附照片|全文完)[）)][ \u3000]*)+$"
"""An agency's marks for its clients behind the last sentence: no part of the text."""

PEOPLE_ENDS = words("民 人员 学生 教师 代表 主任 书记 职工 员工 村民 居民 读者 农民 工人 作家 教授 干部 队员")
"""A bracket behind a name that ends so says who the person is."""

OFFICES = words(
    "书记 副书记 市长 县长 区长 镇长 乡长 局长 院长 校长 主任 会长 主席 董事长 总经理 教授 研究员 厅长 部长"
)
"""An office that signs: 某某市委书记 张三, where the office holder is the author."""

STANDINGS = OFFICES + words(
    "总理 总统 首相 外长 国王 大使 参赞 议长 议员 委员 代表 司令 司令员 秘书长 理事长 发言人 负责人 处长 科长 "
    "村长 所长 站长 馆长 社长 台长 厂长 队长 班长 支书 经理 总裁 总监 首席 老板 店主 创始人 院士 专家 工程师 博士 "
    "医生 护士 教师 老师 学生 家长 教练 选手 队员 战士 民警 律师 主编 作家 导演 演员 村民 居民 市民 农民 农户 "
    "贫困户 工人 职工 员工 干部 司机 乘客 旅客 游客 青年 姑娘 老人"
)
"""What stands before a name that a story has not named yet: it says who that is."""

MEDIA_ENDS = words("融媒体中心 融媒中心 新闻中心 传媒中心 记者站 报道组 通讯站")
"""A newsroom that signs before the names, without a word for their role."""

CLASS = r"[0-9一二三四五六七八九]{1,4}[（(]?[0-9]{0,2}[）)]?班"
"""A pupil's class: 501班, 二14班, 三（2）班."""

ORGANISATION_ENDS = words(
    "报 社 网 台 中心 分社 站 集团 部 局 办 室 组 委 院 校 班 学 小学 中学 大学 公司 警方 馆 协会 医院 法院 检察院"
)
"""A piece of a credit that ends so is where a person works, not the person."""

NOT_NAMES = frozenset(
    words(
        "记者 通讯员 摄影 本报 报道 消息 综合 图片 供稿 资料 编辑 记者站 在村 站在 来到 看到 获悉 了解 采访 "
        "近日 日前 昨日 今日 昨天 今天 发现 见到 手记 观察 调查 节 们 会 证 表示 介绍 告诉 "
        "受访者 主办方 新闻 专栏"
    )
)
"""Words that stand after 记者 in sentences and column heads, never as a name."""

NOT_NAME_ENDS = words("获悉 了解 采访 来到 看到 从 在 日从 走进 见到 发现 说 表示 介绍 的 了 们")

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于余叶蒋杜苏魏程吕丁任沈姚卢傅钟姜崔谭廖范汪陆金石戴贾韦"
    "夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘"
    "祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚"
    "岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储"
    "原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈"
    "伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利居单胥甲乙丙丁戊己庚辛"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭蔣葉盧蘇呂鐘譚陸賈鄒龍陶賀顧龔萬錢嚴龐顏莊聶魯關蘭紀畢駱藍遊"
    "常贝经柏昌昝贲钮荀於羿汲邴糜牧隗宓郗钭幸蓟鄂籍莘贡逄扶郦郤璩濮寿郏庾暨衡殳沃蔚夔訾乜巢蒯竺桓"
    "蔡闫洪诸钦赖习宦"
)
"""The common surnames, and the placeholders 甲 乙 丙 …: evidence that a piece of a credit is a person's name."""

COMPOUND_SURNAMES = words("欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 南宫 呼延")

PLACE = r"[\u4e00-\u9fff·]{2,12}?"
DATE_IN_DATELINE = (
    r"(?:[12]\d{3}[ ]*年[ ]*)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[ ]*月[ ]*)?"
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[ ]*日[ ]*)?"
)
PAPER = (
    r"(?:《?[\u4e00-\u9fff]{0,8}(?:日报|晚报|晨报|早报|商报|时报|导报|快报|都市报|文汇报|文匯報|"
    r"新闻网|新聞網|特区报|报|報|網|网|社)》?)"
)
FILED = r"(?:讯|訊)(?![息问号號])"
"""Not the first half of 讯息."""
SENT_BY = any_of((*AGENCIES, "本报", "本社", "本网", "本刊"))
DAY_AND_PLACE = (
    r"(?:\d{1,2}[ ]*月)[ ]*\d{1,2}[ ]*日[ \u3000]+[\u4e00-\u9fff]{2,14}(?:村|镇|乡|街道|社区|市|县|区|岛|山)"
)
"""A reporter's diary: the day and the village on a line of their own before the text."""

REPORT = "本报讯"
"""How a report of the paper's own opens that says no more of where it was filed."""
BEFORE_DATELINE = f"[{re.escape(BULLETS + CREDIT_OPENERS)}]?"
"""What may stand before a dateline: a mark, or a bracket around it."""

DATELINES: tuple[str, ...] = (
    rf"{BEFORE_DATELINE}本[ \u3000]*报[ \u3000]*讯[{re.escape(CREDIT_CLOSERS)}]?",
    rf"【(?:新华社|本报|中新社){PLACE}[ ]*{DATE_IN_DATELINE}(?:电|讯)】(?:{PLACE}讯[:：])?",
    rf"(?:据|综合)?{SENT_BY}{PLACE}[ ]*{DATE_IN_DATELINE}(?:专电|电|讯|消息)",
    rf"(?:据|综合)?(?:新华社|中新社|本报|本社)(?:记者)?{DATE_IN_DATELINE}(?:专电|电)",
    rf"{PAPER}(?:{PLACE})?[ ]*{DATE_IN_DATELINE}{FILED}",
    rf"{PAPER}{PLACE}消息(?=[（(：: \u3000])",
    rf"[\u4e00-\u9fff]{{1,6}}(?:日报|晚报|晨报|早报|商报|时报|报){FILED}",
    rf"(?:本刊|本台|本网|本站|本社|[\u4e00-\u9fff]{{2,6}}(?:融媒体?|全媒体?|客户端)){FILED}",
    rf"(?:据|综合)?{any_of(AGENCIES)}消息(?=[（(：: \u3000])",
    r"本报(?:专稿|特稿|专讯|综讯|消息|综合报道|综合消息)(?=[（(：: \u3000])",
    rf"[\u4e00-\u9fff]{{2,6}}{FILED}(?=[ \u3000]*[（(](?:本报|融媒体?|首席|见习)*(?:记者|通讯员))",
)
"""How an opening says where and when it was filed; tried in order at the start of a body."""

STORY_OPENERS = (REPORT, "新华社", "中新社", "中新网", "据新华社", "本报")

JUMP_OUT = (
    r"(?:紧|緊)?(?:下|转|轉)(?:转|轉|接)?(?:至|入)?\s*第?\s*{label}[ \u3000]*(?:版|页|頁)",
    r"下转{section}{label}(?:\s*(?:版|页|頁))?",
    r"[>＞》]{{2,}}\s*第?\s*{label}\s*版",
    r"[▶►→]+\s*(?:详见|详情见|见|转)?\s*第?\s*{label}\s*版",
    r"(?:{pointer})?(?:详见|详情见|见|刊|刊于|载于)\s*(?:今日)?(?:本报)?{section}{label}\s*版",
)
JUMP_IN = (
    r"(?:上|紧|緊)?接\s*第?\s*{label}[ \u3000]*(?:版|页|頁)",
    r"(?:上|紧|緊)接(?:昨日|前日|今日)?{section}{label}(?:\s*(?:版|页|頁))?",
    r"上接[12]\d{{3}}年第{label}期",
)
MAY_BE_JUMP = r"[版页頁转轉接续續见見]|[0-9０-９]"
"""A jump of any form has one of these: all of the 105 on gold pages do, and a line without can name no page."""
JUMP_POINTERS = words("更多报道 相关报道 相关新闻 更多内容 更多新闻 全文 报道 详细报道 相关内容 详细内容")
"""What stands on the other page; a pointer counts as a jump out."""
JUMP_MARKS = re.escape(BULLETS + "→←<>＜＞《》[]［］〔〕〈〉—–-…·") + "①-⑳"
JUMP_HEAD = r"(?:未完(?:待续)?\s*[，,、]?\s*)?"
"""Before the jump: that the story is not at its end."""
JUMP_TAIL = r"(?:(?:\s*[·・:：]\s*|\s+)[\u4e00-\u9fff]{2,8}|[“《][^”》]{2,20}[”》])?"
"""Behind the label: the section, or the headline."""
LABEL = r"(?:[A-Za-zＡ-Ｚ]?\s*[0-9０-９]{1,4}|[一二三四五六七八九十廿]{1,4}|头)"
"""A page label as printed: C2, 03, ２, 四."""

KICKER_ENDS = words(
    "强调 指出 要求 决定 表示 提出 审议 批示 指示 宣布 时说 认为 透露 提醒 明确 显示 部署 披露 通过 发布 公布 印发 启动"
)
"""A line above a headline that ends so leads into it (H3)."""
ATTENDS = words("出席 主持 讲话 致辞 会见")
"""A line below a headline that speaks so tells who was there (H2)."""
HAPPENS = words("召开 举行 开幕 闭幕 开赛 启动 发布 成立 揭晓")
"""A headline that ends so is whole."""

NO_HEAD = r"[。；]|(?:说|指出|表示|强调|认为|介绍)[，,]"
"""Sentences have it, and heads do not: of the 1,365 stories of gold pages none has it in a line of its head."""
LEADS_IN = ("——", "：", ":")
"""A head line that ends so is a kicker's last, and its headline follows."""

DASH = "—"
"""A deck begins with one or two, and an aside in the text."""
DECK_STARTS = r"访|写在|记(?!者)"
"""Behind a dash these begin a deck, as in ——访某某: 18 of gold pages, and no headline below a kicker with a dash."""
HANGING_ENDS = "的在和与将把从对为是及于至以向由被让使给比年月第每各该此其并而或但且就也都还又再不没很更最"
HANGING_WORDS = words("上午 下午 近日 日前 凌晨 时候 因为 所以 如果 通过 以及 为了 关于 进行 已经")
"""A line that ends so goes on in the next: headlines are not broken there, or not left there."""
SAYING = words("说 道 介绍 表示 认为 指出 告诉记者 感慨 感叹 坦言 回忆 解释 强调 透露 称")
"""What ends a sentence that tells whose the quotation above it was."""
HANGING_STARTS = "的了等们着过性化者地得吗呢吧"
"""A line that starts so goes on from another."""


_COUNT = r"[一二三四五六七八九十]{1,3}"
ENUMERATING = words("首先 其次 再次")
"""Words that count one, two, three."""
ENUMERATOR_EDGES = " \u3000（(第其"
"""What may stand before the number that a paragraph begins with."""
PAUSES = "。；;：:！!？?”，,"
"""What a list counts on behind, in the same line or at the end of the line above."""
ENUMERATORS = (
    rf"(?:^[ \u3000]*|(?<=[{PAUSES}]))"
    rf"(?:(?P<is>{_COUNT})是(?!否)|(?P<shall>{_COUNT})要|第(?P<th>{_COUNT})[，,、：:是]|其(?P<of>{_COUNT})[，,、：:]"
    rf"|(?P<word>{any_of(ENUMERATING)})[，,、：:是要])"
    r"|(?:^[ \u3000]*|(?<=[。；;：:！!？?”]))"
    rf"(?:(?P<point>{_COUNT})、|[（(](?P<bracket>{_COUNT}|[0-9]{{1,2}})[）)])"
    r"|^[ \u3000]*(?P<digit>[0-9]{1,2})[.．、)）](?![0-9])|(?P<circle>[①-⑳])"
)
"""What a text counts with, each group a form of it: 一是, 一要, 第一，, 其一，, 首先，, 一、, （一）, 1. and ①."""

WEEKDAYS = r"(?:星期|周|礼拜)[ ]*[一二三四五六日天]"
FULL_DATE = (
    r"(?P<year>[12][09]\d{2})\s*(?:年|[.\-/·．])\s*"
    r"(?P<month>\d{1,2})\s*(?:月|[.\-/·．])\s*(?P<day>\d{1,2})(?:\s*日)?(?!\d)"
)
HAN_DATE = (
    r"(?P<year>[一二][一二三四五六七八九〇○零ОＯO]{3})\s*年\s*"
    r"(?P<month>[一二三四五六七八九十]{1,2})\s*月\s*(?P<day>[一二三四五六七八九十廿卅]{1,3})\s*日"
)
"""A date in Chinese numerals: 二〇二一年十二月二十二日."""
FOLIO_LABEL = r"(?:[A-Za-z]?\s*[0-9]{1,4}|(?<=第)[一二三四五六七八九十]{1,3})"
"""A page label on its own page, half-width; Chinese numerals only behind 第."""
PAGE = r"版(?![本权式画面图税费块])"
"""Not the first half of 版本."""
FOLIO_STAFF = any_of(
    (
        "责任编辑",
        "本版编辑",
        "本版责编",
        "执行编辑",
        "见习编辑",
        "值班总编",
        "值班主任",
        "责任校对",
        "责编",
        "编辑",
        "美编",
        "版式",
        "校对",
        "版面设计",
        "版式设计",
        "组版",
        "电话",
        "值班编委",
        "执行主编",
        "主编",
        "电子信箱",
        "邮箱",
        "审读",
        "检校",
    ),
    letter_spaced=True,
)
SECTIONS = words(
    "要闻 综合 综合新闻 民生 经济 文化 镇街 深一度 时政 社会 体育 教育 健康 国际 国内 科技 副刊 专题 "
    "特刊 专版 评论 视点 财经 旅游 法治 生态 党建 读书 影像 广告 聚焦 新闻 时事 三农 政法 理论 文艺 "
    "周末 民声 本地新闻 今日关注 天下 人物 调查 公益 环保"
)
PAPER_NAME = (
    r"[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|早报|商报|时报|导报|快报|都市报|周报|周刊|新报|报)"
    r"(?:\s*[·•]?\s*[\u4e00-\u9fff]{1,4}版)?"
)

WEATHER_SKY = words("多云 晴 阴 小雨 中雨 大雨 暴雨 阵雨 雷阵雨 小雪 中雪 大雪 雨夹雪 雾 霾 阴天 晴到多云")
WEATHER_WORDS = words(
    "最高气温 最低气温 最高温度 最低温度 气温 偏北风 偏南风 东南风 东北风 西北风 西南风 偏东风 偏西风 "
    "湿度 降水概率 ℃ 天气预报 空气质量"
)

ADVERT_STRONG = words(
    "热线 招生 招租 招聘 出租 转让 售楼 开盘 加盟 驾校 驾培 家政 眼镜 专业验光 诚信经营 随到随学 "
    "联系电话 咨询电话 订购 预订 优惠 特价 促销 商铺 月嫂 广告 服务中心 量大从优 欢迎光临 欢迎惠顾 "
    "竭诚为您 永远的追求 免费试 到店 装修 旺铺 门面 二手房 征婚 搬家 开锁 疏通 维修 回收 贷款 包邮 扫码 "
    "惊喜 钜惠 盛大开业 清仓"
)
ADVERT_NOTICE = words(
    "遗失声明 遗失启事 挂失声明 声明作废 注销公告 清算公告 减资公告 拍卖公告 遗失 作废 招标公告 中标公告 竞买公告 "
    "迁坟公告 债权转让公告 寻人启事"
)
ADVERT_DETAILS = words("地址 电话 手机 微信 网址 邮编 传真 联系人 时间 地点")
PHONE = r"(?<!\d)(?:\(?0\d{2,3}\)?[-\s—]?\d{7,8}|1[3-9]\d{9}|[2-9]\d{6,7}|400[-\s]?\d{3}[-\s]?\d{4})(?!\d)"

TELEPHONE = r"(?:电话|热线|咨询|手机|联系|预订|订购|服务)"
"""What stands before one."""

NOTICE_CUES = words(
    "友情提醒 温馨提示 温馨提醒 停电通知 停水通知 停气通知 启事 公告 通告 通知 公示 更正 致歉 讣告 征稿 "
    "特此公告 敬请谅解 特此声明"
)
NOTICE_TITLES = words("讣告 启事 征稿启事 寻人启事 公告 通告 公示 更正 致歉 停电通知 停水通知 停气通知")
"""What stands alone above a notice, blanks taken out."""
CORRECTION = (
    r"(?:更正(?:启事|说明)?|致歉(?:声明)?)?[:：]?(?:本报|本刊).{2,40}?(?:版|期).{0,12}?《.{2,40}》.{2,200}?"
    r"(?:更正|致歉|歉意|说明)[。！]?$"
)
"""A note on a mistake: the paper's issue and page, the story, 特此更正."""
MASTHEAD_CUES = words(
    "客户端 国内统一刊号 国内统一连续出版物号 邮发代号 主办 主管 出版 社址 印刷 零售 定价 "
    "广告经营许可证 扫一扫 二维码 微信公众号 订阅热线 新闻热线 发行热线 官方微博 总编辑 社长 今日.*版 "
    "期次 数字报 读者热线 值班总编"
)
NAMEPLATE_CUES = ("总第", "第[0-9]+期", "农历", "今日[0-9一二三四五六七八九十]+版", "创刊")

LUNAR_DAY = (
    r"(?:农历|夏历)[ \u3000]*(?:[\u4e00-\u9fff]{2,3}年)?"
    r"[闰冬腊正一二三四五六七八九十]{1,3}月[初十廿卅一二三四五六七八九]{1,3}日?"
)
"""A day of the lunar calendar: 农历丙午年十月十二."""
INDEX = r"(?:今日|本期|本版|本报|新闻|内容|版面)?(?:导读|导览|要目|看点)"
"""The heading of an index of the paper."""
BRIEFS = (
    r"(?:[\u4e00-\u9fff]{2,4})?(?:简讯|短讯|快讯|简报|短波|简明新闻|短新闻|微新闻|一句话新闻|"
    r"(?:新闻|要闻|信息|动态|时讯)(?:速递|速览|快递|快报|扫描|集锦|集萃|集纳|荟萃|简报))"
)
"""The heading of a column of briefs, blanks taken out."""
WORDS_OF_PAGE = words("稿件 文字 报道 撰文 撰稿 采写 文章")
"""What a line credits somebody with that speaks of a whole page: 本版文字."""
WROTE = words("采写 撰写 撰文 报道")
SIDE_BOX = (
    r"(?:相关|数据|新闻|背景|知识|政策|法条)?链接|名词解释|延伸阅读|(?:新闻|相关)背景|背景资料|相关资料|新闻回放|"
    r"人物名片|(?:健康|生活|温馨)?小?贴士"
)
"""The heading of a box beside a story."""
SERIES = (
    r"(?:系列|连续)(?:报道|评论|述评|访谈|调查)?(?:之?[一二三四五六七八九十0-9]{1,3}|[①-⑳]|[（(][^（）()]{1,3}[）)])?$"
    r"|(?:报道|评论|述评|调查|追踪|连载|纪实|综述|访谈)之[一二三四五六七八九十0-9]{1,3}$"
)
"""The mark of a series at the end of a kicker."""
SPEAKERS = r"(?:问|答|记者问?|主持人|采访者|读者问?|Q|A)[:：]"
"""Who speaks in an interview: each turn is a paragraph."""
NOTE_CUES = (
    r"[【\[]?(?:编者按|编者的话|编后|编辑点评|记者手记|核心提示|开栏语|开栏的话|新闻回放|新闻链接|相关链接|新闻背景|"
    r"名词解释|亮点综述|短评|人物名片|延伸阅读)[】\]:：]"
)
"""An editor's note, or a box beside a story: a paragraph of its own."""
