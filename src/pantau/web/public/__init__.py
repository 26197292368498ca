"""Pages for everybody: what cover costs and what is owed, with the articles; nothing about a person is kept."""
