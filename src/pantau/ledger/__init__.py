"""Rows to events: what is recorded, as of any day, and the monthly cube; pure."""
