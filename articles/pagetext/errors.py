"""What cannot be used at all: one base class, few children, the facts as attributes."""

from __future__ import annotations

from articles.pagetext.faults import sentence


class PageTextError(Exception):
    """A page text that cannot be turned into a draft; `str()` says which file, where and why, in English.

    This library gives a fault of `faults.FAULTS` with the facts that its sentence asks for. Who builds on the library
    may give a `message` instead, in whatever language its readers have.
    """

    code = "page-text"

    def __init__(self, name: str, message: str = "", *, fault: str = "", **facts: object) -> None:
        super().__init__(f"{name}: {sentence(fault, facts) if fault else message}")
        self.name = name
        """What the file is called in messages."""
        self.fault = fault
        """What is wrong, as a key of `faults.FAULTS`; empty where a message was given."""
        self.facts = facts
        """What fills its sentence, by name."""

    def said(self, language: str | None) -> str:
        """The name and the sentence in Chinese for any Chinese code, else in English; a given message as it is."""
        if not self.fault:
            return str(self)
        return f"{self.name}: {sentence(self.fault, self.facts, language=language)}"

    def __reduce__(self) -> tuple[object, ...]:
        """What a pickle keeps: the sentence and the facts, for Python would call the class with the sentence alone."""
        return _restored, (type(self), self.args), self.__dict__


def _restored(kind: type[PageTextError], args: tuple[object, ...]) -> PageTextError:
    """An error from a pickle, still without its facts."""
    return kind.__new__(kind, *args)


class NotText(PageTextError):
    """The bytes are no text in a supported encoding.

    `offset` is the position of the first bad byte, counted from 0; None where the file as a whole is meant.
    """

    code = "not-text"

    def __init__(
        self,
        name: str,
        message: str = "",
        *,
        fault: str = "",
        offset: int | None = None,
        tried: tuple[str, ...] = (),
        **facts: object,
    ) -> None:
        super().__init__(name, message, fault=fault, offset=offset, **facts)
        self.offset = offset
        self.tried = tried


class EmptyText(PageTextError):
    """Nothing but blanks."""

    code = "empty"


class TooLarge(PageTextError):
    """More bytes, characters or lines than the limit allows; `size` and `limit` are both in the `unit`."""

    code = "too-large"

    def __init__(self, name: str, *, size: int, limit: int, unit: str = "bytes") -> None:
        super().__init__(name, fault="too-large", size=size, limit=limit, unit=unit)
        self.size = size
        self.limit = limit
        self.unit = unit


class WrongMetadata(PageTextError):
    """A sidecar, an option or a file name gives an impossible date, an unknown key or a wrong type."""

    code = "wrong-metadata"


class LinesLost(PageTextError):
    """The draft does not use every source line exactly once: a fault of ours, never of the page."""

    code = "lines-lost"

    def __init__(self, name: str, *, lost: tuple[int, ...], double: tuple[int, ...], ghost: tuple[int, ...]) -> None:
        super().__init__(name, fault="lines-lost", lost=lost[:10], double=double[:10], ghost=ghost[:10])
        self.lost = lost
        self.double = double
        self.ghost = ghost
