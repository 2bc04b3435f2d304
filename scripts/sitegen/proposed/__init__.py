"""What a pull request would change in the entries, as a report, a comment and marks beside lines."""
