"""The web application: accounts, uploads, decisions, pages and the programming interface."""
