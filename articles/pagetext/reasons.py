"""Why a field is in doubt: one sentence for each flag code, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: dict[str, dict[str, str]] = {
    "story.separation": {
        "zh": "哪些行属于这篇稿件没有把握（估计 {percent}% 正确），请对照原文核对。",
        "en": "Which lines are this story's is not certain ({percent}% by estimate); compare with the source.",
    },
    "body.order": {
        "zh": "正文各栏的先后没有把握（估计 {percent}% 正确），请通读核对。",
        "en": "The order of the columns of this body is not certain ({percent}% by estimate); read it through.",
    },
    "story.unsure": {
        "zh": "整篇稿件的还原把握不足（估计 {percent}% 完全正确），请对照原文核对。",
        "en": "The story as a whole is not certain ({percent}% by estimate to be right in every field).",
    },
    "story.short": {
        "zh": "正文只有 {lines} 行，可能是别的稿件的一部分。",
        "en": "The body has {lines} lines only; it may be part of another story.",
    },
    "story.cut": {
        "zh": "原文过长，分段还原；这篇稿件在两段相接处，可能被截断，请对照原文核对。",
        "en": "The text was too long and read in sections; this story stands where two meet and may have been cut.",
    },
    "page.sections": {
        "zh": "这份原文有 {lines} 行文字，远超一个版面，已分成 {sections} 段分别还原，请确认放对了文件。",
        "en": "This text has {lines} lines, far more than a page, and was read in {sections} sections. Is it the right "
        "file?",
    },
    "page.file-order": {
        "zh": "这份原文有 {lines} 行文字，比一份报纸还多，没有辨认分栏，只按原文的行序分出稿件，请确认放对了文件。",
        "en": "This text has {lines} lines, more than a whole paper; no columns were looked for, and its stories "
        "follow the order of the lines. Is it the right file?",
    },
    "lines.doubled": {
        "zh": "有 {count} 行正文在原文里不止一次出现，可能重复，请对照原文核对。",
        "en": "{count} lines of the body stand in the text more than once; check that nothing is doubled.",
    },
    "text.unnamed": {
        "zh": "有 {count} 个字符提取时没有认出来（原文里是空框、问号或编号），请对照版面补上。",
        "en": "{count} characters could not be named when the text was extracted; put them in from the printed page.",
    },
    "line.shared": {
        "zh": "第 {line} 行由两篇稿件的文字拼成，归属需要确认。",
        "en": "Line {line} was made out of two stories; check what belongs where.",
    },
    "headline.missing": {
        "zh": "没有找到这篇正文的标题。",
        "en": "No headline was found for this body.",
    },
    "headline.unsure": {
        "zh": "标题与正文的对应没有把握。",
        "en": "It is not certain that this headline belongs to this body.",
    },
    "headline.parts": {
        "zh": "引题、主题、副题的划分没有把握。",
        "en": "Which line is kicker, headline and deck is not certain.",
    },
    "byline.competing": {
        "zh": "{bylines} 个署名可能属于 {stories} 篇稿件，仅凭版面文字无法断定，请选择。",
        "en": "{bylines} bylines compete for {stories} stories; the text alone cannot tell. Please choose.",
    },
    "byline.distant": {
        "zh": "署名离这篇稿件较远，归属需要确认。",
        "en": "The byline stands apart from this story; check whose it is.",
    },
    "byline.missing": {
        "zh": "没有找到署名。",
        "en": "No byline was found.",
    },
    "byline.unsure": {
        "zh": "署名归属没有把握。",
        "en": "It is not certain whose byline this is.",
    },
    "names.run-together": {
        "zh": "“{text}”中的姓名连排，断开的地方没有把握，请核对。",
        "en": "The names in “{text}” have nothing between them; check where one ends and the next begins.",
    },
    "byline.unread": {
        "zh": "署名“{text}”中的人名未能读出。",
        "en": "The names in the byline “{text}” could not be read.",
    },
    "body.paragraphs": {
        "zh": "有 {count} 处段落划分没有把握。",
        "en": "{count} paragraph ends are not certain.",
    },
    "subheads.unsure": {
        "zh": "小标题“{text}”的位置没有把握。",
        "en": "The place of the subhead “{text}” is not certain.",
    },
    "jump.unsure": {
        "zh": "转版提示“{text}”属于哪篇稿件没有把握。",
        "en": "Which story the jump “{text}” belongs to is not certain.",
    },
    "photo.caption-missing": {
        "zh": "有图片署名而没有找到图说。",
        "en": "A photo credit without a caption.",
    },
    "photo.credit-missing": {
        "zh": "没有找到图片署名。",
        "en": "No photo credit was found.",
    },
    "lines.unplaced": {
        "zh": "有 {count} 行文字没有归属，请安排。",
        "en": "{count} lines found no home; please place them.",
    },
    "date.unknown": {
        "zh": "无法得知出版日期，请填写。",
        "en": "The date of the edition is not known; please enter it.",
    },
    "date.inferred": {
        "zh": "出版日期 {date} 是推断出来的：{evidence}。",
        "en": "The date {date} was inferred: {evidence}.",
    },
    "date.differs": {
        "zh": "给定的日期 {given} 与版面上的日期 {read} 不一致。",
        "en": "The given date {given} differs from the date on the page, {read}.",
    },
    "page.unknown": {
        "zh": "无法得知版次，请填写。",
        "en": "The page label is not known; please enter it.",
    },
    "page.inferred": {
        "zh": "版次 {page} 是推断出来的：{evidence}。",
        "en": "The page label {page} was inferred: {evidence}.",
    },
    "page.differs": {
        "zh": "给定的版次 {given} 与版面上的版次 {read} 不一致。",
        "en": "The given page label {given} differs from the label on the page, {read}.",
    },
    "publication.differs": {
        "zh": "给定的刊名“{given}”与版面上的刊名“{read}”不一致。",
        "en": "The given publication “{given}” differs from the name on the page, “{read}”.",
    },
    "merge.conflict": {
        "zh": "编辑改过这一项，重新导入读出的又与上次不同：现留编辑的改动，请选择。",
        "en": "An editor changed this, and a new import reads it differently. The edit stands; please choose.",
    },
    "merge.settled": {
        "zh": "重新导入读出的内容不同；稿件已审定或见报，没有改动，请核对。",
        "en": "A new import reads something else; as it was approved or published already, nothing was changed.",
    },
    "import.vanished": {
        "zh": "最近一次导入的原文里没有这一项；因已有人处理过，予以保留，请确认去留。",
        "en": "The text imported last does not have this; it stays because it was worked on. Keep it or not?",
    },
    "byline.namesakes": {
        "zh": "“{names}”有同名者，请确认是哪一位。",
        "en": "Several people are called {names}; check which of them is meant.",
    },
    "page.taken": {
        "zh": "推断这是 {label} 版，但该期已有另一张 {label} 版，版次暂空，请填写。",
        "en": "This seems to be page {label}, but the edition has another page {label}; its label was left empty.",
    },
    "jump.unmatched": {
        "zh": "这篇稿件与 {label} 版转接，但没有找到另一半。",
        "en": "This story is continued from or on page {label}, but its other part was not found.",
    },
    "jump.proposed": {
        "zh": "这篇稿件可能转接 {label} 版的“{headline}”；因已审定或见报，没有自动连接，请核对。",
        "en": "“{headline}” on page {label} may be the rest of this story; as one of them was approved or published "
        "already, they were not joined.",
    },
}
"""Flag code -> language -> sentence; names in braces are filled from the flag's facts."""


def reason(code: str, facts: Mapping[str, str | int], *, language: str = "zh") -> str:
    """The sentence of a flag code with its facts filled in; an unknown code stands for itself.

    A fact that is not there leaves a gap: flags are kept for years, and a sentence may ask for more than it used to.
    """
    sentences = REASONS.get(code)
    return sentences[language].format_map(_Known(facts)) if sentences else code


class _Known(dict[str, str | int]):
    """Facts with a gap for each that is missing."""

    def __missing__(self, _name: str) -> str:
        return "…"
