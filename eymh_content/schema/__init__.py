"""The JSON Schemas: written from the models, read back as an index of every field, and walked over records."""
