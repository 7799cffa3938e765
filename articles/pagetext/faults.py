"""Why a page text cannot be used: one sentence for each fault, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

FAULTS: dict[str, dict[str, str]] = {
    "empty": {
        "zh": "文件里没有文字，请确认放对了文件",
        "en": "no text in the file",
    },
    "too-large": {
        "zh": "文件有 {size} {unit}，超过上限 {limit} {unit}；请确认放对了文件",
        "en": "{size} {unit}, more than the limit of {limit} {unit}",
    },
    "not-text.wide": {
        "zh": "文件的编码是 {encoding}，请另存为 UTF-8 或 GB 18030",
        "en": "the file is {encoding}; save it as UTF-8 or GB 18030",
    },
    "not-text.format": {
        "zh": "这是 {format} 文件，不是纯文本；请另存为纯文本",
        "en": "the file is {format}, not plain text",
    },
    "not-text.nul": {
        "zh": "第 {offset} 字节（从 0 数起）是空字节：可能是二进制文件，或没有标记的 UTF-16；请另存为 UTF-8 纯文本",
        "en": "a NUL byte at offset {offset}: a binary file, or UTF-16 without its mark",
    },
    "not-text.damaged": {
        "zh": "UTF-8 文本有损坏：第 {offset} 字节（从 0 数起）0x{byte:02x} 无法识别；请重新导出这个文件",
        "en": "damaged UTF-8: bad byte 0x{byte:02x} at offset {offset}",
    },
    "not-text.encoding": {
        "zh": "文件的编码既不是 UTF-8（第 {utf8_offset} 字节有误），也不是 GB 18030"
        "（第 {offset} 字节 0x{byte:02x} 有误，均从 0 数起）；请另存为 UTF-8",
        "en": "neither UTF-8 (bad byte at offset {utf8_offset}) nor GB 18030 (bad byte 0x{byte:02x} "
        "at offset {offset})",
    },
    "not-text.controls": {
        "zh": "文件里有 {count} 个控制字符，可能是二进制文件；请另存为纯文本",
        "en": "{count} control characters: a binary file",
    },
    "wrong-metadata.encoding": {
        "zh": "编码不是 UTF-8，请另存为 UTF-8（{why}）",
        "en": "no valid TOML: {why}",
    },
    "wrong-metadata.toml": {
        "zh": "不符合 TOML 的写法，请改正（{why}）",
        "en": "no valid TOML: {why}",
    },
    "wrong-metadata.toml-line": {
        "zh": "第 {line} 行第 {column} 字处不符合 TOML 的写法，请改正（{why}）",
        "en": "no valid TOML: {why} (at line {line}, column {column})",
    },
    "wrong-metadata.toml-end": {
        "zh": "到文件末尾仍不是完整的 TOML，请补全（{why}）",
        "en": "no valid TOML: {why} (at end of document)",
    },
    "wrong-metadata.key": {
        "zh": "没有 {key!r} 这一项，请删去或改正；可用的有 {allowed}",
        "en": "unknown key {key!r}; allowed are {allowed}",
    },
    "wrong-metadata.day": {
        "zh": "没有 {year}-{month:02}-{day:02} 这一天，请改正文件名",
        "en": "no such day: {year}-{month:02}-{day:02}",
    },
    "wrong-metadata.no-text": {
        "zh": "{key} 应为加引号的文字，现在是{type}；请改正",
        "en": "{key} must be text, not {type}",
    },
    "wrong-metadata.length": {
        "zh": "{key} 应为 1 至 {limit} 个可见字符，请改正",
        "en": "{key} must be 1 to {limit} printable characters",
    },
    "wrong-metadata.label": {
        "zh": "{key} 应为 C1 或 03 这样的版次，现在是 {value!r}；请改正",
        "en": "{key} must be a page label such as C1 or 03, not {value!r}",
    },
    "wrong-metadata.no-date": {
        "zh": "{key} 应为 2021-12-22 这样的日期，现在是{type}；请改正",
        "en": "{key} must be a date, not {type}",
    },
    "wrong-metadata.date": {
        "zh": "{key} 应为 2021-12-22 这样的日期，现在是 {value!r}；请改正",
        "en": "{key} must be a date such as 2021-12-22, not {value!r}",
    },
    "lines-lost": {
        "zh": "程序自查未通过：遗漏的行 {lost}，归属重复的行 {double}，不存在或空白的行 {ghost}；"
        "这不是版面的问题，请告知技术人员",
        "en": "lines lost {lost}, claimed twice {double}, non-existent or blank {ghost}",
    },
}
"""Fault -> language -> sentence; names in braces are filled from the error's facts.

A fault begins with its error's code. A sentence stands after a file's name and, like all that a command says of a
file, ends without a stop.
"""

WORDS: dict[str, dict[str, str]] = {
    "unit": {"bytes": "字节", "characters": "个字", "lines": "行", "lines with text": "行文字"},
    "format": {"ZIP or DOCX": "ZIP 或 DOCX"},
    "type": {
        "bool": "真假值",
        "int": "整数",
        "float": "小数",
        "date": "日期",
        "time": "时间",
        "datetime": "带时间的日期",
        "list": "列表",
        "dict": "表",
    },
}
"""Facts that are words of this library and not of the file: fact -> English -> Chinese."""


def sentence(fault: str, facts: Mapping[str, object], *, language: str | None = "en") -> str:
    """The sentence of a fault with its facts filled in.

    Args:
        fault: a key of `FAULTS`.
        facts: what the braces of its sentence ask for, by name.
        language: any code, such as ``zh-hans``; Chinese of every kind is answered in Chinese, the rest in English.
    """
    if _is_chinese(language):
        return FAULTS[fault]["zh"].format_map({name: _chinese(name, value) for name, value in facts.items()})
    return FAULTS[fault]["en"].format_map(facts)


def _is_chinese(language: str | None) -> bool:
    return (language or "").replace("_", "-").partition("-")[0].lower() == "zh"


def _chinese(name: str, value: object) -> object:
    """A fact as a Chinese sentence says it: our own words translated, numbers of lines listed."""
    if isinstance(value, tuple):
        return "、".join(map(str, value)) or "无"
    return WORDS.get(name, {}).get(value, value) if isinstance(value, str) else value
