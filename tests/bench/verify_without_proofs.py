"""``eymh verify`` without the proofs of force and groups, started and ended as the command is."""

import gc
import sys

gc.disable()

from eymh_content.__main__ import run  # noqa: E402  # the command has no garbage collection either
from eymh_content.sources import verify  # noqa: E402
from eymh_content.sources.force.check import Force  # noqa: E402

verify.check_force = lambda _claims, _sources: Force([], 0)
verify.compare_groups = lambda _walk, _claims, _sources: (0, [])
sys.argv = ["eymh", "verify"]
run()
