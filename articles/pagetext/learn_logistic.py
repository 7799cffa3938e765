"""Logistic regression on named evidence, which several stages are learnt by. Needs numpy and scipy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any


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
