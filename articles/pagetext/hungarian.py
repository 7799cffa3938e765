"""The best one-to-one assignment of a score matrix, in pure Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LARGEST = 120
"""Rows or columns up to which the exact method is used: its time grows with the cube (120: a third of a second)."""

NEVER = -1e6
"""Score of a pair that must not be."""


def best_pairs(scores: Sequence[Sequence[float]], *, least: float = 0.0) -> dict[int, int]:
    """Row -> column of the assignment with the greatest sum; a pair that scores below `least` is left out.

    Every row and column is used at most once. Larger matrices than `LARGEST` are paired greedily, best first.
    """
    rows, columns = len(scores), len(scores[0]) if scores else 0
    if not rows or not columns:
        return {}
    if max(rows, columns) > LARGEST:
        return _greedy(scores, least)
    size = rows + columns
    cost = [[-(scores[r][c] - least) if r < rows and c < columns else 0.0 for c in range(size)] for r in range(rows)]
    found = _minimal(cost)
    return {r: c for r, c in found.items() if c < columns and scores[r][c] >= least}


def _greedy(scores: Sequence[Sequence[float]], least: float) -> dict[int, int]:
    pairs = sorted(((s, r, c) for r, row in enumerate(scores) for c, s in enumerate(row) if s > least), reverse=True)
    return first_come((r, c) for _, r, c in pairs)


def first_come(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Left -> right of the pairs that can be, each taken where neither of its two is in one before it."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for left, right in pairs:
        if left not in found and right not in taken:
            found[left] = right
            taken.add(right)
    return found


def _minimal(cost: Sequence[Sequence[float]]) -> dict[int, int]:
    """Shortest augmenting paths with potentials (Kuhn, Munkres; Jonker and Volgenant): row -> column of least cost."""
    rows, columns = len(cost), len(cost[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        least = [float("inf")] * (columns + 1)
        came_from = [0] * (columns + 1)
        done = [False] * (columns + 1)
        while True:
            done[column] = True
            current, step, nearest = owner[column], float("inf"), 0
            own, price = cost[current - 1], row_price[current]
            for c in range(1, columns + 1):
                if done[c]:
                    continue
                reduced = own[c - 1] - price - column_price[c]
                value = least[c]
                if reduced < value:
                    least[c] = value = reduced
                    came_from[c] = column
                if value < step:
                    step, nearest = value, c
            for c, is_done in enumerate(done):
                if is_done:
                    row_price[owner[c]] += step
                    column_price[c] -= step
                else:
                    least[c] -= step
            column = nearest
            if owner[column] == 0:
                break
        while column:
            before = came_from[column]
            owner[column] = owner[before]
            column = before
    return {owner[c] - 1: c - 1 for c in range(1, columns + 1) if owner[c]}
