"""The demonstration: a throw-away home with accounts for every role, which fills itself while it is looked at."""
