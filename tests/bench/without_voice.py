"""``eymh validate`` without the rules on voice, to measure what they cost."""

import sys

from eymh_content import validation
from eymh_content.__main__ import run

validation.VOICE_RULES = ()
sys.argv = ["eymh", "validate", "--content", sys.argv[1]]
run()
