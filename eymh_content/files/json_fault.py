"""What an explanation of broken JSON is: an offset, and a fault."""

from eymh_content.problems import Fault

Explained = tuple[int, Fault]
"""The offset of a syntax error, and the fault."""


def fault_at(offset: int, message: str, fix: str, rule: str = "json") -> Explained:
    """Explain what is wrong at an offset."""
    return offset, Fault("", message, fix, rule)
