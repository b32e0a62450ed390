"""Write the files of exporters into an output folder: all of them or none, without losing files of other people.

``inputs`` and ``output_folder`` find out whether anything has changed, ``changes`` compares the folder with the new
files, ``apply`` writes the difference into the ``staging`` folder and swaps the two. This file imports nothing, so
that a build with nothing to do stays fast.
"""
