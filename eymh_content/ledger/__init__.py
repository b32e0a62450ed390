"""The ledger of what has been read: the parts of a record that are read, their digests, the files that keep them."""
