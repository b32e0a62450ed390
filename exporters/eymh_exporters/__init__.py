"""The exporters: each writes the content in one format. Packs share the ``outline``: reading order and wording."""
