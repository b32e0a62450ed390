"""Ages on one scale: days from birth, negative before it."""

DAYS_IN_A_YEAR = 365.25
_TERM = 40
"""The week of gestation in which a child is due."""
_DAYS = {"days": 1.0, "weeks": 7.0, "months": DAYS_IN_A_YEAR / 12, "years": DAYS_IN_A_YEAR}


def days_from_birth(value: float, unit: str) -> float | None:
    """Return an age in days from birth: ``days_from_birth(28, "gestation-weeks")`` is -84. None for an unknown unit."""
    if unit == "gestation-weeks":
        return (value - _TERM) * _DAYS["weeks"]
    return value * _DAYS[unit] if unit in _DAYS else None
