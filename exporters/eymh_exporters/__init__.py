"""The exporters: each draws the content in one form. What they share, order and wording, is ``outline``."""
