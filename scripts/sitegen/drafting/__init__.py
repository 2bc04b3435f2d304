"""The draft of a new entry: what services know of a work, and what a person must still write."""
