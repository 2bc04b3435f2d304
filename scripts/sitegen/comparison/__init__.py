"""What methods are compared by. To add a row: its line in rows.py, and in values.py how its field is said."""
