"""What is promised to be fast, measured side by side with what it is held against."""
