"""What a text may have and still be read: beyond it is no page, and time and memory must not depend on who sends it.

A printed page has 60 to 600 lines and some 10,000 characters; the largest of the development pages has 492 lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST_CHARACTERS: Final = 1_000_000
"""Characters, blanks included: a hundred pages. A longer text is refused."""

MOST_ROWS: Final = 20_000
"""Lines with text: fifty pages. A longer text is refused; a row costs half a millisecond."""

MOST_LINES: Final = 200_000
"""Lines, blank ones included: some extractors write several after each. A longer text is refused."""

FULL: Final = 2_000
"""Rows up to which everything is weighed with everything: four times a full page, so that several pages in one file are
still one. A longer text is read in sections."""

COLUMNS: Final = 5_000
"""Rows up to which columns are looked for in each section: a whole paper in one file. Of a longer text, a book or a
log, the lines are taken in file order, which is cheap and as likely."""

SECTION: Final = 1_000
"""Rows of a section at most: two full pages."""

FAR_LINKS: Final = 50_000
"""Links between parts that stand far apart, weighed for a text that is read as a whole: the page of the development set
that has most, read across seven columns, has 25,000. Where there would be more, only nearer parts are paired."""

FAR_LINKS_PER_PIECE: Final = 12
"""The same for each line of a section, so that a text of many sections costs no more for each of its lines; pages have
4 mostly, one in twenty has more."""

OPEN_TERMS: Final = 1_500_000
"""Terms compared, at each look at whole stories, for the links that are open still; the likeliest come first. The page
of the development set that has most has 1,727 such links between stories of up to 413 terms."""

OPEN_TERMS_PER_PIECE: Final = 300
"""The same for each line of a section; pages have 34 mostly."""

LINK_COST: Final = 50
"""What a link costs beside its terms, in terms."""

LOOSE: Final = 450
"""Parts of a section from which its lines are taken in file order: where hardly two lines surely belong together, no
column was printed. The page of the development set that has most has 190."""

LONG_STORY: Final = 5_000
"""Characters of a story whose words are gathered; what follows says nothing new of its subject. The longest of the
development set has 2,667."""

MANY_PARTS: Final = 75
"""Parts of a chain up to which its words are gathered from each part to the next. The development pages have chains of
up to 71."""

FEW_PARTS: Final = 20
"""The same in a text of more than `PAGE_PARTS` parts, which is no page."""

PAGE_PARTS: Final = 600
"""Parts that a page has at most: the development pages have no more than they have lines, 492."""

GROWN: Final = 1.1
"""By how much a chain of more parts must have grown for its words to be gathered anew: to hold those of every length of
it costs memory by the square of its length."""

MOST_TITLES: Final = 120
"""Headlines that stories are compared with; the pages of the development set have up to 14."""


def is_grown(size: int, told: int, parts: int, of: int) -> bool:
    """Whether the words of a chain of so many parts, of a text of so many, are gathered at `size` characters, after
    `told`."""
    return parts <= (MANY_PARTS if of <= PAGE_PARTS else FEW_PARTS) or size >= GROWN * told


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much work the reading order of some lines may be."""

    far_links: int = FAR_LINKS
    """Links between parts that stand far apart."""
    open_terms: int = OPEN_TERMS
    """Terms compared for the links that are open still when whole stories are looked at."""
    loose: int | None = None
    """Parts from which the lines are taken in file order; None for whatever number."""


WHOLE: Final = Bounds()
"""Of a text that is read as a whole."""


def bounds_of(rows: int, whole: int) -> Bounds | None:
    """What a section of `rows` rows may cost of a text that has `whole`; None where its lines stay in file order."""
    if rows == whole:
        return WHOLE
    if whole > COLUMNS:
        return None
    return Bounds(FAR_LINKS_PER_PIECE * rows, OPEN_TERMS_PER_PIECE * rows, LOOSE)
