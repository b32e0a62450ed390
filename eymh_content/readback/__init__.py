"""Reading back: what is still to be read, what has changed since, and what readers decide."""
