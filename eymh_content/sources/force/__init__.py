"""The proof of force: whether an entry says a thing more strongly than its source."""
