"""The lower bound: list, read and parse every file, and do nothing with it."""

import os
import sys
from pathlib import Path

import orjson

for folder in os.scandir(sys.argv[1]):
    if folder.is_dir():
        for file in os.scandir(folder):
            orjson.loads(Path(file.path).read_bytes())
