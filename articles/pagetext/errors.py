"""What cannot be used at all: one base class, few children, the facts as attributes."""


class PageTextError(Exception):
    """A page text that cannot be turned into a draft; `str()` says which file, where and why."""

    code = "page-text"

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        """What the file is called in messages."""


class NotText(PageTextError):
    """The bytes are no text in a supported encoding.

    `offset` is the position of the first bad byte, counted from 0; None where the file as a whole is meant.
    """

    code = "not-text"

    def __init__(self, name: str, message: str, *, offset: int | None = None, tried: tuple[str, ...] = ()) -> None:
        super().__init__(name, message)
        self.offset = offset
        self.tried = tried


class EmptyText(PageTextError):
    """Nothing but blanks."""

    code = "empty"


class TooLarge(PageTextError):
    """More bytes or lines than the limit allows; `size` and `limit` are in the same unit, `unit` names it."""

    code = "too-large"

    def __init__(self, name: str, *, size: int, limit: int, unit: str = "bytes") -> None:
        super().__init__(name, f"{size} {unit}, more than the limit of {limit} {unit}")
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
        super().__init__(
            name, f"lines lost {lost[:10]}, claimed twice {double[:10]}, non-existent or blank {ghost[:10]}"
        )
        self.lost = lost
        self.double = double
        self.ghost = ghost
