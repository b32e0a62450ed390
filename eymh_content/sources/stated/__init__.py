"""Values beside the words of the source that state them: whether the two agree."""
