"""The source texts: how they are read, split and cited."""
