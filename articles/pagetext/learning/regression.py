"""Regressions on named evidence, which several stages are learnt by. Need numpy and scipy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

Evidence: TypeAlias = Mapping[str, float]
"""What speaks for something, and how much."""


def logistic(some: Sequence[tuple[tuple[str, ...], bool]], *, pull: float, fewest: int) -> dict[str, float]:
    """Weights, in nats, that make answers likely.

    Args:
        some: for each answer the names of what speaks for or against it.
        pull: strength of the pull of weights towards 0 (L2).
        fewest: answers that a name must be found with for it to be learnt.
    """
    import numpy as np
    from scipy.optimize import minimize  # type: ignore[import-untyped]
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    seen = Counter(name for names, _ in some for name in names)
    number = {name: at for at, name in enumerate(sorted(name for name, count in seen.items() if count >= fewest))}
    if not number:
        return {}
    rows = [[number[name] for name in names if name in number] for names, _ in some]
    columns = np.concatenate([np.array(row, int) for row in rows])
    first = np.cumsum([0, *map(len, rows)])
    matrix = csr_matrix((np.ones(len(columns)), columns, first), shape=(len(rows), len(number)))
    back = matrix.T.tocsr()
    signs = np.where([answer for _, answer in some], 1.0, -1.0)

    def loss(weights: Any) -> tuple[float, Any]:
        margins = signs * (matrix @ weights)
        slope = back @ (-signs / (1.0 + np.exp(np.minimum(margins, 50.0)))) + pull * weights
        return float(np.logaddexp(0.0, -margins).sum()) + pull / 2 * float(weights @ weights), slope

    found = minimize(loss, np.zeros(len(number)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: float(found[at]) for name, at in number.items()}


def softmax(
    groups: Sequence[Sequence[Evidence]],
    true: Sequence[int],
    *,
    pull: float,
    fewest: int,
    towards: Evidence = MappingProxyType({}),
) -> dict[str, float]:
    """Weights, in nats, that make the true one of each group likely.

    Args:
        groups: the evidence for each of some that exclude each other.
        true: for each group the position of the true one.
        pull: strength of the pull of weights (L2).
        fewest: groups that a name must be found in for it to be learnt.
        towards: weights that they are pulled to, and that stay where nothing is learnt; 0 without.
    """
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    seen = Counter(name for group in groups for name in {name for found in group for name in found})
    number = {name: at for at, name in enumerate(sorted(name for name, count in seen.items() if count >= fewest))}
    if not number:
        return dict(towards)
    start = np.array([towards.get(name, 0.0) for name in number])
    first = np.cumsum([0, *map(len, groups)])
    cells = [
        (at, number[name], value)
        for at, found in enumerate(found for group in groups for found in group)
        for name, value in found.items()
        if name in number
    ]
    rows, columns, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (rows, columns)), shape=(first[-1], len(number)))
    back = matrix.T.tocsr()
    right = first[:-1] + true
    owner = np.repeat(np.arange(len(groups)), np.diff(first))

    def loss(weights: Any) -> tuple[float, Any]:
        points = matrix @ weights
        most = np.maximum.reduceat(points, first[:-1])
        shares = np.exp(points - most[owner])
        whole = np.add.reduceat(shares, first[:-1])
        shares /= whole[owner]
        off = weights - start
        total = float((np.log(whole) + most - points[right]).sum()) + pull / 2 * float(off @ off)
        shares[right] -= 1.0
        return total, back @ shares + pull * off

    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return {**towards, **{name: float(found[at]) for name, at in number.items()}}
