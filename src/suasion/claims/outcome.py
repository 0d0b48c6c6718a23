"""What every condition shares: the outcome it yields, and how it looks at other values."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from suasion.catalog import Declared
from suasion.claims.measured import Measured

__all__ = ["BaseCondition", "Look", "Outcome"]

Look = Callable[..., Measured]
"""Measures the test's subject with parts replaced: power, state, period."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a condition holds under one specification; None: cannot be told.

    ``comparable`` is False where what is compared with is not covered or not made of the same
    members: such a specification cannot speak on the test at all.
    """

    holds: bool | None
    why: str
    against: tuple[Measured, ...] = ()
    comparable: bool = True


class BaseCondition(Declared, ABC):
    """A condition of a test; ``relative``: it states a change, not a level."""

    # TOML can write nan and inf, and no verdict follows from either
    model_config = ConfigDict(allow_inf_nan=False)

    relative: ClassVar[bool] = False

    @abstractmethod
    def judge(self, value: Measured, look: Look) -> Outcome:
        """Judge a measured value.

        Parameters
        ----------
        value
            The test's subject under one specification, covered.
        look
            Measures the subject with parts replaced, under the same specification.
        """
