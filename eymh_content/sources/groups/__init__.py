"""Numbers and groups: whether each number of an entry stands where its source has it."""
