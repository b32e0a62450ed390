"""The files of a content folder: which there are, what they hold, and where in them a value is."""
