"""Chains that two headlines claim -> two chains.

Merging two stories is the worst error: both go wrong and one is missing. Where a chain has a weak joint at a
sentence's end, and one head speaks of what stands below the joint only while another has its words above, the joint
is cut.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from articles.pagetext.assign import Label
from articles.pagetext.chains import Chain
from articles.pagetext.measure import pairs
from articles.pagetext.paragraphs import ends_sentence
from articles.pagetext.people import squeeze
from articles.pagetext.units import Unit
from articles.pagetext.values import Role, SourceLine

WEAK = 0.8
"""Probability below which a joint may be cut."""
SHORTEST = 6
"""Lines that either part must have."""
BELOW, MORE = 0.6, 0.3
"""Share of a head's words that must be below the joint, and how much more than above."""
ABOVE = 0.4
"""Share of another head's words that must be above the joint."""


def split(
    chains: Sequence[Chain], heads: Sequence[Unit], lines: Sequence[SourceLine], roles: Mapping[int, Role]
) -> list[Chain]:
    """Cut chains at weak joints that two heads explain better than one, while headlines outnumber the bodies."""
    texts = {line.number: line.text for line in lines}
    spare = sum(head.label is Label.HEADLINE for head in heads) - sum(len(chain.lines) >= SHORTEST for chain in chains)
    waiting, found = list(chains), []
    while waiting:
        chain = waiting.pop()
        at = _joint(chain, heads, texts, roles) if spare > 0 else None
        if at is None:
            found.append(chain)
        else:
            spare -= 1
            waiting.extend(_cut(chain, at))
    return sorted(found, key=lambda chain: chain.lines[0] if chain.lines else 0)


def _joint(chain: Chain, heads: Sequence[Unit], texts: Mapping[int, str], roles: Mapping[int, Role]) -> int | None:
    weak = [
        k
        for k, chance in enumerate(chain.links)
        if chance < WEAK and SHORTEST <= k + 1 <= len(chain.segments) - SHORTEST
    ]
    for at in sorted(weak, key=lambda k: chain.links[k]):
        line = chain.segments[at].line
        if roles.get(line) is Role.BODY and ends_sentence(texts[line]) and _explained(chain, at, heads, texts):
            return at
    return None


def _explained(chain: Chain, at: int, heads: Sequence[Unit], texts: Mapping[int, str]) -> bool:
    above, below = (
        frozenset(pairs("".join(texts[s.line][s.begin : s.end].strip() for s in part)))
        for part in (chain.segments[: at + 1], chain.segments[at + 1 :])
    )
    for second in heads:
        shared = _share(second, below)
        if shared >= BELOW and shared - _share(second, above) >= MORE:
            return any(_share(first, above) >= ABOVE for first in heads if not _is_one_run(first, second))
    return False


def _is_one_run(one: Unit, other: Unit) -> bool:
    """Heads on neighbouring rows: kicker, headline and deck of one story."""
    return one is other or min(abs(one.first - other.last), abs(other.first - one.last)) <= 1


def _share(head: Unit, words: frozenset[str]) -> float:
    own = set(pairs(squeeze(head.text)))
    return len(own & words) / len(own) if own else 0.0


def _cut(chain: Chain, at: int) -> tuple[Chain, Chain]:
    first, second = chain.segments[: at + 1], chain.segments[at + 1 :]
    owned = set(chain.lines)
    top = tuple(dict.fromkeys(s.line for s in first if s.line in owned))
    rest = tuple(line for line in dict.fromkeys(s.line for s in second) if line in owned and line not in top)
    weak = 1 - chain.links[at]
    shared = set(chain.shared)
    why = (f"cut behind line {first[-1].line}: two headlines have their words on different sides of a weak joint",)
    return (
        Chain(first, top, chain.links[:at], chain.start, weak, why, shared=tuple(sorted(shared & set(top)))),
        Chain(second, rest, chain.links[at + 1 :], weak, chain.end, why, shared=tuple(sorted(shared & set(rest)))),
    )
