"""Measurements of the web application under load: PostgreSQL, a million people, fifty users at once."""
