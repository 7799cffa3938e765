"""Why a file is not imported: each is a fault of that file alone, the others go on."""

from __future__ import annotations

import os
from pathlib import Path

from articles.pagetext.errors import PageTextError, WrongMetadata


class Unreadable(PageTextError):
    """The file is missing, no plain file, or the system does not let us read it."""

    code = "unreadable"

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(os.fsencode(path).decode("utf-8", errors="backslashreplace"), why)
        self.path = path


class OtherPublication(WrongMetadata):
    """An option or a sidecar names another publication than the site's."""

    code = "other-publication"

    def __init__(self, name: str, message: str, *, publication: str) -> None:
        super().__init__(name, message)
        self.publication = publication


class PageTaken(PageTextError):
    """The page that the file would become is another page already, or was another file's in the same run."""

    code = "page-taken"


class TooLong(PageTextError):
    """A value does not fit its column; it is never cut silently. `field` names it, `limit` is in characters."""

    code = "too-long"

    def __init__(self, name: str, message: str, *, field: str, limit: int) -> None:
        super().__init__(name, message)
        self.field = field
        self.limit = limit


class TextAltered(PageTextError):
    """The text that was kept with a page is not the one that was imported; it is not read for it."""

    code = "text-altered"


class ImportBusy(PageTextError):
    """Other imports kept changing the same rows; nothing of this page was written."""

    code = "import-busy"


class ImportFault(PageTextError):
    """A fault of ours met while the file was imported; the log has the traceback, nothing of the page was written."""

    code = "fault"


class ReaderLost(PageTextError):
    """The processes that read the page were ended from outside; nothing of the page was written."""

    code = "reader-lost"
